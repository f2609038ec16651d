package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A rule that was read without fault: when its conditions hold, its action is taken. A rule
/// without conditions always matches, and one that is switched off never does.
public final class Rule {
  private final String name;
  private final boolean enabled;
  private final ConditionSet when;
  private final Action action;

  Rule(String name, boolean enabled, ConditionSet when, Action action) {
    this.name = name;
    this.enabled = enabled;
    this.when = when;
    this.action = action;
  }

  /// The label that people gave it; 1 to 100 characters, not necessarily unique.
  public String name() {
    return name;
  }

  /// Whether it is tried at all; one that is switched off is kept and not published.
  public boolean isEnabled() {
    return enabled;
  }

  /// The conditions that must hold.
  public ConditionSet when() {
    return when;
  }

  /// Its conditions as they were written.
  public List<ConditionSpec> specs() {
    return when.specs();
  }

  /// What they mean, in the same order.
  public List<Condition> conditions() {
    return when.conditions();
  }

  /// What happens when it wins.
  public Action action() {
    return action;
  }

  /// The rule in plain words: `Country is Germany and device is mobile: send to example.de/seite`.
  ///
  /// @param names of the channels, pools and schedules
  public String summary(Names names) {
    return new Wording(names).summary(this);
  }

  /// The rule in plain words, with keys in the place of names.
  public String summary() {
    return summary(Names.NONE);
  }

  /// The wire form: what was read, with its URL normalised.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", name);
    if (!enabled) {
      json.put("enabled", false);
    }
    if (when.match() != Match.ALL) {
      json.put("match", when.match().key());
    }
    json.set("conditions", when.toJson());
    json.set("action", action.toJson());
    return json;
  }
}
