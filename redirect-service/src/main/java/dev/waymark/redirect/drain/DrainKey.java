package dev.waymark.redirect.drain;

import dev.waymark.secret.Pace;
import dev.waymark.secret.WatchedSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What whoever drains a node must know. Any thread.
final class DrainKey {
  private static final int LEAST = 32;
  private static final String SCHEME = "Bearer ";

  private final WatchedSecret<byte[]> digest;
  private final Pace pace;

  private DrainKey(WatchedSecret<byte[]> digest, Pace pace) {
    this.digest = digest;
    this.pace = pace;
  }

  /// The key of these settings; null when they have none.
  ///
  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  /// @throws IllegalArgumentException when it is weak; it does not say it
  static @Nullable DrainKey of(DrainSettings settings, LongSupplier nanos) {
    String key = settings.key().orElse(null);
    return key == null
        ? null
        : new DrainKey(
            new WatchedSecret<>(
                "waymark.drain.key",
                key,
                settings.keyFile().orElse(null),
                DrainKey::read,
                Logger.getLogger(DrainKey.class)::warn),
            new Pace(Pace.OF_FILES, nanos));
  }

  private static byte[] read(String key) {
    if (key.length() < LEAST || key.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "WAYMARK_DRAIN_KEY needs at least %d characters, without white space.".formatted(LEAST));
    }
    return digest(key);
  }

  /// Whether a request brings it; takes as long for a wrong one as for the right one.
  ///
  /// @param authorization the header; null when it is missing
  boolean isIn(@Nullable String authorization) {
    if (pace.isDue()) {
      digest.refresh();
    }
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            digest.get(), digest(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
