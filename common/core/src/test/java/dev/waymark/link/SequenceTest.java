package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Faults;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTest {
  @Test
  void read_urls_isReadAndWrittenAlike() {
    Reading<Sequence> reading =
        Reading.of(
            """
            {'urls': [{'url': 'https://example.com/1', 'title': 'Day 1'},
             {'url': 'https://example.com/2'}], 'loop': true}
            """,
            Sequence::read);

    assertThat(reading.pointers()).isEmpty();
    assertThat(reading.value())
        .isEqualTo(
            new Sequence(
                List.of(
                    new Sequence.Stage("https://example.com/1", "Day 1"),
                    new Sequence.Stage("https://example.com/2", null)),
                true));
    assertThat(Sequence.read(reading.value().toJson(), "", new Faults()))
        .isEqualTo(reading.value());
  }

  @Test
  void read_null_isNone() {
    assertThat(Sequence.read(null, "", new Faults()).isEmpty()).isTrue();
  }

  @Test
  void read_faults_areAllNamed() {
    assertThat(
            Reading.of(
                    """
                    {'urls': [{'url': 'javascript:1'}, {'title': 7},
                     {'url': 'https://example.com', 'x': 1}], 'loop': 'no', 'pause': 1}
                    """,
                    Sequence::read)
                .pointers())
        .containsExactly(
            "/loop", "/pause", "/urls/0/url", "/urls/1/url", "/urls/1/title", "/urls/2/x");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 51})
  void read_tooFewOrTooMany_isRefused(int count) {
    String urls = String.join(",", Collections.nCopies(count, "{'url': 'https://example.com'}"));

    assertThat(Reading.of("{'urls': [" + urls + "]}", Sequence::read).pointers())
        .containsExactly("/urls");
  }

  @ParameterizedTest(name = "after {0} visits")
  @CsvSource({
    "0, 0, 0",
    "1, 1, 1",
    "2, 2, 2",
    "3, 2, 0",
    "7, 2, 1",
    "-5, 0, 0",
    "9223372036854775807, 2, 1",
  })
  void placeOf_visits_staysAtTheEndOrLoops(long visits, int staying, int looping) {
    List<Sequence.Stage> stages =
        List.of(
            new Sequence.Stage("a", null),
            new Sequence.Stage("b", null),
            new Sequence.Stage("c", null));

    assertThat(new Sequence(stages, false).placeOf(visits)).isEqualTo(staying);
    assertThat(new Sequence(stages, true).placeOf(visits)).isEqualTo(looping);
  }
}
