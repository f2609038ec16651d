package dev.waymark.visitor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrowserHeaderTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64) Gecko/1 Firefox/2   | Mozilla/5.0 (X11; Linux x86_64) Gecko/1 Firefox/2
          Mozilla/5.0 (A; B) C/1 (KHTML, like Gecko) D/2      | Mozilla/5.0 (A; B) C/1 (KHTML, like Gecko) D/2
          Mozilla/5.0 (A; moto g(60)) C/1 Mobile D/2          | Mozilla/5.0 (A; moto g(60)) C/1 Mobile D/2
          Mozilla/5.0 (A; moto g (2022)) C/1                  | Mozilla/5.0 (A; moto g (2022)) C/1
          Mozilla/5.0 (A) C/1 Some words here                 | Mozilla/5.0 (A) C/1
          Mozilla/5.0 (A) C/1 [FBAN/FBIOS;FBAV/1]             | Mozilla/5.0 (A) C/1
          Mozilla/5.0 (A) C/1 (B)                             | Mozilla/5.0 (A) C/1
          Mozilla/5.0 (A;B)                                   | -
          Mozilla/5.0 (A; )                                   | -
          Mozilla/5.0 (A; B                                   | -
          Mozilla/5.0 (A  B)                                  | -
          Mozilla/5.0 (A/B/C)                                 | -
          Mozilla/5.0 (A--B)                                  | -
          Mozilla/5.0 ((A))                                   | Mozilla/5.0 ((A))
          Mozilla/5.0 (((A)))                                 | -
          Mozilla/5.0                                         | -
          Mozilla/4.0 (A)                                     | -
          Opera/9.80 (Android; Opera Mini/1)                  | -
          """)
  void partOf_header_isItsPlainStart(String header, @Nullable String expected) {
    assertThat(BrowserHeader.partOf(header)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "(", "((", "[", ";", "; ", ": ", "_", "!/", "Mobile ", "a a/"})
  void partOf_rowsOfAnything_isNotMuch(String piece) {
    assertThat(BrowserHeader.partOf(piece.repeat(500))).isNull();
    assertThat(BrowserHeader.partOf("Mozilla/5.0 (" + piece.repeat(500))).isNull();
    assertThat(BrowserHeader.partOf("Mozilla/5.0 (A) " + piece.repeat(500)))
        .isNotNull()
        .hasSizeLessThan(100);
  }

  @Test
  void partOf_longComment_isNone() {
    assertThat(BrowserHeader.partOf("Mozilla/5.0 (" + "a".repeat(110) + ")")).isNotNull();
    assertThat(BrowserHeader.partOf("Mozilla/5.0 (" + "a".repeat(111) + ")")).isNull();
  }
}
