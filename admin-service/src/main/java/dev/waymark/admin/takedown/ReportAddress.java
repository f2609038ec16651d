package dev.waymark.admin.takedown;

import dev.waymark.takedown.AbuseContact;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Where abuse is reported, read at the start, so that a mistake is noticed then.
@Singleton
@Startup
final class ReportAddress {
  private final @Nullable String contact;

  /// @throws ConfigurationException when it is neither an address of mail nor of a web page, so
  ///   that the service does not start
  ReportAddress(AbuseSettings settings) {
    try {
      contact = settings.contact().map(AbuseContact::read).map(AbuseContact::text).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  /// As people read it; null when none is set.
  @Nullable String contact() {
    return contact;
  }
}
