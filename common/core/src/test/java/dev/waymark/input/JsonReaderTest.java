package dev.waymark.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static JsonNode tree(String json) {
    return switch (JsonReader.ORDINARY.read(json.getBytes(UTF_8))) {
      case JsonReading.Accepted(JsonNode tree) -> tree;
      case JsonReading.Rejected(FaultList faults) -> throw new AssertionError(faults);
    };
  }

  private static FaultList faults(byte[] json, JsonReader reader) {
    return switch (reader.read(json)) {
      case JsonReading.Accepted(JsonNode tree) -> throw new AssertionError(tree);
      case JsonReading.Rejected(FaultList faults) -> faults;
    };
  }

  private static FaultList faults(String json) {
    return faults(json.getBytes(UTF_8), JsonReader.ORDINARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "\"a\"",
        "null",
        "{\"a\":[1,-2147483649,123456789012345678901234567890,true,false,null,\"😀\"],\"b\":{\"\":{}}}",
        "[0.10,1.5E+300]",
      })
  void read_json_isTheSame(String json) {
    assertThat(tree(json).toString()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"a\": 2} | /a | twice",
        "{\"a\": [{\"b\": 1, \"b\": 1}]} | /a/0/b | twice",
        "{\"a/b\": \"\\ud83d\"} | /a~1b | surrogate",
        "[0, \"\\udc00\\ud83d\"] | /1 | surrogate",
        "[{\"x\": \"\\u0000\"}] | /0/x | NUL",
        "{\"a\": {\"\\u0000\": 1}} | /a/? | NUL",
        "{\"a\": 1e1000000000} | /a | 308",
        "{\"a\": 1e-1000000000} | /a | 308",
        "{\"a\": 1e99999999999} | /a | 308",
        "{\"a\": } | '' | line 1, column",
        "{\"a\": 1} x | '' | line 1, column",
        "{\"a\": 1} {} | '' | more behind",
        "{'a': 1} | '' | not valid JSON",
        "{\"a\": 1,} | '' | not valid JSON",
        "{\"a\": NaN} | '' | not valid JSON",
        "{\"a\": 1 | '' | not valid JSON",
        "'' | '' | body is needed",
        "' ' | '' | body is needed",
      })
  void read_faulty_saysWhereAndWhatWithoutNamingClasses(String json, String place, String part) {
    FaultList faults = faults(json);
    assertThat(faults.count()).isEqualTo(1);
    assertThat(faults.listed().getFirst().pointer()).isEqualTo(place);
    assertThat(faults.listed().getFirst().detail())
        .contains(part)
        .doesNotContain("fasterxml", "Stream", "java.");
  }

  @Test
  void read_severalFaulty_namesAll() {
    assertThat(faults("{\"a\": \"\\u0000\", \"b\": [\"\\ud800\"], \"b\": 1}").listed())
        .extracting(Fault::pointer)
        .containsExactly("/a", "/b/0", "/b");
  }

  @Test
  void read_notUtf8_isRefused() {
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    byte[] noCharacter = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
    for (byte[] body : new byte[][] {surrogate, noCharacter}) {
      assertThat(faults(body, JsonReader.ORDINARY).listed().getFirst().detail()).contains("UTF-8");
    }
  }

  static Stream<Arguments> bounds() {
    return Stream.of(
        Arguments.of("[".repeat(32) + "]".repeat(32), "[".repeat(33) + "]".repeat(33)),
        Arguments.of(text(JsonReader.MAX_TEXT), text(JsonReader.MAX_TEXT + 1)),
        Arguments.of(
            "{" + text(JsonReader.MAX_NAME) + ":1}", "{" + text(JsonReader.MAX_NAME + 1) + ":1}"),
        Arguments.of("1".repeat(JsonReader.MAX_DIGITS), "1".repeat(JsonReader.MAX_DIGITS + 1)),
        Arguments.of(
            "[" + "0,".repeat(JsonReader.MAX_VALUES - 2) + "0]",
            "[" + "0,".repeat(JsonReader.MAX_VALUES - 1) + "0]"));
  }

  private static String text(int length) {
    return '"' + "x".repeat(length) + '"';
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void read_atABound_isTakenAndOneBeyondRefused(String most, String more) {
    tree(most);
    assertThat(faults(more).count()).isEqualTo(1);
  }

  @Test
  void read_tooLongWithin_saysWhere() {
    assertThat(faults("{\"a\": [1, " + text(JsonReader.MAX_TEXT + 1) + "]}").listed())
        .extracting(Fault::pointer)
        .containsExactly("/a/1");
    assertThat(faults("{\"a\": " + "[".repeat(10_000)).listed())
        .extracting(Fault::pointer)
        .containsExactly("/a" + "/0".repeat(30));
  }

  @Test
  void read_millionsOfValues_stopsAtTheBound() {
    var reader = new JsonReader(JsonReader.MAX_TEXT, 1_000);
    byte[] body = ("[" + "{},".repeat(250_000) + "not JSON at all").getBytes(UTF_8);
    assertThat(faults(body, reader).listed().getFirst().detail()).contains("at most 1000 values");
  }

  /// Names whose hashes are equal.
  @Test
  void read_collidingNames_isAnObjectLikeAnyOther() {
    var json = new StringBuilder("{");
    for (int i = 0; i < 1 << 12; i++) {
      json.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 12; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":0");
    }
    assertThat(tree(json.append('}').toString()).size()).isEqualTo(1 << 12);
  }

  @Test
  void read_moreValuesThanItsBytesCanMean_isRefused() {
    var reader = new JsonReader(100, 500_000, 8);

    assertThat(reader.read(emptyObjects(24_999, ""))).isInstanceOf(JsonReading.Accepted.class);
    assertThat(reader.read(emptyObjects(25_000, ""))).isInstanceOf(JsonReading.Rejected.class);
    assertThat(reader.read(emptyObjects(60_000, "      ")))
        .isInstanceOf(JsonReading.Accepted.class);
    assertThat(reader.read(emptyObjects(500_000, "     ")))
        .isInstanceOf(JsonReading.Rejected.class);
  }

  private static byte[] emptyObjects(int count, String blank) {
    return ("[" + String.join(",", Collections.nCopies(count, "{}" + blank)) + "]")
        .getBytes(StandardCharsets.UTF_8);
  }
}
