package dev.waymark.admin.session;

import dev.waymark.service.access.Secret;
import org.jspecify.annotations.Nullable;

/// A browser that somebody signs in with.
///
/// @param network that it is in, `/24` or `/56` of IPv6, for what is limited
/// @param userAgent what it says it is, up to 255 characters; empty when it says nothing
/// @param former the token that it sends already; null for none
/// @param site how it has come here
public record Browser(String network, String userAgent, @Nullable Secret former, Site site) {

  /// The value of `Set-Cookie` that keeps somebody signed in, for the answer to this browser.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when others could read it
  public String keeping(NewSession session) {
    return cookie(session.token().text(), Sessions.LONGEST.toSeconds());
  }

  /// The value of `Set-Cookie` that makes it forget.
  public String forgetting() {
    return cookie("", 0);
  }

  /// The value of `Set-Cookie` that keeps what a sign-in elsewhere needs when the browser comes
  /// back, which is a request that another site makes.
  ///
  /// @param value empty to forget it
  /// @throws dev.waymark.service.problem.ProblemException when others could read it
  public String keepingAttempt(String value) {
    return site.cookie()
        + ATTEMPT
        + "="
        + value
        + "; Path=/; Max-Age="
        + (value.isEmpty() ? 0 : ATTEMPT_SECONDS)
        + (site.cookie().equals(Site.SECURE_COOKIE) ? "; Secure" : "")
        + "; HttpOnly; SameSite=Lax";
  }

  /// The name of that cookie.
  public String attemptCookie() {
    return site.cookie() + ATTEMPT;
  }

  private static final String ATTEMPT = "-oidc";
  private static final int ATTEMPT_SECONDS = 600;

  private String cookie(String value, long seconds) {
    String name = site.cookie();
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + (name.equals(Site.SECURE_COOKIE) ? "; Secure" : "")
        + "; HttpOnly; SameSite=Strict";
  }
}
