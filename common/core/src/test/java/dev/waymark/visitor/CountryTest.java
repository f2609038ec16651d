package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryTest {
  @Test
  void all_codes_areThoseOfIsoAndKosovo() {
    var expected = new HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
    expected.add("XK");

    assertThat(Country.all())
        .extracting(Country::code)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void all_ordinals_areTheirPlaces() {
    for (int i = 0; i < Country.all().size(); i++) {
      Country country = Country.all().get(i);

      assertThat(country.ordinal()).isEqualTo(i);
      assertThat(Country.of(country.code())).isSameAs(country);
      assertThat(Country.of(country.code().toLowerCase(Locale.ROOT))).isSameAs(country);
    }
  }

  /// The sizes are those of GeoNames' `countryInfo.txt`, without the dissolved `AN` and `CS`.
  @Test
  void continent_ofAll_divideTheWorldAsGeoNamesDoes() {
    Map<Continent, Long> sizes =
        Country.all().stream()
            .collect(Collectors.groupingBy(Country::continent, Collectors.counting()));

    assertThat(sizes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Continent.AF, 58L,
                Continent.AN, 5L,
                Continent.AS, 51L,
                Continent.EU, 53L,
                Continent.NA, 41L,
                Continent.OC, 28L,
                Continent.SA, 14L));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "DE, EU", "RU, EU", "CY, EU", "XK, EU", "IS, EU", "MT, EU", "SJ, EU", "FO, EU", "GB, EU",
    "TR, AS", "GE, AS", "AM, AS", "AZ, AS", "KZ, AS", "IL, AS", "CC, AS", "IO, AS", "MV, AS",
    "US, NA", "MX, NA", "PA, NA", "CU, NA", "GL, NA", "TT, NA", "CW, NA", "GP, NA", "BR, SA",
    "CO, SA", "GF, SA", "FK, SA", "EG, AF", "RE, AF", "SH, AF", "CV, AF", "MU, AF", "YT, AF",
    "AU, OC", "CX, OC", "TL, OC", "PG, OC", "GU, OC", "UM, OC", "PF, OC", "AQ, AN", "BV, AN",
    "GS, AN", "HM, AN", "TF, AN",
  })
  void continent_ofDebatable_isGeoNames(String code, Continent expected) {
    assertThat(Country.of(code)).extracting(Country::continent).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XX",
        "T1",
        "ZZ",
        "A1",
        "A2",
        "EU",
        "AP",
        "UK",
        "EL",
        "AN",
        "CS",
        "YU",
        "SU",
        "",
        "D",
        "DEU",
        "276",
        "d€",
        "D ",
        " D",
        "\u0000\u0000",
        "[[",
        "``",
        "ＤＥ",
        "ıd",
        "DE\n",
      })
  void of_whatIsNoAssignedCode_isNone(String code) {
    assertThat(Country.of(code)).isNull();
  }

  @Test
  void of_anyTwoCharacters_isNoneUnlessLettersOfACode() {
    for (char first = 0; first < 0x180; first++) {
      for (char second = 0; second < 0x180; second++) {
        String code = "" + first + second;
        Country country = Country.of(code);

        if (country != null) {
          assertThat(code).isEqualToIgnoringCase(country.code()).matches("[A-Za-z]{2}");
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"DE, Germany", "XK, Kosovo", "US, United States", "CI, Côte d’Ivoire"})
  void displayName_ofCode_isEnglish(String code, String expected) {
    assertThat(Country.of(code)).extracting(Country::displayName).isEqualTo(expected);
  }

  @Test
  void displayName_ofAll_isAName() {
    assertThat(Country.all())
        .allSatisfy(country -> assertThat(country.displayName()).isNotEqualTo(country.code()));
  }
}
