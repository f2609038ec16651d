package dev.waymark.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | ENGLISH",
        "'' | ENGLISH",
        "es | SPANISH",
        "es-MX,es;q=0.9,en;q=0.5 | SPANISH",
        "en-GB,es;q=0.5 | ENGLISH",
        "fr | ENGLISH",
        "fr,es;q=0.1 | SPANISH",
        "* | ENGLISH",
        ";;;=, | ENGLISH",
      })
  void asked_aHeader_isTheFirstThatIsSpoken(String header, Language language) {
    assertThat(Language.asked(header)).isEqualTo(language);
  }

  @Test
  void asked_somethingEndless_isNotRead() {
    assertThat(Language.asked("es," + "x".repeat(600))).isEqualTo(Language.ENGLISH);
  }

  @Test
  void lists_inSpanish_avoidThatASoundComesTwice() {
    assertThat(Language.SPANISH.and(List.of("Facebook", "Instagram")))
        .isEqualTo("Facebook e Instagram");
    assertThat(Language.SPANISH.and(List.of("a", "hielo"))).isEqualTo("a y hielo");
    assertThat(Language.SPANISH.or(List.of("Chrome", "Opera"))).isEqualTo("Chrome u Opera");
    assertThat(Language.SPANISH.nor(List.of("a", "b", "c"))).isEqualTo("a, b ni c");
    assertThat(Language.ENGLISH.nor(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    assertThat(Language.SPANISH.number(1_234_567)).isEqualTo("1.234.567");
    assertThat(Language.ENGLISH.number(1_234_567)).isEqualTo("1,234,567");
  }
}
