package dev.waymark.visitor.geo;

import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The country of an address, and where in it that is.
@FunctionalInterface
public interface CountryLookup {
  /// The country that the address belongs to; null when it is not known, which a private or
  /// loopback address never is. Never throws, never blocks, and may be called from any thread.
  @Nullable Country countryOf(InetAddress address);

  /// Where in its country an address is; unknown without a database that has regions and cities.
  /// Never throws, and may be called from any thread.
  default Place placeOf(InetAddress address) {
    return Place.UNKNOWN;
  }

  /// Whether it has regions or cities at all.
  default boolean knowsPlaces() {
    return false;
  }

  /// A lookup without a database: every country is unknown.
  static CountryLookup unknown() {
    return address -> null;
  }
}
