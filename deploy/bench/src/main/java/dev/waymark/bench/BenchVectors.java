package dev.waymark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.GivenVisit;
import dev.waymark.visitor.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The 20 rules and 1,000 visitors that evaluators are compared on, with the facts as given.
final class BenchVectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchVectors() {}

  /// A visitor, and the place of the rule that must win; -1 for none.
  record Visitor(Visit visit, int expected) {}

  static RuleSet rules() {
    return rules(Form.TWENTY);
  }

  /// The 20 rules, or others that decide alike.
  enum Form {
    /// As they are.
    TWENTY,
    /// With 30 others before them, which none of the visitors meets.
    FIFTY,
    /// The first condition of each in a group, beside one that none of the visitors meets.
    GROUPS,
    /// The same without groups: each rule twice.
    DOUBLED;

    /// The place of what is a rule of the 20, by its own place.
    int place(int rule) {
      return switch (this) {
        case TWENTY, GROUPS -> rule;
        case FIFTY -> rule < 0 ? rule : OTHERS + rule;
        case DOUBLED -> rule < 0 ? rule : 2 * rule;
      };
    }
  }

  private static final int OTHERS = 30;

  static RuleSet rules(Form form) {
    return read(written(form, (ArrayNode) resource("/vectors/bench/rules.json")));
  }

  private static ArrayNode written(Form form, ArrayNode twenty) {
    ArrayNode rules = JSON.createArrayNode();
    for (int i = 0; form == Form.FIFTY && i < OTHERS; i++) {
      ObjectNode rule = rules.addObject().put("name", "o" + i);
      ArrayNode conditions = rule.putArray("conditions");
      String[] asked =
          switch (i % 3) {
            case 0 -> new String[] {"country", Country.all().get(7 * i).code()};
            case 1 -> new String[] {"referrer", "site" + i + ".example"};
            default -> new String[] {"day", i % 2 == 0 ? "mon" : "fri"};
          };
      conditions.add(condition(asked[0], asked[1]));
      conditions.add(condition("query", "campaign=" + i));
      rule.putObject("action").put("type", "redirect").put("url", "https://example.com/o" + i);
    }
    for (JsonNode rule : twenty) {
      rules.add(rule.deepCopy());
      JsonNode first = rule.get("conditions").get(0);
      if (form == Form.GROUPS) {
        ObjectNode group = JSON.createObjectNode();
        group.putArray("any").add(first).add(condition("query", "group=1"));
        conditionsOfLast(rules).set(0, group);
      } else if (form == Form.DOUBLED) {
        rules.add(rule.deepCopy());
        conditionsOfLast(rules).set(0, condition("query", "group=1"));
      }
    }
    return rules;
  }

  private static ArrayNode conditionsOfLast(ArrayNode rules) {
    return (ArrayNode) rules.get(rules.size() - 1).get("conditions");
  }

  private static ObjectNode condition(String field, String value) {
    return JSON.createObjectNode().put("field", field).put("operator", "eq").put("value", value);
  }

  private static RuleSet read(JsonNode rules) {
    return switch (RuleReader.read(rules, "")) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected ->
          throw new IllegalStateException(rejected.faults().toString());
    };
  }

  static List<Visitor> visitors() {
    var visitors = new ArrayList<Visitor>();
    for (JsonNode json : resource("/vectors/bench/visitors.json").get("visitors")) {
      JsonNode expect = json.get("expect");
      int rule = expect.isNull() ? -1 : Integer.parseInt(expect.textValue().substring(1)) - 1;
      visitors.add(new Visitor(GivenVisit.read(facts(json)), rule));
    }
    return visitors;
  }

  /// The vectors' form, in which an empty text is absent, as the golden files have it.
  private static ObjectNode facts(JsonNode json) {
    ObjectNode facts = JSON.createObjectNode();
    facts.set("country", json.get("country"));
    facts.set("at", json.get("at"));
    facts.set("click_count", json.get("click_count"));
    json.get("facts")
        .properties()
        .forEach(
            fact -> {
              if (!fact.getValue().asText().isEmpty()) {
                facts.set(fact.getKey(), fact.getValue());
              }
            });
    var query = facts.putArray("query");
    for (String pair : json.get("query").textValue().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.addArray().add(pair.substring(0, equals)).add(pair.substring(equals + 1));
      }
    }
    var cookies = facts.putArray("cookies");
    json.get("cookies")
        .properties()
        .forEach(c -> cookies.addArray().add(c.getKey()).add(c.getValue().textValue()));
    return facts;
  }

  private static JsonNode resource(String path) {
    try (var in = Objects.requireNonNull(BenchVectors.class.getResourceAsStream(path), path)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
