package dev.waymark.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagesTest {
  private static final Languages LANGUAGES = Languages.load();

  static Collection<Language> languages() {
    return LANGUAGES.all();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | en",
        "'' | en",
        "de | de",
        "DE-at,de;q=0.9,en;q=0.8 | de",
        "en;q=0.3, fr;q=0.8 | fr",
        // Neither Welsh nor Basque is there: what is liked next.
        "cy, eu;q=0.9, es;q=0.5, en;q=0.4 | es",
        "cy | en",
        "pt-BR | pt",
        "zh | zh-Hans",
        "zh-CN | zh-Hans",
        "zh-SG | zh-Hans",
        "zh-TW | zh-Hant",
        "zh-HK,zh;q=0.9 | zh-Hant",
        "zh-Hant-CN | zh-Hant",
        "zh-Hans-TW | zh-Hans",
        "iw | he",
        "in-ID | id",
        "*, nl;q=0 | en",
        "ar-EG;q=2, ; , \u0001 | en",
      })
  void of_header_isTheLanguageThatIsLikedBest(@Nullable String accepted, String tag) {
    assertThat(LANGUAGES.of(accepted)).hasToString(tag);
  }

  @Test
  void of_longHeader_isCut() {
    assertThat(LANGUAGES.of("cy,".repeat(1_000) + "de")).hasToString("en");
  }

  /// A place is filled where English has one, and nowhere else; and nothing is left in English.
  @ParameterizedTest
  @MethodSource("languages")
  void texts_each_areThereWithTheirPlaces(Language language) {
    for (Text text : Text.values()) {
      assertThat(places(language.say(text)))
          .as(text.key())
          .isEqualTo(places(LANGUAGES.english().say(text)));
      assertThat(language.say(text)).as(text.key()).doesNotContain("<", ">", "&", "\uFFFD");
    }
    if (!language.equals(LANGUAGES.english())) {
      assertThat(Stream.of(Text.values()).filter(text -> isEnglish(language, text)).count())
          .isLessThan(4);
    }
  }

  private static int places(String text) {
    return text.split("\\{\\}", -1).length - 1;
  }

  private static boolean isEnglish(Language language, Text text) {
    return language.say(text).equals(LANGUAGES.english().say(text));
  }

  @ParameterizedTest
  @CsvSource({
    "off_heading = x, does not say not_found_heading",
    "surplus = x, does not say",
  })
  void language_incomplete_isRefused(String words, String message) throws Exception {
    var properties = new Properties();
    properties.load(new StringReader(words));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Language("xx", properties))
        .withMessageContaining(message);
  }

  @Test
  void language_withATextThatNobodyAsksFor_isRefused() {
    var words = new Properties();
    for (Text text : Text.values()) {
      words.setProperty(text.key(), "x");
    }
    words.setProperty("surplus", "x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Language("xx", words))
        .withMessageContaining("surplus");
  }
}
