package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ArrayNode rules(String... names) {
    ArrayNode rules = JSON.createArrayNode();
    for (String name : names) {
      rules.addObject().put("name", name);
    }
    return rules;
  }

  private static List<String> names(Draft draft) {
    return draft.entries().stream().map(entry -> entry.rule().path("name").asText()).toList();
  }

  private static Draft read(String json, String keys, ArrayNode base) {
    return Objects.requireNonNull(Draft.read(json, keys, base));
  }

  @Test
  void moved_toAnyPlace_keepsTheOthersInOrder() {
    Draft draft = Draft.of(rules("a", "b", "c"));
    assertThat(names(draft.moved("s2", 0))).containsExactly("c", "a", "b");
    assertThat(names(draft.moved("s0", 99))).containsExactly("b", "c", "a");
    assertThat(names(draft.moved("s9", 0))).containsExactly("a", "b", "c");
    assertThat(draft.moved("s2", 0).keys()).isEqualTo("s2,s0,s1");
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    ArrayNode base = rules("a", "b");
    Draft draft = Draft.of(base).moved("s1", 0).plus(RuleForm.empty(), 1);
    assertThat(read(draft.rules().toString(), draft.keys(), base)).isEqualTo(draft);
  }

  @Test
  void read_keysThatDoNotFit_namesRulesByWhatTheyAreLike() {
    ArrayNode base = rules("a", "b");
    for (String keys : List.of("", "s0", "s0,s0", "s0,s7", "s1,<b>")) {
      Draft draft = read("[{\"name\":\"b\",\"x\":1},{\"name\":\"new\"}]", keys, base);
      assertThat(draft.keys()).as(keys).isEqualTo("s1,n1");
    }
  }

  @Test
  void read_whatIsNoListOfRules_isNothing() {
    for (String json : List.of("", "{}", "[1]", "[", "\"a\"", "[" + "{},".repeat(300) + "{}]")) {
      assertThat(Draft.read(json, "", rules())).as(json).isNull();
    }
  }

  @Test
  void changes_ofEachKind_areTold() {
    Draft before = Draft.of(rules("a", "b", "c", "d"));
    Draft after =
        before
            .moved("s3", 0)
            .without("s1")
            .with("s2", JSON.createObjectNode().put("name", "C"))
            .plus(RuleForm.empty(), 0);
    Changes changes = Changes.of(before, after);
    assertThat(changes.added()).containsExactly("n1");
    assertThat(changes.changed()).containsExactly("s2");
    assertThat(changes.moved()).containsExactly("s3");
    assertThat(changes.removed()).containsExactly(1);
    assertThat(Changes.of(before, before).isEmpty()).isTrue();
  }

  @Test
  void changes_movesAsFewAsExplainTheOrder() {
    String[] names = IntStream.range(0, 50).mapToObj(Integer::toString).toArray(String[]::new);
    Draft before = Draft.of(rules(names));
    assertThat(Changes.of(before, before.moved("s40", 2)).moved()).containsExactly("s40");
    assertThat(Changes.of(before, before.moved("s2", 40)).moved()).containsExactly("s2");
  }

  @Test
  void words_ofTwoSentences_tellWhatWentAndWhatCame() {
    assertThat(Changes.words("send to ES Sales", "send to ES Desk now"))
        .containsExactly(
            new Changes.Word("send to ES", '='),
            new Changes.Word("Sales", '-'),
            new Changes.Word("Desk now", '+'));
  }
}
