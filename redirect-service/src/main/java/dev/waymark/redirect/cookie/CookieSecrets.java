package dev.waymark.redirect.cookie;

import dev.waymark.secret.Placeholder;
import dev.waymark.secret.WatchedSecret;
import io.quarkus.logging.Log;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Takes the secrets that sign cookies from the settings.
public final class CookieSecrets {
  private static final int LEAST = 32;

  private CookieSecrets() {}

  /// What signs.
  ///
  /// @param random makes a secret where the settings have none
  /// @throws IllegalArgumentException when a secret is too short; it does not say the secret
  public static Seal seal(CookieSettings settings, RandomGenerator random) {
    String secret = checked("waymark.cookie.secret", settings.secret());
    if (secret == null) {
      Log.warn(
          "WAYMARK_COOKIE_SECRET is not set: the cookies of visitors are valid on this node and"
              + " until its next start only");
    }
    return new Seal(
        secret == null ? random(random) : secret,
        checked("waymark.cookie.secret-previous", settings.secretPrevious()));
  }

  private static @Nullable String checked(String setting, Optional<String> secret) {
    if (secret.isPresent() && secret.get().length() < LEAST) {
      throw new IllegalArgumentException(
          "%s needs at least %d characters, not %d."
              .formatted(WatchedSecret.variable(setting), LEAST, secret.get().length()));
    }
    secret.ifPresent(given -> Placeholder.refuse(setting, given));
    return secret.orElse(null);
  }

  private static String random(RandomGenerator random) {
    var bytes = new byte[LEAST];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
