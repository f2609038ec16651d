package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationUrlTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://example.com, https://example.com",
    "https://example.com/, https://example.com/",
    "HTTPS://EXAMPLE.com/Path?Q=1#F, https://example.com/Path?Q=1#F",
    "http://example.com:8080/x, http://example.com:8080/x",
    "https://münchen.example/straße?q=ü#ß, https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%BC#%C3%9F",
    "https://straße.example/, https://xn--strae-oqa.example/",
    "https://example.com/a%20b?x=%2F&y=[1]|2, https://example.com/a%20b?x=%2F&y=[1]|2",
    "https://example.com?x=1, https://example.com?x=1",
    "https://[2001:DB8::1]:443/x, https://[2001:db8::1]:443/x",
    "https://192.0.2.7/x, https://192.0.2.7/x",
    "https://example.com./x, https://example.com./x",
    "https://example.com/@user, https://example.com/@user",
    "https://localhost/x, https://localhost/x",
    "https://my_shop.example.com/_x, https://my_shop.example.com/_x",
    "https://_dmarc.example.com/, https://_dmarc.example.com/",
    "https://-a-.example.com/, https://-a-.example.com/",
    "https://r3---sn-x.example.com/, https://r3---sn-x.example.com/",
    "https://🫠.example/, https://xn--129h.example/",
    "https://i❤🫠.example/👩\u200d💻, https://xn--i-7iqs950r.example/%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB",
    "https://نامه\u200cای.example/, https://xn--mgba3gch31f060k.example/",
  })
  void check_soundUrl_isNormalisedOnceAndNeverAgain(String typed, String expected) {
    assertThat(DestinationUrl.check(typed)).isInstanceOf(DestinationUrl.Accepted.class);
    String normalised = ((DestinationUrl.Accepted) DestinationUrl.check(typed)).text();
    assertThat(normalised).isEqualTo(expected);
    assertThat(((DestinationUrl.Accepted) DestinationUrl.check(normalised)).text())
        .isEqualTo(normalised);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "example.com",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "%6aavascript:alert(1)",
        " data:text/html,x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil.example",
        "https:///evil.example",
        "https://",
        "https://?x",
        "http://good.example@evil.example",
        "http://good.example\\@evil.example",
        "https://user:pass@example.com/",
        "https://exa mple.com/",
        "https://example.com/a b",
        "https://example.com/\r\nSet-Cookie: x",
        "https://example.com/\u0000",
        "https://example.com/\u007f",
        "https://example.com/\u2028",
        "https://example.com/\u200b",
        "https://example.com/\ud800",
        "https\uff1a//example.com",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com:0443/",
        "https://example.com:/",
        "https://example.com:80x/",
        "https://exa!mple.com/",
        "https://a\u200cb.example/",
        "https://a\u200db.example/",
        "https://\u0378.example/", // unassigned, and no emoji
        "https://a\u2100b.example/", // becomes a/cb
        "https://.example.com/",
        "https://example..com/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://256.1.1.1/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "https://[example.com]/",
        "ftp://example.com/",
        "tel:+491234",
        "intent://x#Intent;end",
      })
  void check_unsafeUrl_isRefusedWithAReason(String typed) {
    assertThat(DestinationUrl.check(typed)).isInstanceOf(DestinationUrl.Refused.class);
    assertThat(((DestinationUrl.Refused) DestinationUrl.check(typed)).reason())
        .matches("(?s).+[.?]");
  }

  @Test
  void check_lengthAtItsBound_isAcceptedAndRefusedOneBeyond() {
    String longest = "https://example.com/" + "x".repeat(8_192 - 20);
    assertThat(DestinationUrl.check(longest)).isInstanceOf(DestinationUrl.Accepted.class);
    assertThat(DestinationUrl.check(longest + "x")).isInstanceOf(DestinationUrl.Refused.class);
    // Each ü becomes six characters.
    assertThat(DestinationUrl.check("https://example.com/" + "ü".repeat(2_000)))
        .isInstanceOf(DestinationUrl.Refused.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"https://example.com/a?b#c", "https://münchen.example:8443/x", "http://[::1]/"})
  void check_soundUrl_hasTheHostThatAParserSees(String typed) {
    var accepted = (DestinationUrl.Accepted) DestinationUrl.check(typed);
    assertThat(URI.create(accepted.text()).getHost()).isEqualTo(accepted.host());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "example.com/page?a=b#c, did you mean https://example.com/page?a=b#c?",
    "www.example.com, did you mean https://www.example.com?",
    "example.com:8080/x, did you mean https://example.com:8080/x?",
    "//example.com, did you mean https://example.com?",
    "page, must begin with https:// or http://.",
    "tel:+34600000000, belongs to a channel; make one",
    "WhatsApp://send?phone=34600000000, belongs to a channel; make one",
    "mailto:a@example.com, belongs to a channel; make one",
  })
  void check_textWithoutAScheme_saysWhatIsMeant(String typed, String says) {
    assertThat(((DestinationUrl.Refused) DestinationUrl.check(typed)).reason()).contains(says);
  }
}
