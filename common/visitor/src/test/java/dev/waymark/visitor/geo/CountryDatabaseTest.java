package dev.waymark.visitor.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maxmind.geoip2.DatabaseReader;
import dev.waymark.address.AddressParser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryDatabaseTest {
  private static CountryLookup bundled = CountryLookup.unknown();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @BeforeAll
  static void open() throws IOException {
    bundled = CountryDatabase.bundled();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "8.8.8.8,              US",
        "193.0.6.139,          NL",
        "133.11.0.1,           JP",
        "200.160.2.3,          BR",
        "2001:4860:4860::8888, US",
        "2001:67c:2e8:22::1,   NL",
        "::ffff:8.8.8.8,       US",
        "127.0.0.1,            -",
        "10.1.2.3,             -",
        "192.168.1.1,          -",
        "172.16.0.1,           -",
        "169.254.0.1,          -",
        "100.64.0.1,           -",
        "0.0.0.0,              -",
        "255.255.255.255,      -",
        "::1,                  -",
        "::,                   -",
        "fe80::1,              -",
        "fd00::1,              -",
      })
  void countryOf_inBundledDatabase_isWhereTheAddressIs(String address, @Nullable String code) {
    Country country = bundled.countryOf(address(address));

    assertThat(country == null ? null : country.code()).isEqualTo(code);
  }

  @Test
  void placeOf_inADatabaseOfCities_isRegionAndCity() throws IOException {
    Map<String, ?> madrid =
        Map.of(
            "country",
            Map.of("iso_code", "ES"),
            "subdivisions",
            List.of(Map.of("iso_code", "MD"), Map.of("iso_code", "M")),
            "city",
            Map.of("names", Map.of("de", "Madrid (Stadt)", "en", "Madrid")));
    Path file = directory.resolve("city.mmdb");
    Files.write(file, TinyDatabase.of("Test-City", madrid, TinyDatabase.country("FR")));

    CountryDatabase database = CountryDatabase.open(file);

    assertThat(database.knowsPlaces()).isTrue();
    assertThat(database.placeOf(address("8.8.8.8"))).isEqualTo(new Place("ES-MD", "Madrid"));
    assertThat(database.countryOf(address("8.8.8.8"))).isEqualTo(Country.of("ES"));
    assertThat(database.placeOf(address("193.0.6.139"))).isEqualTo(Place.UNKNOWN);
    assertThat(database.placeOf(address("2001:db8::1"))).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void placeOf_inADatabaseOfCountries_isUnknown() {
    assertThat(bundled.knowsPlaces()).isFalse();
    assertThat(bundled.placeOf(address("8.8.8.8"))).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void countryOf_ofRandomAddresses_agreesWithGeoip2() throws Exception {
    agreesWithGeoip2(bundled);
  }

  @Test
  void index_ofRandomAddresses_agreesWithGeoip2() throws Exception {
    CountryDatabase indexed = CountryDatabase.bundled();

    assertThat(indexed.index()).isTrue();
    agreesWithGeoip2(indexed);
  }

  private static void agreesWithGeoip2(CountryLookup lookup) throws Exception {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(20_260_101L);
    int found = 0;
    try (InputStream in =
            Objects.requireNonNull(CountryDatabase.class.getResourceAsStream("country.mmdb.gz"));
        var reader = new DatabaseReader.Builder(new GZIPInputStream(in)).build()) {
      for (int i = 0; i < 50_000; i++) {
        byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
        random.nextBytes(bytes);
        if (bytes.length == 16) {
          bytes[0] = (byte) (random.nextBoolean() ? 0x20 : 0x2A);
          bytes[1] = (byte) random.nextInt(0x10);
        }
        InetAddress address = InetAddress.getByAddress(bytes);
        Country expected =
            reader
                .tryCountry(address)
                .map(response -> Country.of(Objects.requireNonNull(response.country().isoCode())))
                .orElse(null);

        assertThat(lookup.countryOf(address)).as("%s", address).isEqualTo(expected);
        found += expected == null ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void countryOf_everyHit_isTheOneInstance() {
    assertThat(bundled.countryOf(address("8.8.8.8"))).isSameAs(Country.of("US"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "T1", "ZZ", "EU", "AP", "", "D", "DEU"})
  void countryOf_codeThatIsNoCountry_isUnknown(String code) throws IOException {
    var database =
        open(
            TinyDatabase.of(
                "Test", TinyDatabase.country("DE"), Map.of("country", Map.of("iso_code", code))));

    assertThat(database.countryOf(address("1.1.1.1"))).isEqualTo(Country.of("DE"));
    assertThat(database.countryOf(address("200.1.1.1"))).isNull();
  }

  @Test
  void countryOf_recordOfCityDatabase_isItsCountryOrTheRegisteredOne() throws IOException {
    var low =
        Map.of(
            "city", Map.of("names", Map.of("en", "Vienna")),
            "country", Map.of("iso_code", "AT", "geoname_id", 1),
            "registered_country", Map.of("iso_code", "DE"));
    var high = Map.of("registered_country", Map.of("iso_code", "CH"), "location", Map.of());
    var database = open(TinyDatabase.of("GeoLite2-City", low, high));

    assertThat(database.countryOf(address("1.1.1.1"))).isEqualTo(Country.of("AT"));
    assertThat(database.countryOf(address("200.1.1.1"))).isEqualTo(Country.of("CH"));
    assertThat(database.type()).isEqualTo("GeoLite2-City");
    assertThat(database.builtAt()).isEqualTo("2023-11-14T22:13:20Z");
  }

  @Test
  void countryOf_ipv6InIpv4Database_isUnknown() throws IOException {
    var database = open(tiny("DE", "FR"));

    assertThat(database.countryOf(address("2001:db8::1"))).isNull();
  }

  @Test
  void open_gzippedFile_readsIt() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(tiny("DE", "FR"));
    }

    assertThat(open(zipped.toByteArray()).countryOf(address("200.1.1.1")))
        .isEqualTo(Country.of("FR"));
  }

  @Test
  void open_databaseWithoutCountries_isRefused() {
    byte[] numbers =
        TinyDatabase.of(
            "GeoLite2-ASN",
            Map.of("autonomous_system_number", 1),
            Map.of("autonomous_system_number", 2));

    assertThatThrownBy(() -> open(numbers))
        .isInstanceOf(IOException.class)
        .hasMessage("a database of type GeoLite2-ASN, without countries");
  }

  @Test
  void open_recordsOfAnotherForm_isRefused() {
    byte[] flat = TinyDatabase.of("flat", Map.of("country", "DE"), Map.of("country", "FR"));

    assertThatThrownBy(() -> open(flat)).isInstanceOf(IOException.class);
  }

  @Test
  void open_damagedFile_isRefusedOrReadsWithoutThrowing() throws IOException {
    byte[] good = tiny("DE", "FR");
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> open(cut)).isInstanceOf(IOException.class);
    }
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) 0xFF;
      try {
        CountryDatabase database = open(changed);
        database.countryOf(address("1.1.1.1"));
        database.countryOf(address("200.1.1.1"));
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("NullPointerException");
      }
    }
  }

  @Test
  void open_noFile_saysSo() {
    assertThatThrownBy(() -> CountryDatabase.open(directory.resolve("absent.mmdb")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void unknown_ofAnyAddress_isUnknown() {
    assertThat(CountryLookup.unknown().countryOf(address("8.8.8.8"))).isNull();
  }

  private CountryDatabase open(byte[] bytes) throws IOException {
    return CountryDatabase.open(Files.write(directory.resolve("test.mmdb"), bytes));
  }

  private static byte[] tiny(String low, String high) {
    return TinyDatabase.of("Test", TinyDatabase.country(low), TinyDatabase.country(high));
  }

  private static InetAddress address(String text) {
    return Objects.requireNonNull(AddressParser.parse(text), text);
  }
}
