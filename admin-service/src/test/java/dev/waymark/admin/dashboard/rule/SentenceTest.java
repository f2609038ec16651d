package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Names;
import dev.waymark.rule.Operator;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Rule rule(ArrayNode conditions) {
    ObjectNode rule = JSON.createObjectNode().put("name", "all");
    rule.set("conditions", conditions);
    rule.putObject("action").put("type", "redirect").put("url", "https://example.com/");
    RuleReading reading = RuleReader.read(JSON.createArrayNode().add(rule), "");
    assertThat(reading).isInstanceOf(RuleReading.Accepted.class);
    return ((RuleReading.Accepted) reading).rules().rules().getFirst();
  }

  private static List<Integer> found(Sentence sentence) {
    return sentence.spans().stream()
        .map(Sentence.Span::condition)
        .filter(condition -> condition >= 0)
        .distinct()
        .sorted()
        .toList();
  }

  /// Twenty conditions at a time, as many as a rule may have.
  @Test
  void sentence_withEveryField_isThatOfTheApiWithEachConditionInIt() {
    ArrayNode conditions = JSON.createArrayNode();
    for (ConditionField field : ConditionField.values()) {
      if (field.operators().contains(Operator.EQ) && conditions.size() < 20) {
        conditions
            .addObject()
            .put("field", field.key())
            .put("operator", "eq")
            .put("value", field.example());
      }
    }
    Rule rule = rule(conditions);
    Sentence sentence = Sentence.of(rule, Names.NONE);
    assertThat(sentence.text()).isEqualTo(rule.summary());
    assertThat(found(sentence))
        .containsExactlyElementsOf(IntStream.range(0, conditions.size()).boxed().toList());
  }

  @Test
  void sentence_ofMomentsInOneZone_hasBoth() {
    ArrayNode conditions = JSON.createArrayNode();
    conditions
        .addObject()
        .put("field", "day")
        .put("operator", "eq")
        .put("value", "sat")
        .put("timezone", "Europe/Madrid");
    conditions
        .addObject()
        .put("field", "time")
        .put("operator", "eq")
        .put("value", 9)
        .put("timezone", "Europe/Madrid");
    Sentence sentence = Sentence.of(rule(conditions), Names.NONE);
    assertThat(found(sentence)).containsExactly(0, 1);
  }

  @Test
  void sentence_withAWordThatIsPartOfAnother_findsTheWholeOne() {
    Sentence sentence =
        Sentence.of(
            "Referrer is a.com and referrer is a.co: send to x",
            List.of("referrer is a.co", "referrer is a.com"));
    assertThat(sentence.spans().getFirst()).isEqualTo(new Sentence.Span("Referrer is a.com", 1));
  }
}
