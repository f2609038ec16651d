package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "AZaz09-._~, AZaz09-._~",
    "'a b+c', a%20b%2Bc",
    "'&=?#/%', %26%3D%3F%23%2F%25",
    "ü€😀, %C3%BC%E2%82%AC%F0%9F%98%80",
  })
  void append_text_keepsTheUnreservedOnly(String text, String expected) {
    var out = new StringBuilder();
    PercentEncoding.append(out, text);
    assertThat(out).hasToString(expected);
    assertThat(PercentEncoding.decode(expected, true)).isEqualTo(text);
  }

  @Test
  void append_keptCharacters_stay() {
    var out = new StringBuilder();
    PercentEncoding.append(out, "a+b c", "+");
    assertThat(out).hasToString("a+b%20c");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"a+b, a b", "%41%zz, %41%zz", "%, %", "%C3%28, %C3%28", "%2B, +"})
  void decode_queryOfAPage_readsPlusAsABlankAndLeavesWhatDoesNotDecode(
      String text, String expected) {
    assertThat(PercentEncoding.decode(text, true)).isEqualTo(expected);
  }

  @Test
  void decode_elsewhere_keepsThePlus() {
    assertThat(PercentEncoding.decode("a+b%20c", false)).isEqualTo("a+b c");
  }
}
