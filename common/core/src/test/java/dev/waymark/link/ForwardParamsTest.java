package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Faults;
import dev.waymark.visitor.Parameters;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void read_wildcard_standsAtTheEndOnly() {
    assertThat(
            Reading.of("['*', 'utm_*', '*utm', 'u*m', '**', 'a']", ForwardParams::read).pointers())
        .containsExactly("/2", "/3", "/4");
    assertThat(Reading.of("['*utm', 'u*m']", ForwardParams::readStored).pointers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "utm_*      | utm_source=a&x=1&utm_medium=b&utm_source=c | ?utm_source=a&utm_medium=b&utm_source=c",
        "*          | a=1&b=2                                    | ?a=1&b=2",
        "b,*        | a=1&b=2&c=3                                | ?b=2&a=1&c=3",
        "*,b        | a=1&b=2                                    | ?a=1&b=2",
        "utm_*      | utm=1&UTM_source=2                         | ''",
        "u*m        | utm=1                                      | ''",
      })
  void appendTo_wildcards_passOnWhatBeginsSo(String names, String sent, String added) {
    var query = new Parameters.Builder();
    for (String pair : sent.split("&", -1)) {
      query.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    assertThat(
            new ForwardParams(List.of(names.split(",", -1)))
                .appendTo("https://example.com/", query.build()))
        .isEqualTo("https://example.com/" + added);
  }

  @Test
  void appendTo_wildcard_leavesWhatTheDestinationHas() {
    assertThat(
            new ForwardParams(List.of("*"))
                .appendTo(
                    "https://example.com/?a=1", new Parameters.Builder().add("a", "2").build()))
        .isEqualTo("https://example.com/?a=1");
  }
}
