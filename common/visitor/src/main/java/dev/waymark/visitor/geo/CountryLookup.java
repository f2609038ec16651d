package dev.waymark.visitor.geo;

import dev.waymark.visitor.Country;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The country of an address.
@FunctionalInterface
public interface CountryLookup {
  /// The country that the address belongs to; null when it is not known, which a private or
  /// loopback address never is. Never throws, never blocks, and may be called from any thread.
  @Nullable Country countryOf(InetAddress address);

  /// A lookup without a database: every country is unknown.
  static CountryLookup unknown() {
    return address -> null;
  }
}
