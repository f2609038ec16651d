package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A rule that was read without fault: when all its conditions hold, its action is taken. A rule
/// without conditions always matches.
public final class Rule {
  private final String name;
  private final List<ConditionSpec> specs;
  private final List<Condition> conditions;
  private final Action action;

  /// Conditions stand in the order of their specs.
  Rule(String name, List<ConditionSpec> specs, List<Condition> conditions, Action action) {
    this.name = name;
    this.specs = List.copyOf(specs);
    this.conditions = List.copyOf(conditions);
    this.action = action;
  }

  /// The label that people gave it; 1 to 100 characters, not necessarily unique.
  public String name() {
    return name;
  }

  /// Its conditions as they were written.
  public List<ConditionSpec> specs() {
    return specs;
  }

  /// What they mean, in the same order.
  List<Condition> conditions() {
    return conditions;
  }

  /// What happens when it wins.
  public Action action() {
    return action;
  }

  /// The rule in plain English: `Country is Germany and device is mobile: send to
  /// example.de/seite`.
  public String summary() {
    return Wording.summary(this);
  }

  /// The wire form: what was read, with its URL normalised.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", name);
    var array = json.putArray("conditions");
    specs.forEach(spec -> array.add(spec.toJson()));
    json.set("action", action.toJson());
    return json;
  }
}
