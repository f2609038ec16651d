package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguagesTest {
  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "English,    en",
        "english,    en",
        "German,     de",
        "Deutsch,    de",
        "fran\u00e7ais, fr",
        "\u65e5\u672c\u8a9e, ja",
        "en-UK,      en-GB",
        "en_US,      en-US",
        "pt_br,      pt-BR",
        "jp,         ja",
        "jp-JP,      ja-JP",
        "cz,         cs",
        "dk,         da",
        "us,         en-US",
        "ua,         uk",
        "ger,        de",
        "deu,        de",
        "zh-CHT,     zh-Hant",
        "zh-CHS,     zh-Hans",
        "en-EN,      en",
        "English-US, en-US",
        "klingon,    -",
        "xx,         -",
        "*,          -",
      })
  void meant_whatPeopleWrite_isTheTag(String text, @Nullable String tag) {
    assertThat(Languages.meant(text)).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en",
        "en-GB",
        "uk",
        "uk-UA",
        "se",
        "fil",
        "gsw-CH",
        "yue-HK",
        "zh-Hant-TW",
        "es-419",
        "no",
        "iw",
        "in",
        "tl",
        "sr-Latn-RS",
        "zh-CH",
        "sl-rozaj-biske"
      })
  void isSent_whatBrowsersSend_is(String tag) {
    assertThat(Languages.isSent(Objects.requireNonNull(LanguageTag.parse(tag)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"English", "en-UK", "jp", "cz", "xx", "en-XX", "deu", "ger", "zh-CHS", "jp-JP"})
  void isSent_whatNoneSends_isNot(String tag) {
    assertThat(Languages.isSent(Objects.requireNonNull(LanguageTag.parse(tag)))).isFalse();
  }

  /// What is meant must be something that is then accepted.
  @Test
  void meant_ofEveryCountrysCode_isSent() {
    for (Country country : Country.all()) {
      String meant = Languages.meant(country.code());
      if (meant != null) {
        assertThat(Languages.isSent(Objects.requireNonNull(LanguageTag.parse(meant))))
            .as(country.code())
            .isTrue();
      }
    }
  }
}
