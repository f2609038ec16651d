package dev.waymark.visitor.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import dev.waymark.visitor.Country;
import org.jspecify.annotations.Nullable;

/// The part of a database record that is read. Public because the reader constructs it by
/// reflection; nobody else should. The reader keeps it in its cache, so a code is resolved to a
/// country once and not once per lookup.
public final class CountryRecord {
  private final @Nullable Country country;

  /// A record as the database has it.
  ///
  /// @param located where the address is; null when the record does not say
  /// @param registered where the network is registered, which stands in for it
  @MaxMindDbConstructor
  public CountryRecord(
      @MaxMindDbParameter(name = "country") @Nullable IsoCode located,
      @MaxMindDbParameter(name = "registered_country") @Nullable IsoCode registered) {
    Country country = located == null ? null : located.country;
    this.country = country == null && registered != null ? registered.country : country;
  }

  @Nullable Country country() {
    return country;
  }

  /// A country of a record, of which only the code is read.
  public static final class IsoCode {
    private final @Nullable Country country;

    /// A country as the database has it.
    ///
    /// @param code its ISO 3166-1 code; unassigned ones (`XX`, `T1`) are no country
    @MaxMindDbConstructor
    public IsoCode(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
      country = code == null ? null : Country.of(code);
    }

    @Nullable Country country() {
      return country;
    }
  }
}
