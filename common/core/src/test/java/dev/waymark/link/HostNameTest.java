package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "example.com, example.com",
    "EXAMPLE.Com., example.com",
    "LOCALHOST., localhost",
    "ex%61mple%2Ecom, example.com",
    "%45xample.com, example.com",
    "bücher.example, xn--bcher-kva.example",
    "XN--BCHER-KVA.example, xn--bcher-kva.example",
    "b%C3%BCcher.example, ",
    "faß.de, xn--fa-hia.de",
    "ｅｘａｍｐｌｅ。com。, example.com",
    "under_score.example, under_score.example",
    "192.0.2.7., 192.0.2.7",
    "[::1], [::1]",
    "[0:0:0:0:0:0:0:1], [::1]",
    "[2001:DB8:0:0:1:0:0:1], [2001:db8::1:0:0:1]",
    "[2001:db8:0:1:1:1:1:1], [2001:db8:0:1:1:1:1:1]",
    "[1::], [1::]",
    "[::], [::]",
    "[::ffff:192.0.2.7], 192.0.2.7",
    "[::ffff:c000:207], 192.0.2.7",
    "[fe80::1%25eth0], ",
    "[::1, ",
    "::1, ",
    "., ",
    "a..b, ",
    "a/b, ",
    "a@b, ",
    "a%2Fb, ",
    "a%4, ",
    "'', ",
    "a b, ",
  })
  void canonical_host_hasOneSpelling(String typed, @Nullable String canonical) {
    assertThat(HostName.canonical(typed)).isEqualTo(canonical);
    if (canonical != null) {
      assertThat(HostName.canonical(canonical)).isEqualTo(canonical);
    }
  }

  @Test
  void comparable_noHost_isWhatWasTyped() {
    assertThat(HostName.comparable("A/B")).isEqualTo("a/b");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://a.example, a.example, -1",
    "HTTP://A.example.:80/x, a.example, -1",
    "https://a.example:443?x=http://b.example, a.example, -1",
    "https://a.example:80/, a.example, 80",
    "http://a.example:/, a.example, -1",
    "http://u:p@a.example:8080#x, a.example, 8080",
    "http://a.example\\@b.example, a.example, -1",
    "shop://item/7, item, -1",
    "http://[::1]:8080/x, [::1], 8080",
    "http://a.example:65536, , 0",
    "http://a.example:8a, , 0",
    "mailto:a@b.example, , 0",
    "/x?http://a.example, , 0",
    "viber://chat?number=1, chat, -1",
  })
  void authority_url_isWhereItGoes(String url, @Nullable String host, int port) {
    assertThat(Authority.of(url)).isEqualTo(host == null ? null : new Authority(host, port));
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
