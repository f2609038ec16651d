package dev.waymark.visitor.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import dev.waymark.visitor.Country;
import org.jspecify.annotations.Nullable;

/// The part of a database record that is read. The reader constructs it by reflection and keeps it
/// in its cache, so the code is resolved to a country once, not once per lookup.
final class CountryRecord {
  private final @Nullable Country country;

  /// @param located where the address is; null when the record does not say
  /// @param registered where the network is registered, which stands in for it
  @MaxMindDbConstructor
  CountryRecord(
      @MaxMindDbParameter(name = "country") @Nullable IsoCode located,
      @MaxMindDbParameter(name = "registered_country") @Nullable IsoCode registered) {
    Country country = located == null ? null : located.country;
    this.country = country == null && registered != null ? registered.country : country;
  }

  @Nullable Country country() {
    return country;
  }

  /// A `country` map of the database, of which only the code is read.
  static final class IsoCode {
    private final @Nullable Country country;

    @MaxMindDbConstructor
    IsoCode(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
      country = code == null ? null : Country.of(code);
    }
  }
}
