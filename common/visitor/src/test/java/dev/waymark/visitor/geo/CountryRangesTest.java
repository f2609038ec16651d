package dev.waymark.visitor.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.visitor.Country;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryRangesTest {
  private static final CountryRanges RANGES =
      new CountryRanges.Builder()
          .add(address("1.0.0.0"), 24, Country.of("AU"))
          .add(address("1.0.1.0"), 24, Country.of("CN"))
          .add(address("1.0.2.0"), 23, Country.of("CN"))
          .add(address("1.0.8.0"), 32, Country.of("JP"))
          .add(address("255.255.255.255"), 32, Country.of("BR"))
          .add(address("2001:db8::"), 32, Country.of("DE"))
          .add(address("2001:db9::"), 127, Country.of("FR"))
          .add(address("2001:db9::ffff:ffff:ffff:ffff"), 128, Country.of("ES"))
          .add(address("2001:db9:0:1::"), 64, Country.of("ES"))
          .add(address("ff00::"), 8, Country.of("IT"))
          .build();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "0.0.0.0,                       -",
        "0.255.255.255,                 -",
        "1.0.0.0,                       AU",
        "1.0.0.255,                     AU",
        "1.0.1.0,                       CN",
        "1.0.3.255,                     CN",
        "1.0.4.0,                       -",
        "1.0.7.255,                     -",
        "1.0.8.0,                       JP",
        "1.0.8.1,                       -",
        "255.255.255.254,               -",
        "255.255.255.255,               BR",
        "::,                            -",
        "2001:db7:ffff::,               -",
        "2001:db8::,                    DE",
        "2001:db8:ffff::1,              DE",
        "2001:db9::1,                   FR",
        "2001:db9::2,                   -",
        "2001:db9::ffff:ffff:ffff:fffe, -",
        "2001:db9::ffff:ffff:ffff:ffff, ES",
        "2001:db9:0:1::1,               ES",
        "2001:db9:0:2::,                -",
        "feff::,                        -",
        "ffff::ffff,                    IT",
      })
  void countryOf_addressAroundTheEdgesOfRanges_isThatOfItsNetwork(
      String address, @Nullable String code) {
    Country country = RANGES.countryOf(address(address));

    assertThat(country == null ? null : country.code()).isEqualTo(code);
  }

  @Test
  void countryOf_withoutAnyRange_isUnknown() {
    CountryRanges none = new CountryRanges.Builder().build();

    assertThat(none.countryOf(address("8.8.8.8"))).isNull();
    assertThat(none.countryOf(address("2001:db8::1"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0.0", "1.0.0.255", "0.0.0.0"})
  void add_networkThatDoesNotComeAfterTheOthers_isRefused(String address) {
    var builder =
        new CountryRanges.Builder()
            .add(address("1.0.0.0"), 24, Country.of("AU"))
            .add(address("2001:db8::"), 32, Country.of("DE"));

    assertThatThrownBy(() -> builder.add(address(address), 32, Country.of("CN")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.add(address("2001:db8:1::"), 48, Country.of("CN")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countryOf_ofRandomRanges_isThatOfTheNetworkThatHasTheAddress() throws Exception {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(20_261_121L);
    for (int round = 0; round < 50; round++) {
      var builder = new CountryRanges.Builder();
      var expected = new ArrayList<@Nullable Country>();
      // The networks 10.0.0.0/24, 10.0.1.0/24 and so on, some of them left out.
      for (int i = 0; i < 512; i++) {
        Country country = random.nextInt(3) == 0 ? null : Country.all().get(random.nextInt(4));
        boolean listed = country != null || random.nextBoolean();
        if (listed) {
          builder.add(network(i, 0), 24, country);
        }
        expected.add(country);
      }
      CountryRanges ranges = builder.build();
      for (int i = 0; i < 512; i++) {
        assertThat(ranges.countryOf(network(i, random.nextInt(256)))).isEqualTo(expected.get(i));
      }
    }
  }

  private static InetAddress network(int i, int host) throws Exception {
    return InetAddress.getByAddress(new byte[] {10, (byte) (i >> 8), (byte) i, (byte) host});
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }
}
