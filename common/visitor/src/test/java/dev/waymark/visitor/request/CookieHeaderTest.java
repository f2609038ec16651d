package dev.waymark.visitor.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.Garbage;
import dev.waymark.visitor.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CookieHeaderTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a=1                      | a:1
          a=1; b=2                 | a:1 b:2
          a=1;b=2;                 | a:1 b:2
          a=1 ;  b = 2 ;c=3        | a:1 b:2 c:3
          a=1; a=2                 | a:1 a:2
          a=                       | a:
          a                        | ``
          =1; b=2                  | b:2
          a=b=c                    | a:b=c
          a="x"                    | a:x
          a="x y"                  | a:x_y
          a=""                     | a:
          a="                      | a:"
          a="x                     | a:"x
          a=1+2                    | a:1+2
          a=1%202                  | a:1_2
          a=caf%C3%A9              | a:café
          a=100%                   | a:100%
          a=%zz                    | a:%zz
          a=%FF                    | a:%FF
          a="100%"                 | a:100%
          a%20b=1                  | a%20b:1
          a=%3B%3D                 | a:;=
          a=cafÃ©                  | a:café
          a=é                      | a:é
          ;;; =;=;a=1              | a:1
          ``                       | ``
          """)
  void parse_ofHeader_isItsCookiesInOrder(String header, String expected) {
    assertThat(words(CookieHeader.parse(header))).isEqualTo(expected);
  }

  @Test
  void parse_notSent_isNone() {
    assertThat(CookieHeader.parse(null)).isSameAs(Parameters.NONE);
  }

  @Test
  void parse_tooLong_dropsTheCookieThatTheCutGoesThrough() {
    String filler = "k=" + "x".repeat(CookieHeader.MAX_LENGTH - 6);

    assertThat(CookieHeader.parse(filler + ";a=1").size()).isEqualTo(2);
    assertThat(CookieHeader.parse(filler + ";a=1;b=2").size()).isEqualTo(2);
    assertThat(CookieHeader.parse(filler + ";a=12").size()).isEqualTo(1);
  }

  @Test
  void parse_tooMany_keepsTheFirst() {
    assertThat(CookieHeader.parse("a=1;".repeat(1000)).size()).isEqualTo(CookieHeader.MAX_COOKIES);
  }

  @Test
  void parse_ofGarbage_agreesWithThePlainReading() {
    var garbage =
        new Garbage(";", ";", "; ", "=", "=", "\"", "%", "%41", "%FF", "+", " ", "\t", "a", "bc");
    for (int i = 0; i < Garbage.CASES; i++) {
      String header = garbage.next(i);
      assertThat(words(CookieHeader.parse(header)))
          .as(Garbage.describe(i, header))
          .isEqualTo(slowly(header));
    }
  }

  private static String slowly(String header) {
    var words = new ArrayList<String>();
    for (String cookie : header.split(";", -1)) {
      String[] parts = trimmed(cookie).split("=", 2);
      if (parts.length == 2 && !parts[0].isEmpty()) {
        String value = trimmed(parts[1]).replaceFirst("(?s)^\"(.*)\"\\z", "$1");
        String decoded = Percent.decode(value, 0, value.length(), false);
        words.add(trimmed(parts[0]) + ":" + (decoded == null ? value : decoded).replace(' ', '_'));
      }
    }
    return String.join(" ", words);
  }

  private static String trimmed(String text) {
    return text.replaceAll("^[ \t]+|[ \t]+\\z", "");
  }

  private static String words(Parameters parameters) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      words.add(parameters.name(i) + ":" + parameters.value(i).replace(' ', '_'));
    }
    return String.join(" ", words);
  }
}
