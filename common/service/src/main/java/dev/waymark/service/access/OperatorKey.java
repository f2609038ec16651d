package dev.waymark.service.access;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/// The key of whoever runs this installation.
@Singleton
@Startup
public final class OperatorKey {
  private final ServiceKey key;

  /// The key of these settings.
  ///
  /// @throws io.quarkus.runtime.configuration.ConfigurationException when it is missing or weak, so
  ///   that the service does not start
  @Inject
  public OperatorKey(OperatorSettings settings) {
    this(settings, System::nanoTime);
  }

  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  OperatorKey(OperatorSettings settings, LongSupplier nanos) {
    this.key =
        ServiceKey.required("waymark.operator.key", settings.key(), settings.keyFile(), nanos);
  }

  /// Whether this is the key; takes as long for a wrong one as for the right one.
  public boolean is(Secret secret) {
    return key.is(secret);
  }

  /// What stands for the key between the services of this installation, which all have it: made
  /// from it for one purpose, of no use for another, and telling nothing of the key.
  ///
  /// @param purpose such as `clicks`
  /// @return 64 hexadecimal digits; others as soon as the key is another
  public String derived(String purpose) {
    return key.derived(purpose);
  }
}
