package dev.waymark.analytics.access;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The operator's key and the redirect nodes'. Only their digests are kept.
@Singleton
@Startup
final class ServiceKeys {
  private static final int MIN_LENGTH = 32;

  private final Secret operator;
  private final Secret ingest;

  /// @throws ConfigurationException when a key is missing or weak, or both are the same, so that
  ///   the service does not start
  ServiceKeys(OperatorSettings operators, IngestSettings producers) {
    operator = required("WAYMARK_OPERATOR_KEY", operators.key());
    ingest = required("WAYMARK_INGEST_KEY", producers.key());
    if (operator.equals(ingest)) {
      throw new ConfigurationException(
          "WAYMARK_OPERATOR_KEY and WAYMARK_INGEST_KEY must differ: redirect nodes have the second.");
    }
  }

  private static Secret required(String name, Optional<String> given) {
    String key = given.orElse("");
    if (key.length() < MIN_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
      throw new ConfigurationException(
          name
              + " must be set to at least "
              + MIN_LENGTH
              + " characters without white space; 'openssl rand -hex 32' makes a good one.");
    }
    return Secret.of(key);
  }

  boolean isOperator(Secret secret) {
    return operator.equals(secret);
  }

  boolean isIngest(Secret secret) {
    return ingest.equals(secret);
  }
}
