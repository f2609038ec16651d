package dev.waymark.admin.factor;

import dev.waymark.service.access.Secret;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A code that works once, in the place of the app's: 24 characters of base 32 (120 bits), in
/// groups of four. So much cannot be guessed, and a plain hash is enough to keep.
final class RecoveryCode {
  private static final int BYTES = 15;
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{24}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

  private RecoveryCode() {}

  /// A new one.
  ///
  /// @param random cryptographically strong
  static String next(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String plain = Totp.base32(bytes).toLowerCase(Locale.ROOT);
    return plain.replaceAll("(.{4})(?!$)", "$1-");
  }

  /// What is kept of one, however it is typed; null for what can be none.
  static @Nullable String hash(String text) {
    String plain = BETWEEN.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    return FORM.matcher(plain).matches() ? new Secret(plain).hash() : null;
  }
}
