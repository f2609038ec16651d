package dev.waymark.takedown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.takedown.Takedown.What;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakedownsTest {

  @ParameterizedTest
  @CsvSource({
    "host, EVIL.example., evil.example",
    "host, bücher.example, xn--bcher-kva.example",
    "host, ev%69l.example, evil.example",
    "host, 192.0.2.7, 192.0.2.7",
    "host, [::ffff:192.0.2.7], 192.0.2.7",
    "host, [2001:DB8:0::7], [2001:db8::7]",
    "host, com, ",
    "host, localhost, ",
    "host, https://evil.example/, ",
    "host, evil.example/x, ",
    "host, evil.example:8080, ",
    "host, *.evil.example, ",
    "host, '', ",
    "link, lnk_0a, lnk_0a",
    "link, lnk_, ",
    "link, ws_0a, ",
    "link, lnk_0A, ",
    "workspace, ws_0a, ws_0a",
    "workspace, lnk_0a, ",
  })
  void read_subject_isCanonicalOrRefused(String what, String typed, @Nullable String subject) {
    What kind = Objects.requireNonNull(What.of(what));
    Takedown.Reading reading = Takedown.read(kind, typed);
    if (subject == null) {
      assertThat(reading).isInstanceOf(Takedown.Refused.class);
    } else {
      assertThat(reading).isEqualTo(new Takedown.Accepted(new Takedown(kind, subject)));
    }
  }

  @Test
  void read_longSubject_isRefused() {
    assertThat(Takedown.read(What.HOST, "a.".repeat(200))).isInstanceOf(Takedown.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/, evil.example",
    "https://a.b.evil.example:8443/x, evil.example",
    "http://EVIL.example./, evil.example",
    "https://user@evil.example/, evil.example",
    "http://[2001:db8:0:0::7]/, [2001:db8::7]",
    "http://192.0.2.7:1/, 192.0.2.7",
    "https://deep.sub.example/, sub.example",
    "https://example/, ",
    "https://other.example/evil.example, ",
    "https://evil.example.com/, ",
    "https://1.192.0.2.7.example/, ",
    "mailto:a@evil.example, ",
    "tel:+34600000000, ",
    "intent://evil.example/x#Intent;scheme=https;end, evil.example",
    "intent://ok.example/#Intent;S.browser_fallback_url=https%3A%2F%2Fa.evil.example%2F;end, "
        + "evil.example",
    "intent:#Intent;S.browser_fallback_url=https%253a%252f%252fevil.example;end, evil.example",
    "firefox://open-url?url=HTTPS://evil.example&x=a@b, evil.example",
    "firefox://open-url?url=https://ok.example&x=%zz&url=https%3A//a&b@evil.example, evil.example",
    "microsoft-edge:http://evil.example, evil.example",
    "x-safari-https://evil.example/, evil.example",
    "googlechromes://evil.example/, evil.example",
    "app://open?say=evil.example, ",
    "https://ok.example/?url=https://evil.example, ",
  })
  void ofUrl_host_isItOrBelowIt(String url, @Nullable String host) {
    Takedowns takedowns =
        Takedowns.of(
            List.of(
                new Takedown(What.HOST, "evil.example"),
                new Takedown(What.HOST, "sub.example"),
                new Takedown(What.HOST, "192.0.2.7"),
                new Takedown(What.HOST, "[2001:db8::7]")));
    assertThat(takedowns.ofUrl(url)).isEqualTo(host == null ? null : new Takedown(What.HOST, host));
  }

  @Test
  void none_always_hasNothing() {
    assertThat(Takedowns.of(List.of())).isSameAs(Takedowns.NONE);
    assertThat(Takedowns.NONE.isEmpty()).isTrue();
    assertThat(Takedowns.NONE.ofUrl("https://evil.example/")).isNull();
    assertThat(Takedowns.NONE.ofLink("lnk_1", "ws_1")).isNull();
    assertThat(Takedowns.of(List.of(new Takedown(What.LINK, "lnk_1"))).size()).isEqualTo(1);
  }
}
