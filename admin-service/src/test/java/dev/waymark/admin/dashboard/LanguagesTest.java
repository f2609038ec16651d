package dev.waymark.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest(name = "{0}, {1} -> {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, en",
        "-, es, es",
        "-, 'es-MX,es;q=0.9,en;q=0.8', es",
        "-, 'de,es;q=0.5', es",
        "-, 'de-DE,de', en",
        "-, '*', en",
        "-, 'es;q=nonsense', en",
        "-, ',,;;', en",
        "es, 'en-GB', es",
        "en, es, en",
        "xx, es, es",
        "'', es, es"
      })
  void of_takesThePersonsThenTheBrowsersThenEnglish(
      @Nullable String chosen, @Nullable String acceptLanguage, String language) {
    assertThat(Languages.of(chosen, acceptLanguage).toLanguageTag()).isEqualTo(language);
  }

  @Test
  void of_veryLongHeader_isNotRead() {
    assertThat(Languages.of(null, "es," + "de,".repeat(10_000)).toLanguageTag()).isEqualTo("en");
  }
}
