package dev.waymark.admin.check;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CheckDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Tenant acme;
  private String link;

  @BeforeEach
  void createLink() {
    acme = tenant("agency");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    acme.create(
        "/schedules",
        """
        {"key": "desk", "name": "Desk", "time_zone": "Europe/Madrid",
         "weekly": {"mon": [["09:00", "17:30"]], "sun": [["22:00", "02:00"]]}}""");
    link = acme.link("{\"target\": \"https://example.com/\"}");
  }

  private JsonNode check(JsonNode draft) throws IOException {
    return JSON.readTree(
            as(acme.viewer(), draft.toString())
                .post(acme.at("/links/" + link + "/check"))
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .path("warnings");
  }

  private JsonNode simulate(JsonNode visitor, JsonNode draft) throws IOException {
    ObjectNode body = visitor.deepCopy();
    body.set("draft", draft);
    return JSON.readTree(
        as(acme.viewer(), body.toString())
            .post(acme.at("/links/" + link + "/simulate"))
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static ObjectNode draft(String... conditions) throws IOException {
    ObjectNode draft = JSON.createObjectNode();
    ArrayNode rules = draft.putArray("rules");
    for (int i = 0; i < conditions.length; i++) {
      ObjectNode rule = rules.addObject().put("name", "Rule " + i);
      rule.set("conditions", JSON.readTree("[" + conditions[i] + "]"));
      rule.set(
          "action",
          JSON.createObjectNode().put("type", "redirect").put("url", "https://example.com/" + i));
    }
    return draft;
  }

  /// Plays each counter-example: an earlier rule wins, and without the earlier ones this one does.
  ///
  /// @return how many there were
  private int proveAll(ObjectNode draft) throws IOException {
    int proven = 0;
    for (JsonNode warning : check(draft)) {
      JsonNode example = warning.get("counter_example");
      boolean isShadow =
          warning.path("certainty").asText().equals("certain")
              && warning.has("others")
              && List.of("never_reached", "repeats").contains(warning.path("kind").asText());
      if (example == null) {
        continue;
      }
      assertThat(isShadow).as(warning.toString()).isTrue();
      int place = place(warning.path("pointer").asText());
      List<String> others = new ArrayList<>();
      warning.path("others").forEach(each -> others.add("Rule " + place(each.asText())));
      JsonNode played = simulate(example.path("visitor"), draft);
      assertThat(played.path("decided_by").path("rule").asText())
          .as("%s %s", warning, played)
          .isIn(others);
      ObjectNode without = draft.deepCopy();
      for (int i = 0; i < place; i++) {
        without.withArray("rules").remove(0);
      }
      assertThat(
              simulate(example.path("visitor"), without).path("decided_by").path("rule").asText())
          .as(warning.toString())
          .isEqualTo("Rule " + place);
      assertThat(example.path("words").asText()).matches("(Some|Any)body.*");
      proven++;
    }
    return proven;
  }

  private static int place(String pointer) {
    return Integer.parseInt(pointer.substring("/rules/".length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"field": "continent", "operator": "eq", "value": "EU"} ;
        {"field": "country", "operator": "eq", "value": "DE"}""",
        """
        {"field": "os", "operator": "in", "value": ["iOS", "Android"]} ;
        {"field": "os", "operator": "eq", "value": "Android"},
        {"field": "device", "operator": "eq", "value": "tablet"}""",
        """
        {"field": "browser", "operator": "contains", "value": "sta"} ;
        {"field": "browser", "operator": "eq", "value": "Instagram"}""",
        """
        {"field": "language", "operator": "eq", "value": "zh"} ;
        {"field": "language", "operator": "eq", "value": "zh-TW"}""",
        """
        {"field": "referrer", "operator": "contains", "value": "news"} ;
        {"field": "referrer", "operator": "starts_with", "value": "news."}""",
        """
        {"field": "referrer", "operator": "neq", "value": "example.com"} ;
        {"field": "referrer", "operator": "eq", "value": "example.org"}""",
        """
        {"field": "query", "operator": "eq", "value": "a"} ;
        {"field": "query", "operator": "eq", "value": "a=1"},
        {"field": "query", "operator": "contains", "value": "a=x y"}""",
        """
        {"field": "cookie", "operator": "contains", "value": "v=b"} ;
        {"field": "cookie", "operator": "eq", "value": "v=bc"}""",
        """
        {"field": "click_count", "operator": "gt", "value": 10} ;
        {"field": "click_count", "operator": "between", "value": [100, 200]}""",
        """
        {"field": "time", "operator": "between", "value": ["22", "6"], "timezone": "Asia/Kathmandu"} ;
        {"field": "time", "operator": "between", "value": ["23:59", "00:01"], "timezone": "Asia/Kathmandu"}""",
        """
        {"field": "day", "operator": "in", "value": ["sat", "sun"], "timezone": "Pacific/Auckland"} ;
        {"field": "day", "operator": "eq", "value": "sun", "timezone": "Pacific/Auckland"},
        {"field": "time", "operator": "eq", "value": 3, "timezone": "Pacific/Auckland"}""",
        """
        {"field": "hours", "operator": "eq", "value": "desk=open"} ;
        {"field": "hours", "operator": "eq", "value": "desk=open"},
        {"field": "day", "operator": "eq", "value": "sun", "timezone": "Europe/Madrid"},
        {"field": "country", "operator": "eq", "value": "ES"}"""
      })
  void check_ruleThatAnEarlierOneTakesEverybodyOf_namesAVisitorWhoShowsIt(String rules)
      throws IOException {
    assertThat(proveAll(draft(rules.split(" ;\\s*")))).isOne();
  }

  @Test
  void check_rulesOfAllSorts_everyVisitorIsOneForWhomItIsTrue() throws IOException {
    var random = new Random(16);
    List<String> conditions =
        List.of(
            "{\"field\": \"continent\", \"operator\": \"eq\", \"value\": \"EU\"}",
            "{\"field\": \"country\", \"operator\": \"in\", \"value\": [\"DE\", \"FR\"]}",
            "{\"field\": \"country\", \"operator\": \"eq\", \"value\": \"DE\"}",
            "{\"field\": \"device\", \"operator\": \"eq\", \"value\": \"mobile\"}",
            "{\"field\": \"os\", \"operator\": \"neq\", \"value\": \"iOS\"}",
            "{\"field\": \"language\", \"operator\": \"eq\", \"value\": \"de\"}",
            "{\"field\": \"day\", \"operator\": \"in\", \"value\": [\"mon\", \"tue\"]}",
            "{\"field\": \"time\", \"operator\": \"between\", \"value\": [\"9\", \"17\"]}",
            "{\"field\": \"query\", \"operator\": \"eq\", \"value\": \"a=1\"}");
    int proven = 0;
    for (int i = 0; i < 40; i++) {
      if (i % 5 == 0) {
        createLink(); // with keys of their own, for each has a limit on what is expensive
      }
      var rules = new String[6];
      for (int rule = 0; rule < rules.length; rule++) {
        List<String> some = new ArrayList<>();
        for (int each = random.nextInt(1, 4); each > 0; each--) {
          some.add(conditions.get(random.nextInt(conditions.size())));
        }
        rules[rule] = String.join(",", some);
      }
      proven += proveAll(draft(rules));
    }
    assertThat(proven).isGreaterThan(20);
  }

  @Test
  void check_ruleThatIsReachedAtTimes_namesNobody() throws IOException {
    ObjectNode draft =
        draft(
            "{\"field\": \"continent\", \"operator\": \"eq\", \"value\": \"EU\"}",
            "{\"field\": \"country\", \"operator\": \"eq\", \"value\": \"DE\"}");
    ((ObjectNode) draft.at("/rules/0"))
        .set("action", JSON.createObjectNode().put("type", "channel").put("channel", "sales"));
    JsonNode warnings = check(draft);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.at("/0/certainty").asText()).isEqualTo("possible");
    assertThat(warnings.at("/0").has("counter_example")).isFalse();
  }

  @Test
  void check_linkWithAPassword_visitorIsLetIn() throws IOException {
    ObjectNode draft =
        draft(
            "{\"field\": \"continent\", \"operator\": \"eq\", \"value\": \"EU\"}",
            "{\"field\": \"country\", \"operator\": \"eq\", \"value\": \"DE\"}");
    draft.put("password", "open sesame");
    assertThat(proveAll(draft)).isOne();
  }
}
