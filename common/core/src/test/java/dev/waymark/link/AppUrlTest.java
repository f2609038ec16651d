package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppUrlTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://shop.example.com/p/7, https://shop.example.com/p/7",
    "HTTPS://Shop.Example.com/P, https://shop.example.com/P",
    "myapp://product/7, myapp://product/7",
    "MyApp:product?id=7#top, myapp:product?id=7#top",
    "com.example.app-2+x:/a, com.example.app-2+x:/a",
    "myapp://größe, myapp://gr%C3%B6%C3%9Fe",
    "myapp://p/{click_id}, myapp://p/{click_id}",
  })
  void check_whatOpensAnApp_isNormalised(String typed, String normalised) {
    assertThat(AppUrl.check(typed))
        .isInstanceOfSatisfying(
            DestinationUrl.Accepted.class,
            accepted -> assertThat(accepted.text()).isEqualTo(normalised));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "myapp",
        "myapp:",
        ":x",
        "7app://x",
        "my_app://x",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "javascript\u0000:alert(1)",
        "\u0001javascript:alert(1)",
        "\u200bjavascript:alert(1)",
        "%6aavascript:alert(1)",
        "&#106;avascript:alert(1)",
        "\u0458avascript:alert(1)",
        "ｊａｖａｓｃｒｉｐｔ:alert(1)",
        "javaſcript:alert(1)",
        "data:text/html,x",
        "DATA:text/html;base64,x",
        "file:///etc/passwd",
        "vbscript:x",
        "view-source:https://example.com",
        "blob:https://example.com/x",
        "about:blank",
        "ws://example.com",
        "jar:https://example.com!/",
        "content://x",
        "filesystem:x",
        "intent://x#Intent;end",
        "android-app://com.example",
        "tel:+34600000000",
        "mailto:a@example.com",
        "whatsapp://send",
        "tg://resolve",
        "https:example.com",
        "https://user@example.com/",
        "http://",
        "myapp://a b",
        "myapp://a\\b",
        "myapp://a\u202eb",
      })
  void check_anythingElse_isRefused(String typed) {
    assertThat(AppUrl.check(typed)).isInstanceOf(DestinationUrl.Refused.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {8_193, 8_192})
  void check_length_isBounded(int length) {
    String url = "myapp:" + "x".repeat(length - "myapp:".length());

    assertThat(AppUrl.check(url) instanceof DestinationUrl.Accepted)
        .isEqualTo(length <= DestinationUrl.MAX_LENGTH);
  }
}
