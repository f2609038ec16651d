package dev.waymark.admin.session;

import dev.waymark.service.access.Secret;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Random texts that open something for whoever has them: 256 bits in base64url, of which only the
/// hash is kept. Unlike a key they have no mark of ours, for nobody writes them into a program.
public final class Tokens {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{43}");

  private Tokens() {}

  /// A new one.
  ///
  /// @param random cryptographically strong
  public static Secret next(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The one that a text is; null when it can be none, so that nobody need look for it.
  public static @Nullable Secret of(@Nullable String text) {
    return text != null && FORM.matcher(text).matches() ? new Secret(text) : null;
  }
}
