package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// The rules of a link, in the order they are tried: the first that matches wins.
///
/// @param rules possibly none
public record RuleSet(List<Rule> rules) {
  /// No rules.
  public static final RuleSet NONE = new RuleSet(List.of());

  /// A list of its own.
  public RuleSet {
    rules = List.copyOf(rules);
  }

  /// The wire form.
  public ArrayNode toJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    rules.forEach(rule -> json.add(rule.toJson()));
    return json;
  }
}
