package dev.waymark.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.visitor.GivenVisit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each field and operator means, case by case: `golden/<field>.json`.
class GoldenRulesTest {

  record Case(String field, JsonNode json) {
    @Override
    public String toString() {
      return field
          + " "
          + json.get("operator").textValue()
          + " "
          + json.get("value")
          + " on "
          + json.get("visit")
          + " -> "
          + json.get("holds")
          + " ("
          + json.get("why").textValue()
          + ")";
    }

    boolean holds() {
      return json.get("holds").booleanValue();
    }

    JsonNode condition() {
      ObjectNode condition = Given.JSON.createObjectNode().put("field", field);
      condition.set("operator", json.get("operator"));
      condition.set("value", json.get("value"));
      if (json.has("timezone")) {
        condition.set("timezone", json.get("timezone"));
      }
      return condition;
    }
  }

  static List<Case> cases(ConditionField field) {
    var cases = new ArrayList<Case>();
    Given.resource("/golden/" + field.key() + ".json")
        .get("cases")
        .forEach(json -> cases.add(new Case(field.key(), json)));
    return cases;
  }

  static Stream<Case> all() {
    return Arrays.stream(ConditionField.values()).flatMap(field -> cases(field).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void condition_ofGoldenFile_holdsAsWritten(Case golden) {
    var rules = CompiledRules.compile(Given.rules(Given.ruleWith(golden.condition())));

    int match = rules.firstMatch(GivenVisit.read(golden.json().get("visit")), 0);

    assertThat(match).isEqualTo(golden.holds() ? 0 : CompiledRules.NO_MATCH);
  }

  /// How conditions combine: `golden/groups.json`.
  static Stream<JsonNode> groups() {
    var cases = new ArrayList<JsonNode>();
    Given.resource("/golden/groups.json").get("cases").forEach(cases::add);
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groups")
  void rule_ofGoldenFile_holdsAsWritten(JsonNode golden) {
    var rules = Given.JSON.createArrayNode();
    ObjectNode rule = rules.addObject().put("name", "Rule");
    rule.setAll((ObjectNode) golden.get("rule"));
    rule.putObject("action").put("type", "redirect").put("url", "https://example.com/");
    RuleSet read = Given.rules(rules);
    CompiledRules compiled = CompiledRules.compile(read);
    GivenVisit visit = GivenVisit.read(golden.get("visit"));

    int match = compiled.firstMatch(visit, 0);

    assertThat(match).isEqualTo(golden.get("holds").booleanValue() ? 0 : CompiledRules.NO_MATCH);
    assertThat(RuleTrace.of(read.rules().getFirst(), compiled, 0, visit).matched())
        .isEqualTo(golden.get("holds").booleanValue());
    assertThat(read.toJson().equals(rules)).isTrue();
  }

  @Test
  void everyFieldAndOperator_hasCasesThatHoldAndThatDoNot() {
    for (ConditionField field : ConditionField.values()) {
      for (Operator operator : field.operators()) {
        List<Boolean> outcomes =
            cases(field).stream()
                .filter(c -> c.json().get("operator").textValue().equals(operator.key()))
                .map(Case::holds)
                .toList();
        assertThat(outcomes).as(field.key() + " " + operator.key()).contains(true, false);
      }
    }
  }

  @Test
  void everyFieldThatCanBeMissing_hasACaseWithoutItForEachOperator() {
    for (ConditionField field : ConditionField.values()) {
      boolean alwaysKnown =
          field.hasTimeZone()
              || field.source() instanceof Source.Count
              || field == ConditionField.VISITOR; // a robot stands for it
      for (Operator operator : field.operators()) {
        boolean covered =
            cases(field).stream()
                .anyMatch(
                    c ->
                        c.json().get("operator").textValue().equals(operator.key())
                            && c.json().get("visit").isEmpty());
        assertThat(alwaysKnown || covered).as(field.key() + " " + operator.key()).isTrue();
      }
    }
  }
}
