package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Conditions that were read without fault and must all hold: those of a rule, or of anything else
/// that only some visitors get. None at all always hold. Immutable.
///
/// Whether they hold for a visit is asked of {@link CompiledRules}.
public final class ConditionSet {
  /// No conditions: always holds.
  public static final ConditionSet NONE = new ConditionSet(List.of(), List.of());

  private final List<ConditionSpec> specs;
  private final List<Condition> conditions;

  /// Conditions stand in the order of their specs.
  ConditionSet(List<ConditionSpec> specs, List<Condition> conditions) {
    this.specs = List.copyOf(specs);
    this.conditions = List.copyOf(conditions);
  }

  /// The conditions as they were written.
  public List<ConditionSpec> specs() {
    return specs;
  }

  /// What they mean, in the same order.
  public List<Condition> conditions() {
    return conditions;
  }

  /// The keys of the schedules that they ask about.
  public Set<String> schedules() {
    var schedules = new TreeSet<String>();
    for (Condition condition : conditions) {
      if (condition instanceof Condition.OpeningIs hours) {
        schedules.add(hours.schedule());
      }
    }
    return schedules;
  }

  /// When they hold, in plain English: `Country is Germany and device is mobile`, or `Always`.
  ///
  /// @param names of the schedules
  public String summary(Names names) {
    return new Wording(names).when(this);
  }

  /// Whom they hold for, to be part of a sentence: `everyone from Germany, while Sales desk is
  /// open`.
  ///
  /// @param names of the schedules
  public String audience(Names names) {
    return new Wording(names).audience(this);
  }

  /// Each condition in plain English, to be part of a sentence: `country is Germany`.
  ///
  /// @param names of the schedules
  public List<String> phrases(Names names) {
    return new Wording(names).phrases(this);
  }

  /// The wire form, the same JSON that was read.
  public ArrayNode toJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    specs.forEach(spec -> json.add(spec.toJson()));
    return json;
  }
}
