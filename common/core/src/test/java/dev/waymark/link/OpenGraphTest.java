package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Faults;
import org.junit.jupiter.api.Test;

class OpenGraphTest {
  @Test
  void read_someOfIt_isReadAndWrittenAlike() {
    Reading<OpenGraph> reading =
        Reading.of(
            "{'og_title': 'Sale', 'og_image': 'https://example.com/i.png', 'target': 'x'}",
            OpenGraph::read);

    assertThat(reading.pointers()).isEmpty();
    assertThat(reading.value()).isEqualTo(new OpenGraph("Sale", null, "https://example.com/i.png"));
    assertThat(OpenGraph.read(reading.value().toJson(), "", new Faults()))
        .isEqualTo(reading.value());
  }

  @Test
  void read_nothing_isEmpty() {
    assertThat(OpenGraph.read(null, "", new Faults()).isEmpty()).isTrue();
    assertThat(Reading.of("{'og_title': null}", OpenGraph::read).value().isEmpty()).isTrue();
  }

  @Test
  void read_faults_areAllNamed() {
    assertThat(
            Reading.of(
                    """
                    {'og_title': ' ', 'og_description': 5, 'og_image': 'data:image/png;base64,x'}
                    """,
                    OpenGraph::read)
                .pointers())
        .containsExactly("/og_title", "/og_description", "/og_image");
  }
}
