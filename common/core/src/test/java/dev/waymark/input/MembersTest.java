package dev.waymark.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
  private final Faults faults = new Faults();

  private Members members(String json) {
    return new Members(read(json), "/x", faults);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  @Test
  void members_ofNoObject_areNoneAndNoted() {
    Members members = members("[1]");

    assertThat(members.raw("a")).isNull();
    assertThat(faults.toList()).extracting(Fault::pointer).containsExactly("/x");
  }

  @Test
  void end_memberNobodyAskedFor_isRefused() {
    Members members = members("{\"a\": 1, \"b/c\": 2}");
    members.raw("a");

    members.end();

    assertThat(faults.toList())
        .containsExactly(new Fault("/x/b~1c", "Unknown property.", "There are: a."));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-12-31T23:59:59Z, 2026-12-31T23:59:59Z",
    "2026-12-31T23:59:59.250Z, 2026-12-31T23:59:59.250Z",
    "2027-01-01T01:59:59+02:00, 2026-12-31T23:59:59Z",
  })
  void instant_withItsOffset_isThatMoment(String typed, Instant moment) {
    assertThat(members("{\"at\": \"" + typed + "\"}").instant("at")).isEqualTo(moment);
    assertThat(faults.isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"2026-12-31\"",
        "\"2026-12-31T23:59:59\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"-0001-12-31T23:59:59Z\"",
        "\"\"",
        "\"soon\"",
        "1",
        "true"
      })
  void instant_anythingElse_isRefused(String json) {
    assertThat(members("{\"at\": " + json + "}").instant("at")).isNull();
    assertThat(faults.toList()).extracting(Fault::pointer).containsExactly("/x/at");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0", "8", "1.5", "\"3\"", "99999999999999999999", "[]"})
  void number_outOfBoundsOrNone_isRefused(String json) {
    assertThat(members("{\"n\": " + json + "}").number("n", 1, 7)).isNull();
    assertThat(faults.toList()).extracting(Fault::pointer).containsExactly("/x/n");
  }

  @Test
  void number_absentOrNull_isNull() {
    assertThat(members("{\"n\": null}").number("n", 1, 7)).isNull();
    assertThat(members("{\"n\": 7}").number("n", 1, 7)).isEqualTo(7);
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void texts_faults_areAllNamed() {
    members("{\"t\": [\"a\", \"\", \"a\", 1, \"\\ud800\", \"b\\u202e\"]}")
        .texts("t", 9, TextRule.line(5));

    assertThat(faults.toList())
        .extracting(Fault::pointer)
        .containsExactly("/x/t/1", "/x/t/2", "/x/t/3", "/x/t/4", "/x/t/5");
  }
}
