package dev.waymark.visitor.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.Garbage;
import dev.waymark.visitor.Parameters;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryStringTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1                      | a:1
          ?a=1                     | a:1
          ??a=1                    | ?a:1
          a=1&b=2                  | a:1 b:2
          b=2&a=1&b=3              | b:2 a:1 b:3
          a                        | a:
          a=                       | a:
          a=b=c                    | a:b=c
          &&a=1&&                  | a:1
          =x                       | :x
          a+b=c+d                  | a_b:c_d
          a%2Bb=c%20d              | a+b:c_d
          q=caf%C3%A9              | q:café
          q=%e2%82%ac              | q:€
          q=%F0%9F%98%80           | q:😀
          a=%&b=2                  | b:2
          a=%4&b=2                 | b:2
          a=%zz&b=2                | b:2
          a=%C3&b=2                | b:2
          a=%C0%AF&b=2             | b:2
          a=%ED%A0%80&b=2          | b:2
          a=%FF&b=2                | b:2
          %FF=1&b=2                | b:2
          a=%２0&b=2               | b:2
          q=cafÃ©                  | q:café
          q=café                   | q:café
          q=caféÃ                  | q:caféÃ
          q=Łódź                   | q:Łódź
          a;b=1                    | a;b:1
          a=%26&b=%3D              | a:& b:=
          ?                        | ''
          ''                       | ''
          """)
  void parse_ofQuery_isItsPairsInOrder(String query, String expected) {
    assertThat(words(QueryString.parse(query))).isEqualTo(expected);
  }

  @Test
  void parse_notSent_isNone() {
    assertThat(QueryString.parse(null)).isSameAs(Parameters.NONE);
  }

  @Test
  void parse_tooLong_dropsThePairThatTheCutGoesThrough() {
    String filler = "k=" + "x".repeat(QueryString.MAX_LENGTH - 6);

    assertThat(QueryString.parse(filler + "&a=1").size()).isEqualTo(2);
    assertThat(QueryString.parse("?" + filler + "&a=1").size()).isEqualTo(2);
    assertThat(QueryString.parse(filler + "&a=1&b=2").size()).isEqualTo(2);
    assertThat(QueryString.parse(filler + "&a=12").size()).isEqualTo(1);
    assertThat(QueryString.parse("a".repeat(9000)).size()).isZero();
  }

  @Test
  void parse_tooManyPairs_keepsTheFirst() {
    Parameters parameters = QueryString.parse("a&".repeat(1000));

    assertThat(parameters.size()).isEqualTo(QueryString.MAX_PAIRS);
  }

  @Test
  void parse_ofGarbage_agreesWithThePlainReading() {
    var garbage =
        new Garbage(
            "&",
            "&",
            "=",
            "=",
            "+",
            "%",
            "%41",
            "%c3%a9",
            "%C3",
            "%26",
            "%E2%82",
            "%AC",
            "a",
            "b",
            "utm_source",
            "?",
            ";",
            "é",
            "Ã©");
    for (int i = 0; i < Garbage.CASES; i++) {
      String query = garbage.next(i);
      assertThat(words(QueryString.parse(query)))
          .as(Garbage.describe(i, query))
          .isEqualTo(slowly(query));
    }
  }

  private static String slowly(String query) {
    var words = new ArrayList<String>();
    for (String pair : (query.startsWith("?") ? query.substring(1) : query).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = decodedSlowly(parts[0]);
      String value = parts.length == 1 ? "" : decodedSlowly(parts[1]);
      if (!pair.isEmpty() && name != null && value != null) {
        words.add((name + ":" + value).replace(' ', '_'));
      }
    }
    return String.join(" ", words);
  }

  private static @Nullable String decodedSlowly(String text) {
    if (text.chars().allMatch(c -> c <= 0xFF)) {
      String asBytes = decodedSlowly(text.getBytes(StandardCharsets.ISO_8859_1));
      if (asBytes != null) {
        return asBytes;
      }
    }
    return decodedSlowly(text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String decodedSlowly(byte[] coded) {
    String text = new String(coded, StandardCharsets.ISO_8859_1).replace('+', ' ');
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        bytes.write(text.charAt(i));
      } else if (text.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*")) {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// `name:value` for each, a blank for a blank between them and `_` for one inside.
  private static String words(Parameters parameters) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      words.add((parameters.name(i) + ":" + parameters.value(i)).replace(' ', '_'));
    }
    return String.join(" ", words);
  }
}
