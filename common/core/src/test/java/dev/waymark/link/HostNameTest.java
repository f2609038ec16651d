package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  /// The first two are the examples of [UTS 46](https://www.unicode.org/reports/tr46/), section 7.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "faß.de, xn--fa-hia.de",
    "βόλος.com, xn--nxasmm1c.com",
    "straße.de, xn--strae-oqa.de",
    "STRAßE.de, xn--strae-oqa.de",
    "strasse.de, strasse.de",
    "βόλοσ.com, xn--nxasmq6b.com",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "www.MÜNCHEN.straße.Example, www.xn--mnchen-3ya.xn--strae-oqa.example",
    "xn--mnchen-3ya.straße.de, xn--mnchen-3ya.xn--strae-oqa.de",
    "straße。de., xn--strae-oqa.de.",
    "ß, xn--zca",
    "example.com, example.com",
  })
  void ascii_name_isTheOneThatBrowsersGoTo(String typed, String ascii) {
    assertThat(HostName.ascii(typed, IDN.USE_STD3_ASCII_RULES)).isEqualTo(ascii);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"-straße.de", "stra_ße.de", "straße..de", "straße\u16A0.de", "💩ß.de"})
  void ascii_noName_isNull(String typed) {
    assertThat(HostName.ascii(typed, IDN.USE_STD3_ASCII_RULES)).isNull();
  }

  @Test
  void punycode_randomLabels_isWhatTheJdkMakesOfThem() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(0x50_55_4E_59);
    String letters = "abz09äöüøłчжшकखगあいう日本語漢𠮷";
    for (int i = 0; i < 5_000; i++) {
      var label = new StringBuilder("é");
      for (int j = random.nextInt(12); j > 0; j--) {
        label.appendCodePoint(letters.codePointAt(random.nextInt(letters.length() - 1)));
      }
      var encoded = new StringBuilder("xn--");
      Punycode.append(encoded, label.toString());
      assertThat(encoded).hasToString(IDN.toASCII(label.toString(), IDN.ALLOW_UNASSIGNED));
    }
  }
}
