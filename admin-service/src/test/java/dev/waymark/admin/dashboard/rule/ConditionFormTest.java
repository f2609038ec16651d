package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Names;
import dev.waymark.rule.Operator;
import dev.waymark.rule.RuleReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static ConditionForm form(String text) throws Exception {
    return Objects.requireNonNull(ConditionForm.of(json(text)));
  }

  private static String phrase(JsonNode condition) {
    var faults = new Faults();
    ConditionSet set = RuleReader.readConditions(JSON.createArrayNode().add(condition), "", faults);
    assertThat(faults.toList()).as(condition.toString()).isEmpty();
    return set.phrases(Names.NONE).getFirst();
  }

  @ParameterizedTest
  @EnumSource(ConditionField.class)
  void condition_onAnyField_hasAFormThatSaysTheSame(ConditionField field) {
    for (Operator operator : field.operators()) {
      ObjectNode condition = JSON.createObjectNode().put("field", field.key());
      condition.put("operator", operator.key());
      String value = field.example();
      switch (operator.arity()) {
        case ONE -> condition.put("value", value);
        case LIST -> condition.putArray("value").add(value);
        case PAIR -> {
          return; // tried with values of its own below
        }
      }
      ConditionForm form =
          Objects.requireNonNull(ConditionForm.of(condition), condition.toString());
      assertThat(OperatorChoice.of(field))
          .as("operators of %s", field)
          .anyMatch(choice -> choice.key().equals(form.operator()));
      ObjectNode back = form.toJson();
      assertThat(ConditionForm.of(back)).isEqualTo(form);
    }
  }

  @ParameterizedTest
  @EnumSource(ConditionField.class)
  void fields_allOfThem_areOfferedWithAControlAndOperators(ConditionField field) {
    assertThat(OperatorChoice.of(field)).isNotEmpty();
    ConditionForm empty = ConditionForm.empty(field, "Europe/Madrid");
    assertThat(ConditionForm.of(empty.toJson())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "between, '[\"14\",\"22\"]', 14:00, 23:00",
    "between, '[\"22\",\"6\"]', 22:00, 07:00",
    "between, '[\"09:00\",\"17:30\"]', 09:00, 17:30",
    "between, '[\"22:00\",\"24:00\"]', 22:00, 00:00",
    "lt, '9', 00:00, 09:00",
    "gt, '17', 18:00, 00:00",
    "gt, '\"17:30\"', 17:31, 00:00",
    "lt, '\"09:30\"', 00:00, 09:30",
  })
  void time_asAWindow_meansTheSameMinutes(String operator, String value, String from, String until)
      throws Exception {
    JsonNode condition =
        json("{'field':'time','operator':'" + operator + "','value':" + value + "}");
    ConditionForm form = form(condition.toString());
    assertThat(form.operator()).isEqualTo("between");
    assertThat(form.values()).containsExactly(from, until);
    var set = new Faults();
    RuleReader.readConditions(JSON.createArrayNode().add(form.toJson()), "", set);
    assertThat(set.toList()).isEmpty();
  }

  @Test
  void second_value_turnsIsIntoIsOneOf() throws Exception {
    ConditionForm one = form("{'field':'country','operator':'eq','value':'ES'}");
    assertThat(phrase(one.toJson())).isEqualTo("country is Spain");
    var two = new ConditionForm(one.field(), one.operator(), List.of("ES", "FR"), "", "");
    assertThat(two.toJson().path("operator").asText()).isEqualTo("in");
    assertThat(phrase(two.toJson())).isEqualTo("country is Spain or France");
  }

  @Test
  void halfTyped_values_stayAsTheyWereTyped() throws Exception {
    ObjectNode rule = JSON.createObjectNode().put("name", "");
    rule.putArray("conditions")
        .add(json("{'field':'country','operator':'in','value':['ES','FR']}"))
        .add(json("{'field':'click_count','operator':'lt','value':''}"));
    rule.putObject("action").put("type", "redirect").put("url", "");
    var posted =
        new Posted(
            Map.ofEntries(
                Map.entry("c", List.of("0", "1")),
                Map.entry("c.0.field", List.of("country")),
                Map.entry("c.0.was", List.of("country")),
                Map.entry("c.0.op", List.of("is")),
                Map.entry("c.0.v", List.of("ES", "FR")),
                Map.entry("c.0.add", List.of("Germ")),
                Map.entry("c.1.field", List.of("click_count")),
                Map.entry("c.1.was", List.of("click_count")),
                Map.entry("c.1.op", List.of("lt")),
                Map.entry("c.1.v", List.of("1o")),
                Map.entry("action", List.of("redirect")),
                Map.entry("url", List.of("htt"))));
    ObjectNode applied =
        new RuleForm(posted, "Europe/Madrid", Locale.ENGLISH, (link, _) -> link).applied(rule);
    assertThat(applied.at("/conditions/0/value").toString()).isEqualTo("[\"ES\",\"FR\",\"Germ\"]");
    assertThat(applied.at("/conditions/1/value").asText()).isEqualTo("1o");
    assertThat(applied.at("/action/url").asText()).isEqualTo("htt");
  }

  @Test
  void untouched_conditions_keepTheirVeryJson() throws Exception {
    ObjectNode rule = JSON.createObjectNode().put("name", "US mobile daytime");
    rule.putArray("conditions")
        .add(json("{'field':'country','operator':'in','value':['US']}"))
        .add(
            json(
                "{'field':'time','operator':'between','value':[9,'17'],'timezone':'America/New_York'}"));
    rule.putObject("action").put("type", "channel").put("channel", "es-sales");
    var posted =
        new Posted(
            Map.ofEntries(
                Map.entry("name", List.of("US mobile daytime")),
                Map.entry("c", List.of("0", "1")),
                Map.entry("c.0.field", List.of("country")),
                Map.entry("c.0.op", List.of("is")),
                Map.entry("c.0.v", List.of("US")),
                Map.entry("c.1.field", List.of("time")),
                Map.entry("c.1.op", List.of("between")),
                Map.entry("c.1.from", List.of("09:00")),
                Map.entry("c.1.until", List.of("18:00")),
                Map.entry("c.1.zone", List.of("America/New_York")),
                Map.entry("action", List.of("channel")),
                Map.entry("channel", List.of("es-sales"))));
    assertThat(new RuleForm(posted, "UTC", Locale.ENGLISH, (link, _) -> link).applied(rule))
        .isEqualTo(rule);
  }

  @Test
  void name_inTheLanguageOfThePage_isUnderstood() throws Exception {
    ObjectNode rule = JSON.createObjectNode();
    rule.putArray("conditions").add(json("{'field':'country','operator':'eq','value':''}"));
    for (String typed : List.of("Alemania", "germany", "de")) {
      var posted =
          new Posted(
              Map.of(
                  "c", List.of("0"),
                  "c.0.field", List.of("country"),
                  "c.0.op", List.of("is"),
                  "c.0.add", List.of(typed)));
      ObjectNode applied =
          new RuleForm(posted, "UTC", Locale.of("es"), (link, _) -> link).applied(rule);
      assertThat(applied.at("/conditions/0/value").asText()).as(typed).isEqualTo("DE");
    }
  }
}
