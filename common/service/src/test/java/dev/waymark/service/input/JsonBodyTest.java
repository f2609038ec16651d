package dev.waymark.service.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waymark.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  @Test
  void read_json_isTheTree() {
    assertThat(JsonBody.read("{\"a\": [1, \"😀\"]}".getBytes(UTF_8)).tree().toString())
        .isEqualTo("{\"a\":[1,\"😀\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"a\": 2} | twice",
        "{\"a\": {\"b\": 1, \"b\": 1}} | twice",
        "{\"a\": } | line 1, column",
        "{\"a\": 1} x | not valid JSON",
        "{'a': 1} | not valid JSON",
        "{\"a\": 1,} | not valid JSON",
        "{\"a\": \"\\ud83d\"} | surrogate",
        "{\"a\": \"\\udc00\\ud83d\"} | surrogate",
        "{\"a\\u0000\": 1} | NUL",
      })
  void read_faulty_saysWhatWithoutNamingClasses(String body, String part) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> JsonBody.read(body.getBytes(UTF_8)))
        .withMessageContaining(part)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("fasterxml", "StreamRead"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "7", "\"a\"", "null", "true"})
  void object_somethingElse_isRefused(String body) {
    JsonBody read = JsonBody.read(body.getBytes(UTF_8));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(read::object);
  }

  @Test
  void read_surrogatesAsBytes_isRefused() {
    byte[] body = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> JsonBody.read(body))
        .withMessageContaining("UTF-8");
  }

  @Test
  void read_depthOf32_isTheLimit() {
    assertThat(JsonBody.read(nested(32)).tree().isArray()).isTrue();
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> JsonBody.read(nested(33)));
  }

  private static byte[] nested(int depth) {
    return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
  }
}
