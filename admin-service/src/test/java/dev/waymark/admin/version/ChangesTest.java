package dev.waymark.admin.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.Names;
import dev.waymark.service.input.MergePatch;
import dev.waymark.word.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static ObjectNode json(String text) throws JsonProcessingException {
    return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static List<String> changes(String before, String after) throws JsonProcessingException {
    return Changes.of(json(before), json(after), Names.NONE);
  }

  private static String rule(String name, String country) {
    return """
        {'name': '%s', 'conditions': [{'field': 'country', 'operator': 'eq', 'value': '%s'}],
         'action': {'type': 'redirect', 'url': 'https://example.com/%s'}}"""
        .formatted(name, country, country);
  }

  private static String rules(String... rules) {
    return "{'rules': [" + String.join(",", rules) + "]}";
  }

  @Test
  void of_nothingBefore_saysSo() throws JsonProcessingException {
    assertThat(Changes.of(null, json("{}"), Names.NONE))
        .containsExactly("The first version that is kept.");
    assertThat(changes("{'title': 'A'}", "{'title': 'A', 'note': null}")).isEmpty();
  }

  @Test
  void of_members_saysWhatWasAndWhatIs() throws JsonProcessingException {
    assertThat(
            changes(
                "{'title': 'A', 'note': 'N', 'utm_params': {'source': 'x', 'term': ''}, 'tags': ['a']}",
                "{'title': 'B', 'max_clicks': 5, 'utm_params': {'source': 'y'}, 'active': false}"))
        .containsExactly(
            "Title changed from \"A\" to \"B\".",
            "Note taken away; it was \"N\".",
            "UTM params source changed from \"x\" to \"y\".",
            "UTM params term taken away; it was \"\".",
            "Tags taken away; it was [\"a\"].",
            "Max clicks set to 5.",
            "Switched off.");
    assertThat(changes("{'status': 'active'}", "{'status': 'passive'}"))
        .containsExactly("Switched to passive.");
    assertThat(changes("{'active': false}", "{}")).containsExactly("Switched on.");
  }

  @Test
  void of_rules_tellsOfEachInPlainWords() throws JsonProcessingException {
    assertThat(changes("{}", rules(rule("A", "DE"))))
        .containsExactly("Rule \"A\" added: Country is Germany: send to example.com/DE.");
    assertThat(changes(rules(rule("A", "DE")), "{}"))
        .containsExactly("Rule \"A\" taken out: Country is Germany: send to example.com/DE.");
    assertThat(changes(rules(rule("A", "DE")), rules(rule("A", "FR"))))
        .containsExactly(
            "Rule \"A\" changed from \"Country is Germany: send to example.com/DE\" to \"Country is"
                + " France: send to example.com/FR\".");
    assertThat(
            changes(
                rules(rule("A", "DE"), rule("B", "FR"), rule("C", "ES")),
                rules(rule("B", "FR"), rule("C", "ES"), rule("A", "DE"))))
        .containsExactly("Rule \"A\" moved to place 3.");
    assertThat(
            changes(
                rules(rule("A", "DE"), rule("B", "FR"), rule("C", "ES"), rule("D", "IT")),
                rules(rule("D", "IT"), rule("C", "ES"), rule("B", "FR"), rule("A", "DE"))))
        .containsExactly("Moved: now in the order \"D\", \"C\", \"B\", \"A\".");
    assertThat(changes(rules(rule("A", "DE"), rule("A", "FR")), rules(rule("A", "DE"))))
        .containsExactly("Rule \"A (2)\" taken out: Country is France: send to example.com/FR.");
  }

  @Test
  void of_manyChanges_isBounded() throws JsonProcessingException {
    var all = new StringBuilder();
    for (int i = 0; i < 70; i++) {
      all.append(i == 0 ? "" : ",").append("'m").append(i).append("': ").append(i);
    }
    assertThat(changes("{}", "{" + all + "}")).hasSize(51).last().isEqualTo("And 20 more.");
    assertThat(changes("{}", "{'note': '" + "x".repeat(5_000) + "'}").getFirst())
        .hasSizeLessThan(250);
  }

  @Test
  void patchBetween_anyTwo_makesOneOfTheOther() throws JsonProcessingException {
    for (String[] pair :
        new String[][] {
          {"{}", "{'a': 1}"},
          {"{'a': {'b': 1, 'c': {'d': 2}}, 'e': [1]}", "{'a': {'c': {'x': 3}}, 'e': {'f': 1}}"},
          {"{'a': {'b': 1}}", "{'a': 'text'}"},
          {"{'a': 'text', 'b': null}", "{'a': {'b': {'c': 1}}}"}
        }) {
      ObjectNode from = json(pair[0]);
      ObjectNode to = json(pair[1]);
      ObjectNode patched = MergePatch.apply(from, MergePatch.between(from, to));
      assertThat(MergePatch.between(patched, to)).isEmpty();
      assertThat(MergePatch.between(to, patched)).isEmpty();
    }
  }

  @Test
  void of_anotherLanguage_isSaidInIt() throws JsonProcessingException {
    Names spanish = Names.NONE.in(Language.SPANISH);
    assertThat(Changes.of(null, json("{}"), spanish))
        .containsExactly("La primera versión que se guarda.");
    assertThat(
            Changes.of(
                json(
                    "{'title': 'A', 'note': 'N', 'utm_params': {'source': 'x'}, 'rules': ["
                        + rule("A", "DE")
                        + ","
                        + rule("B", "FR")
                        + "]}"),
                json(
                    "{'title': 'B', 'max_clicks': 5, 'utm_params': {'source': 'y'}, 'active': false,"
                        + " 'rules': ["
                        + rule("C", "ES")
                        + ","
                        + rule("A", "FR")
                        + "], 'status': 'passive'}"),
                spanish))
        .containsExactly(
            "Título: de \"A\" a \"B\".",
            "Nota: se quita; era \"N\".",
            "Parámetros UTM: fuente: de \"x\" a \"y\".",
            "Se quita la regla \"B\": El país es Francia: enviar a example.com/FR.",
            "Se añade la regla \"C\": El país es España: enviar a example.com/ES.",
            "Cambia la regla \"A\" de \"El país es Alemania: enviar a example.com/DE\" a \"El país es"
                + " Francia: enviar a example.com/FR\".",
            "Máximo de clics: ahora 5.",
            "Se apaga.",
            "Pasa a estar pasivo.");
  }
}
