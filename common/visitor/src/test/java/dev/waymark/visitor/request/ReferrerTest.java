package dev.waymark.visitor.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.Garbage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferrerTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          https://example.com                              | example.com
          https://example.com/                             | example.com
          https://www.Example.COM/path?q=1#f               | example.com
          http://WWW.example.com:8080/                     | example.com
          https://m.facebook.com/path                      | m.facebook.com
          https://wwwx.example.com/                        | wwwx.example.com
          https://www.www.example.com/                     | www.example.com
          https://example.com./                            | example.com
          https://www.example.com.:443/                    | example.com
          https://user:pass@example.com/                   | example.com
          https://a@b@example.com/                         | example.com
          https://example.com?u=@evil.com                  | example.com
          https://example.com#@evil.com                    | example.com
          https://example.com\\@evil.com                   | example.com
          https://münchen.de/                              | xn--mnchen-3ya.de
          https://mÃ¼nchen.de/                             | xn--mnchen-3ya.de
          https://xn--mnchen-3ya.de/                       | xn--mnchen-3ya.de
          https://192.0.2.7:81/                            | 192.0.2.7
          https://[2001:DB8::7]:81/x                       | [2001:db8::7]
          https://[2001:DB8::7]                            | [2001:db8::7]
          https://[nonsense]/                              | -
          https://[::1] :80/                               | -
          https://[fe80::1%eth0]/                          | -
          https://[2001:db8::7/                            | -
          android-app://com.google.android.gm/             | com.google.android.gm
          android-app://org.telegram.messenger             | org.telegram.messenger
          android-app://com.Slack/                         | com.slack
          '  https://example.com '                         | example.com
          HTTPS://example.com                              | example.com
          https://my_shop.example.com/                     | my_shop.example.com
          https://example.com:/                            | example.com
          https://example.com:http/                        | -
          https://exa mple.com/                            | -
          https://example..com/                            | -
          https://.example.com/                            | -
          https:///path                                    | -
          https://                                         | -
          https:/example.com                               | -
          https:example.com                                | -
          //example.com/                                   | -
          example.com                                      | -
          /path                                            | -
          about:blank                                      | -
          data:text/html,x                                 | -
          1http://example.com                              | -
          https://exam%70le.com/                           | -
          https://ex<script>.com/                          | -
          null                                             | -
          ''                                               | -
          -                                                | -
          """)
  void host_ofHeader_isItsHost(@Nullable String header, @Nullable String expected) {
    assertThat(Referrer.host(header)).isEqualTo(expected);
  }

  @Test
  void host_longPath_isStillRead() {
    assertThat(Referrer.host("https://example.com/" + "x".repeat(10_000))).isEqualTo("example.com");
  }

  @Test
  void host_longHost_isNotRead() {
    assertThat(Referrer.host("https://" + "a.".repeat(126) + "a/")).hasSize(253);
    assertThat(Referrer.host("https://" + "a.".repeat(127) + "a/")).isNull();
    assertThat(Referrer.host("https://" + "a".repeat(64) + ".com/")).isNull();
    assertThat(Referrer.host("https://" + "a@".repeat(2000) + "example.com/")).isNull();
  }

  /// Where `java.net.URI` reads a host out of plain input, it is the same one.
  @Test
  void host_ofGarbage_agreesWithUri() {
    var garbage =
        new Garbage(
            "https://",
            "http://",
            "/",
            "?",
            "#",
            "@",
            ":",
            ".",
            "www.",
            "example",
            "com",
            "80",
            "é",
            "-",
            "[::1]",
            "xn--",
            "%41",
            "user",
            "\\",
            " ");
    int compared = 0;
    for (int i = 0; i < Garbage.CASES; i++) {
      String header = (i % 3 == 0 ? "" : "https://") + garbage.next(i);
      String host = Referrer.host(header);
      String expected = slowly(header);
      if (expected != null) {
        compared++;
        assertThat(host).as(Garbage.describe(i, header)).isEqualTo(expected);
      }
      if (host != null) {
        assertThat(host)
            .as(Garbage.describe(i, header))
            .matches("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]+]");
      }
    }
    assertThat(compared).isGreaterThan(5_000);
  }

  private static @Nullable String slowly(String header) {
    try {
      var uri = new URI(header);
      String host = uri.getHost();
      return host == null || !uri.isAbsolute()
          ? null
          : host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").replaceFirst("^www\\.", "");
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
