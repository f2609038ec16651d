package dev.waymark.visitor.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a database record that says where in a country something is. Public because the
/// reader constructs it by reflection; nobody else should. The reader keeps it in its cache, so a
/// place is put together once and not once per lookup.
public final class PlaceRecord {
  private final Place place;

  /// A record as the database has it.
  ///
  /// @param country where the address is
  /// @param subdivisions from the largest to the smallest; the first is the region
  /// @param city its city
  @MaxMindDbConstructor
  public PlaceRecord(
      @MaxMindDbParameter(name = "country") CountryRecord.@Nullable IsoCode country,
      @MaxMindDbParameter(name = "subdivisions") @Nullable List<Subdivision> subdivisions,
      @MaxMindDbParameter(name = "city") @Nullable City city) {
    Country in = country == null ? null : country.country();
    String code =
        subdivisions == null || subdivisions.isEmpty() ? null : subdivisions.getFirst().code;
    String region = in == null || code == null ? null : in.code() + '-' + code;
    String name = city == null || city.names == null ? null : city.names.english;
    this.place = region == null && name == null ? Place.UNKNOWN : new Place(region, name);
  }

  Place place() {
    return place;
  }

  /// A region of a record, of which only the code is read.
  public static final class Subdivision {
    private final @Nullable String code;

    /// A region as the database has it.
    ///
    /// @param code the second part of its ISO 3166-2 code
    @MaxMindDbConstructor
    public Subdivision(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
      this.code = code;
    }
  }

  /// A city of a record, of which only the name is read.
  public static final class City {
    private final @Nullable Names names;

    /// A city as the database has it.
    ///
    /// @param names by language
    @MaxMindDbConstructor
    public City(@MaxMindDbParameter(name = "names") @Nullable Names names) {
      this.names = names;
    }
  }

  /// The names of something, of which only the English one is read.
  public static final class Names {
    private final @Nullable String english;

    /// Names as the database has them.
    ///
    /// @param english the one in English
    @MaxMindDbConstructor
    public Names(@MaxMindDbParameter(name = "en") @Nullable String english) {
      this.english = english;
    }
  }
}
