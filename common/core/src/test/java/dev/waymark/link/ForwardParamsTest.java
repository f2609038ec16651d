package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Faults;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwardParamsTest {
  @Test
  void read_names_isReadAndWrittenAlike() {
    Reading<ForwardParams> reading = Reading.of("['gclid', 'ref', 'Ref']", ForwardParams::read);

    assertThat(reading)
        .isEqualTo(new Reading<>(new ForwardParams(List.of("gclid", "ref", "Ref")), List.of()));
    assertThat(ForwardParams.read(reading.value().toJson(), "", new Faults()))
        .isEqualTo(reading.value());
    assertThat(ForwardParams.read(null, "", new Faults()).isEmpty()).isTrue();
  }

  @Test
  void read_faults_areAllNamed() {
    assertThat(Reading.of("['a', '', 'a', 7, 'b\\nc']", ForwardParams::read).pointers())
        .containsExactly("/1", "/2", "/3", "/4");
    assertThat(Reading.of("'gclid'", ForwardParams::read).pointers()).containsExactly("");
    assertThat(
            Reading.of(
                    IntStream.range(0, 21)
                        .mapToObj(i -> "'p" + i + "'")
                        .collect(Collectors.joining(",", "[", "]")),
                    ForwardParams::read)
                .pointers())
        .containsExactly("");
  }
}
