package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The alerts. That each metric exists, a live scrape proves: `StoriesIT` in `deploy/e2e`.
class AlertsTest {
  private static final Path COMPONENT = Path.of("components/monitoring");
  private static final Path ALERTS = COMPONENT.resolve("alerts.yaml");
  private static final Path TESTS = COMPONENT.resolve("alerts-test.yaml");
  private static final Path FOR_THE_OPERATOR = COMPONENT.resolve("rules.yaml");
  private static final Path DOCS = Path.of("../../docs");
  private static final String CHAPTER = "## When an alert fires";

  private static final String HEAD =
      """
      # Made from alerts.yaml: ./mvnw test -pl deploy/kubernetes -Dtest=AlertsTest -Dwaymark.write=true
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: waymark
        namespace: waymark
        labels: {app.kubernetes.io/part-of: waymark}
      spec:
      """;

  private static List<JsonNode> rules() throws IOException {
    JsonNode groups = Manifest.YAML.readTree(Files.readString(ALERTS)).path("groups");
    return Manifest.each(groups).flatMap(group -> Manifest.each(group.path("rules"))).toList();
  }

  @Test
  void alerts_canBeReadByPrometheus() {
    Tool.Answer answer = Tool.named("promtool").run("check", "rules", ALERTS.toString());

    assertThat(answer.status()).as(answer.output()).isZero();
  }

  @Test
  void alerts_fireWhenTheyShouldAndNotBefore() {
    Tool.Answer answer = Tool.named("promtool").run("test", "rules", TESTS.toString());

    assertThat(answer.status()).as(answer.output()).isZero();
  }

  /// Each at two times at least: one when it fires, one when it does not.
  @Test
  void alerts_areEachPlayed() throws IOException {
    JsonNode tests = Manifest.YAML.readTree(Files.readString(TESTS)).path("tests");
    for (JsonNode rule : rules()) {
      String alert = rule.path("alert").asText();
      List<JsonNode> played =
          Manifest.each(tests)
              .flatMap(test -> Manifest.each(test.path("promql_expr_test")))
              .filter(one -> one.path("expr").asText().contains('"' + alert + '"'))
              .toList();
      assertThat(played).as(alert).anyMatch(one -> one.has("exp_samples"));
      assertThat(played).as(alert).anyMatch(one -> !one.has("exp_samples"));
    }
  }

  @Test
  void alerts_sayHowBadItIs_whatItIs_andWhereItStandsWhatToDo() throws IOException {
    String page = Files.readString(DOCS.resolve("operating.md"));
    String chapter = page.substring(page.indexOf(CHAPTER) + CHAPTER.length());
    int next = chapter.indexOf("\n## ");
    Set<String> explained = headings(next < 0 ? chapter : chapter.substring(0, next));
    var alerts = new TreeSet<String>();
    for (JsonNode rule : rules()) {
      String alert = rule.path("alert").asText();
      JsonNode annotations = rule.path("annotations");
      assertThat(alert).startsWith("Waymark");
      assertThat(rule.path("labels").path("severity").asText())
          .as(alert)
          .isIn("critical", "warning");
      assertThat(annotations.path("summary").asText()).as(alert).matches("(?s)[\\w{\"].*\\.");
      assertThat(annotations.path("runbook_url").asText())
          .isEqualTo("docs/operating.md#" + alert.toLowerCase(Locale.ROOT));
      assertThat(alerts.add(alert)).as(alert).isTrue();
    }

    assertThat(explained).isEqualTo(alerts);
  }

  private static Set<String> headings(String chapter) {
    Matcher heading = Pattern.compile("^### (.+)$", Pattern.MULTILINE).matcher(chapter);
    return heading
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void alertsOfTheOperator_areTheSame() throws IOException {
    String made =
        HEAD
            + Files.readString(ALERTS)
                .lines()
                .dropWhile(line -> line.startsWith("#"))
                .map(line -> line.isEmpty() ? line : "  " + line)
                .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("waymark.write")) {
      Files.writeString(FOR_THE_OPERATOR, made);
    }

    assertThat(FOR_THE_OPERATOR).hasContent(made);
  }
}
