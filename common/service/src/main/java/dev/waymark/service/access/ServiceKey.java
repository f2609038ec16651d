package dev.waymark.service.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.MessageDigest;
import java.util.Optional;

/// A key that a service gets from its settings. Only its digest is kept.
public final class ServiceKey {
  private static final int MIN_LENGTH = 32;

  private final byte[] digest;

  private ServiceKey(byte[] digest) {
    this.digest = digest;
  }

  /// The key that a setting gives.
  ///
  /// @param name of the setting
  /// @throws ConfigurationException when the key is missing or weak, so that the service does not
  ///   start
  public static ServiceKey required(String name, Optional<String> given) {
    String key = given.orElse("");
    if (key.length() < MIN_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
      throw new ConfigurationException(
          name
              + " must be set to at least "
              + MIN_LENGTH
              + " characters without white space; 'openssl rand -hex 32' makes a good one.");
    }
    return new ServiceKey(new Secret(key).digest());
  }

  /// Whether this is the key; takes as long for a wrong one as for the right one.
  public boolean is(Secret secret) {
    return MessageDigest.isEqual(digest, secret.digest());
  }

  /// Whether two settings give the same key.
  public boolean isSameAs(ServiceKey other) {
    return MessageDigest.isEqual(digest, other.digest);
  }
}
