package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The dashboard. That each metric exists, a live scrape proves: `StoriesIT` in `deploy/e2e`.
class DashboardTest {
  private static final Path DASHBOARD = Path.of("components/grafana/waymark.json");
  private static final int WIDTH = 24;

  private static JsonNode panels() throws IOException {
    return new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels");
  }

  @Test
  void panels_eachSayWhatTheyShow_andShowSomething() throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : panels()) {
      String title = panel.path("title").asText();
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      assertThat(panel.path("description").asText()).as(title).endsWith(".");
      assertThat(panel.path("targets")).as(title).isNotEmpty();
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
          .as(title)
          .isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
      }
    }
    assertThat(ids).isNotEmpty();
  }

  @Test
  void panels_lieBesideEachOther() throws IOException {
    var taken = new HashSet<List<Integer>>();
    for (JsonNode panel : panels()) {
      JsonNode at = panel.path("gridPos");
      for (int x = at.path("x").asInt(); x < at.path("x").asInt() + at.path("w").asInt(); x++) {
        for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
          assertThat(taken.add(List.of(x, y)))
              .as("%s at %d, %d", panel.path("title"), x, y)
              .isTrue();
        }
        assertThat(x).isLessThan(WIDTH);
      }
    }
  }

  /// As rules, for that is how promtool reads queries.
  @Test
  void queries_canBeReadByPrometheus() throws IOException {
    var rules = new ArrayList<Map<String, String>>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        String query = target.path("expr").asText().replace("$__rate_interval", "1m");
        rules.add(Map.of("record", "panel_%d".formatted(rules.size()), "expr", query));
      }
    }
    Path file = Files.createDirectories(Path.of("target")).resolve("queries.yaml");
    Manifest.YAML.writeValue(
        file.toFile(), Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));

    Tool.Answer answer = Tool.named("promtool").run("check", "rules", file.toString());

    assertThat(answer.status()).as(answer.output()).isZero();
  }
}
