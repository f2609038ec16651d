package dev.waymark.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Rules for tests, written as people write them.
public final class Given {
  public static final ObjectMapper JSON = new ObjectMapper();

  private Given() {}

  /// JSON with `'` for `"`.
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static JsonNode resource(String path) {
    try (var in = Objects.requireNonNull(Given.class.getResourceAsStream(path), path)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /// An array with one rule that has this condition.
  static JsonNode ruleWith(JsonNode condition) {
    var rules = JSON.createArrayNode();
    ObjectNode rule = rules.addObject().put("name", "Rule");
    rule.putArray("conditions").add(condition);
    rule.putObject("action").put("type", "redirect").put("url", "https://example.com/");
    return rules;
  }

  /// Reads rules.
  ///
  /// @throws IllegalArgumentException when something is wrong with them
  public static RuleSet rules(JsonNode json) {
    return switch (RuleReader.read(json, "")) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected ->
          throw new IllegalArgumentException(json + ": " + rejected.faults());
    };
  }

  /// Reads a segment: its `match` and `conditions`.
  ///
  /// @throws IllegalArgumentException when something is wrong with it
  public static Segment segment(JsonNode json) {
    var faults = new Faults();
    ConditionSet when = RuleReader.readSegment(json, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(json + ": " + faults.toList());
    }
    return Segment.of(when);
  }

  /// Rules with `'` for `"`.
  public static RuleSet rules(String json) {
    return rules(json(json));
  }
}
