package dev.waymark.admin.session;

import dev.waymark.address.AddressParser;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a browser has come to this service.
///
/// @param origin as browsers write it in the header `Origin`: scheme, host, and the port if it is
///   not the scheme's own
/// @param way whether others can read along
public record Site(String origin, Way way) {

  /// Whether others can read what goes between the browser and us.
  public enum Way {
    /// No.
    HTTPS,
    /// It is on this machine, or seems so to the browser (a port that is forwarded).
    LOOPBACK,
    /// Yes.
    PLAIN
  }

  static Site of(URI url) {
    return of(url.getScheme(), url.getRawAuthority());
  }

  /// @param authority host and perhaps port
  static Site of(String scheme, String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    boolean isHttps = scheme.equalsIgnoreCase("https");
    String own = isHttps ? ":443" : ":80";
    String host = lower.endsWith(own) ? lower.substring(0, lower.length() - own.length()) : lower;
    return new Site(
        (isHttps ? "https://" : "http://") + host,
        isHttps ? Way.HTTPS : isLoopback(host) ? Way.LOOPBACK : Way.PLAIN);
  }

  /// By name or number, with or without a port. A name of somebody else's that leads here (DNS
  /// rebinding) is none.
  private static boolean isLoopback(String host) {
    int port = host.lastIndexOf(':');
    String name = port > 0 && host.indexOf(':') == port ? host.substring(0, port) : host;
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    InetAddress address = AddressParser.parse(host);
    return address != null && address.isLoopbackAddress();
  }

  /// Under which name a browser keeps the cookie.
  ///
  /// @throws ProblemException when others could read it
  String cookie() {
    return switch (way) {
      case HTTPS -> SECURE_COOKIE;
      case LOOPBACK -> LOOPBACK_COOKIE;
      case PLAIN -> throw plain();
    };
  }

  /// Browsers keep such a cookie only with `Secure`, for this host alone, and for all of its paths.
  static final String SECURE_COOKIE = "__Host-wm";

  static final String LOOPBACK_COOKIE = "wm";

  /// Why nobody signs in here.
  static ProblemException plain() {
    return new ProblemException(
        ProblemType.FORBIDDEN,
        "Others could read your password here: this is plain http, to another machine. Use https,"
            + " by a proxy that WAYMARK_TRUSTED_PROXIES names and that sends X-Forwarded-Proto, or"
            + " with WAYMARK_DASHBOARD_URL set; or come by http://127.0.0.1 on the machine itself.");
  }

  /// Whether a request that changes something was made by a page of ours. A browser says so in
  /// [Sec-Fetch-Site](https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header), which no script
  /// can set; where it does not, in `Origin`.
  ///
  /// @param fetchSite the header `Sec-Fetch-Site`; null when absent
  /// @param originSent the header `Origin`; null when absent
  /// @param whenUntold what it is taken for when neither is there
  boolean isOwnPage(@Nullable String fetchSite, @Nullable String originSent, boolean whenUntold) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    return originSent == null ? whenUntold : originSent.toLowerCase(Locale.ROOT).equals(origin);
  }
}
