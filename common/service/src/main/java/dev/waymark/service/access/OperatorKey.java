package dev.waymark.service.access;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/// The key of whoever runs this installation.
@Singleton
@Startup
public final class OperatorKey {
  private final ServiceKey key;

  /// The key of these settings.
  ///
  /// @throws io.quarkus.runtime.configuration.ConfigurationException when it is missing or weak, so
  ///   that the service does not start
  public OperatorKey(OperatorSettings settings) {
    this.key = ServiceKey.required("WAYMARK_OPERATOR_KEY", settings.key());
  }

  /// Whether this is the key; takes as long for a wrong one as for the right one.
  public boolean is(Secret secret) {
    return key.is(secret);
  }

  /// Whether another setting gives the same key.
  public boolean isSameAs(ServiceKey other) {
    return key.isSameAs(other);
  }
}
