package dev.waymark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Faults faults = new Faults();

  @Test
  void list_moreThanAreListed_hasTheFirstAndTheNumberOfAll() {
    for (int i = 0; i < 1_000; i++) {
      faults.add(Faults.at("", i), "No.");
    }

    assertThat(faults.list().listed())
        .hasSize(Faults.MAX_LISTED)
        .first()
        .isEqualTo(new Fault("/0", "No."));
    assertThat(faults.list().listed()).last().isEqualTo(new Fault("/49", "No."));
    assertThat(faults.list().count()).isEqualTo(1_000);
    assertThat(faults.count()).isEqualTo(1_000);
    assertThat(faults.toList()).hasSize(Faults.MAX_LISTED);
  }

  @Test
  void add_theSameExplanationAgain_isSaidOnce() {
    faults.add("/a", "Unknown property.", "There are: x, y.");
    faults.add("/b", "Unknown property.", "There are: x, y.");
    faults.add("/c", "Unknown property.", "There are: z.");

    assertThat(faults.toList())
        .extracting(Fault::detail)
        .containsExactly(
            "Unknown property. There are: x, y.",
            "Unknown property.",
            "Unknown property. There are: z.");
  }

  @Test
  void addAll_ofAPart_putsItsPlaceBeforeEachAndAddsTheirNumber() {
    var part = new Faults();
    for (int i = 0; i < 60; i++) {
      part.add("/x", "Unknown property.", "There are: y.");
    }
    faults.add("/a", "Unknown property.", "There are: y.");

    faults.addAll("/links/7", part.list());

    assertThat(faults.toList()).hasSize(Faults.MAX_LISTED);
    assertThat(faults.toList().get(1)).isEqualTo(new Fault("/links/7/x", "Unknown property."));
    assertThat(faults.count()).isEqualTo(61);
  }
}
