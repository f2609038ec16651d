package dev.waymark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
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
    return switch (RuleReader.read(resource("/vectors/bench/rules.json"), "")) {
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
