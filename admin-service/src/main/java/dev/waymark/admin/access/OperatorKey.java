package dev.waymark.admin.access;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.security.MessageDigest;

/// The key of whoever runs this installation. Only its hash is kept.
@Singleton
@Startup
final class OperatorKey {
  private static final int MIN_LENGTH = 32;

  private final byte[] digest;

  /// @throws ConfigurationException when the key is missing or weak, so that the service does not
  ///   start
  OperatorKey(OperatorSettings settings) {
    String key = settings.key().orElse("");
    if (key.length() < MIN_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
      throw new ConfigurationException(
          "WAYMARK_OPERATOR_KEY must be set to at least "
              + MIN_LENGTH
              + " characters without white space; 'openssl rand -hex 32' makes a good one.");
    }
    this.digest = new Secret(key).digest();
  }

  /// Whether this is the key; takes as long for a wrong one as for the right one.
  boolean is(Secret secret) {
    return MessageDigest.isEqual(digest, secret.digest());
  }
}
