package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SavedVisitorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SavedVisitors read(String json) {
    return Objects.requireNonNull(SavedVisitors.read(json));
  }

  private static ObjectNode expecting(String channel) {
    return JSON.createObjectNode().put("channel", channel);
  }

  private static ObjectNode visitor() {
    return JSON.createObjectNode().put("country", "ES");
  }

  private static List<String> differences(SavedVisitors now, SavedVisitors stored) {
    return now.since(stored).stream()
        .map(each -> each.kind() + " " + each.test().path("name").asText())
        .toList();
  }

  @Test
  void with_another_isAddedAndOneOfTheSameNameReplaced() {
    SavedVisitors one = read("[]").with("Spain", visitor(), expecting("es-sales"));
    SavedVisitors two = one.with("France", visitor(), expecting("fr-sales"));
    SavedVisitors other = two.with("Spain", visitor(), expecting("es-desk"));
    assertThat(two.size()).isEqualTo(2);
    assertThat(other.size()).isEqualTo(2);
    assertThat(other.at(0).path("expect").path("channel").asText()).isEqualTo("es-desk");
    assertThat(differences(two, one)).containsExactly("added France");
    assertThat(differences(other, two)).containsExactly("changed Spain");
    assertThat(differences(two.without(0), two)).containsExactly("removed Spain");
    assertThat(differences(two.expecting(1, expecting("x")), two))
        .containsExactly("changed France");
    assertThat(two.without(9)).isEqualTo(two);
    assertThat(two.expecting(-1, expecting("x"))).isEqualTo(two);
  }

  @Test
  void expectation_ofWhatSomebodyGets_isTheMostThatCanBeSaid() {
    assertThat(SavedVisitors.expectation("redirect", "es-sales", "https://wa.me/34"))
        .isEqualTo(expecting("es-sales"));
    assertThat(SavedVisitors.expectation("redirect", null, "https://example.com/"))
        .isEqualTo(JSON.createObjectNode().put("destination", "https://example.com/"));
    assertThat(SavedVisitors.expectation("blocked", null, null))
        .isEqualTo(JSON.createObjectNode().put("outcome", "blocked"));
  }

  @Test
  void read_ofAnythingElse_isNone() {
    assertThat(SavedVisitors.read("{}")).isNull();
    assertThat(SavedVisitors.read("[1]")).isNull();
    assertThat(SavedVisitors.read("")).isNull();
    String many = String.join(",", IntStream.range(0, 51).mapToObj(_ -> "{}").toList());
    assertThat(SavedVisitors.read("[" + many + "]")).isNull();
  }
}
