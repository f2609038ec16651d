package dev.waymark.admin.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionTest {
  @ParameterizedTest(name = "If-Match {0} on version 7: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"7\" | true",
        "* | true",
        "\"6\", \"7\" | true",
        "\"6\" | false",
        "W/\"7\" | false",
        "7 | false",
        "\"77\" | false",
        "nonsense | false",
      })
  void check_header_passesOnlyAStrongMatch(String header, boolean passes) {
    boolean passed;
    try {
      Precondition.of(header).check(7);
      passed = true;
    } catch (ProblemException e) {
      passed = false;
    }
    assertThat(passed).isEqualTo(passes);
  }

  @Test
  void check_noHeader_passes() {
    Precondition.of(null).check(7);
  }

  @Test
  void okUnlessKnown_weakTag_is304() {
    var resource = new Versioned<>("body", 7);
    assertThat(resource.okUnlessKnown("W/\"7\"").getStatus()).isEqualTo(304);
    assertThat(resource.okUnlessKnown("\"6\"").getStatus()).isEqualTo(200);
    assertThat(resource.okUnlessKnown(null).getStatus()).isEqualTo(200);
  }
}
