package dev.waymark.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.visitor.Acquaintance;
import dev.waymark.visitor.Continent;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.Opening;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules in each language: `golden/words.json`.
class WordsTest {
  /// Words of English that no Spanish sentence has.
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(is|are|not|and|or|the|of|to|with|while|from|until|before|between|click|clicks|send"
              + "|always|this|rule|everyone|nobody|paused|plan has)\\b");

  static Stream<JsonNode> cases() {
    var cases = new ArrayList<JsonNode>();
    Given.resource("/golden/words.json").get("cases").forEach(cases::add);
    return cases.stream();
  }

  private static Rule rule(JsonNode golden) {
    var rules = Given.JSON.createArrayNode();
    ObjectNode rule = rules.addObject().put("name", "n");
    rule.putObject("action").put("type", "redirect").put("url", "https://example.com/");
    rule.setAll((ObjectNode) golden.get("rule"));
    return Given.rules(rules).rules().getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void summary_ofGoldenFile_readsAsWritten(JsonNode golden) {
    Rule rule = rule(golden);

    assertThat(rule.summary(new GivenNames())).isEqualTo(golden.get("en").textValue());
    assertThat(rule.summary(new GivenNames().in(Language.SPANISH)))
        .isEqualTo(golden.get("es").textValue());
  }

  /// Each kind of condition, plain and negated, each test of a text and each action has a sentence
  /// there, so that none is left that only one language has.
  @Test
  void goldenFile_hasEveryKindOfSentence() {
    Set<Class<?>> kinds = new HashSet<>();
    Set<String> negations = new TreeSet<>();
    cases()
        .map(WordsTest::rule)
        .forEach(
            rule -> {
              kinds.add(rule.action().getClass());
              for (Condition condition : rule.conditions()) {
                kinds.add(condition.getClass());
              }
              for (ConditionSet.Part part : rule.when().parts()) {
                kinds.add(part.condition().getClass());
                negations.add(part.spec().operator());
                switch (part.condition()) {
                  case Condition.TextHas has -> kinds.add(has.test().getClass());
                  case Condition.ParameterHas has -> kinds.add(has.test().getClass());
                  default -> {
                    // has no test of a text
                  }
                }
              }
            });

    assertThat(kinds)
        .containsAll(leaves(Condition.class))
        .containsAll(leaves(Action.class))
        .containsAll(leaves(TextTest.class));
    assertThat(negations).containsAll(Arrays.stream(Operator.values()).map(Operator::key).toList());
  }

  private static List<Class<?>> leaves(Class<?> sealed) {
    return sealed.isSealed()
        ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(c -> leaves(c).stream()).toList()
        : List.of(sealed);
  }

  @ParameterizedTest
  @EnumSource
  void subject_ofAField_isSpanishToo(ConditionField field) {
    assertThat(field.subject(Language.ENGLISH)).isEqualTo(field.label());
    assertThat(field.subject(Language.SPANISH)).matches("(el|la) .+");
  }

  @Test
  void values_ofClosedLists_areSpanishToo() {
    assertThat(Arrays.stream(Device.values()).map(each -> each.words(Language.SPANISH)))
        .containsExactly("móvil", "ordenador", "tableta");
    assertThat(Arrays.stream(Acquaintance.values()).map(each -> each.words(Language.SPANISH)))
        .containsExactly("nuevo", "recurrente");
    assertThat(Arrays.stream(Opening.values()).map(each -> each.words(Language.SPANISH)))
        .containsExactly("abierto", "cerrado");
    assertThat(Arrays.stream(Continent.values()).map(each -> each.displayName(Language.SPANISH)))
        .contains("Europa", "América del Sur");
  }

  /// Whatever rules say, they say it without an English word.
  @Test
  void summary_inSpanish_hasNoEnglishWord() {
    assertThat(
            cases()
                .map(golden -> golden.get("es").textValue().toLowerCase(Locale.ROOT))
                .map(sentence -> sentence.replaceAll("\"[^\"]*\"", "")))
        .noneMatch(sentence -> ENGLISH.matcher(sentence).find());
  }
}
