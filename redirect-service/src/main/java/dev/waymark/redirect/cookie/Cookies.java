package dev.waymark.redirect.cookie;

import dev.waymark.visitor.Parameters;
import org.jspecify.annotations.Nullable;

/// Gives cookies to visitors and reads what comes back. Any thread.
///
/// A value is signed with the name of its cookie and its expiry: nobody makes one up, passes one
/// off as another's, or uses one for longer than it was meant.
public final class Cookies {
  /// Longer texts are not looked at.
  private static final int MAX_LENGTH = 4_096;

  /// A neighbour below the same domain may plant cookies of the same name before ours; more than
  /// these are not tried.
  private static final int MOST_TRIED = 4;

  private static final long MILLIS = 1_000;

  private final Seal seal;
  private final boolean secure;

  /// @param secure whether visitors come over https
  public Cookies(Seal seal, boolean secure) {
    this.seal = seal;
    this.secure = secure;
  }

  /// The value that was given to this visitor; null when there is none that can be believed.
  ///
  /// @param sent the visitor's cookies
  /// @param subject the id of the link, or of what else it is kept for
  public @Nullable String read(Parameters sent, CookieKind kind, String subject, long epochMillis) {
    if (sent.size() == 0) {
      return null;
    }
    String name = kind.named(subject, secure);
    int tried = 0;
    for (int i = 0; i < sent.size() && tried < MOST_TRIED; i++) {
      if (sent.name(i).equals(name) && sent.value(i).length() <= MAX_LENGTH) {
        String value = seal.open(name, sent.value(i), epochMillis / MILLIS);
        if (value != null) {
          return value;
        }
        tried++;
      }
    }
    return null;
  }

  /// The [Set-Cookie](https://www.rfc-editor.org/rfc/rfc6265#section-4.1) header that gives a
  /// visitor a value.
  ///
  /// @param subject as for {@link #read}: letters, digits, `-` and `_`
  public String setting(CookieKind kind, String subject, String value, long epochMillis) {
    String name = kind.named(subject, secure);
    long seconds = kind.lifetime().toSeconds();
    return name
        + '='
        + seal.seal(name, value, epochMillis / MILLIS + seconds)
        + "; Max-Age="
        + seconds
        + "; Path=/; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
