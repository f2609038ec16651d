package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Conditions that were read without fault: those of a rule, or of anything else that only some
/// visitors get. All must hold, or one of them. None at all always hold. Immutable.
///
/// Whether they hold for a visit is asked of {@link CompiledRules}.
public final class ConditionSet {
  /// No conditions: always holds.
  public static final ConditionSet NONE = new ConditionSet(Match.ALL, List.of(), List.of());

  private final Match match;
  private final List<ConditionSpec> specs;
  private final List<Condition> conditions;
  private final List<Part> parts;

  /// A condition on one fact, alone or in a group.
  ///
  /// @param place where it stands, from the array of the conditions on: `/0`, or `/1/any/2`
  /// @param spec as it was written
  /// @param condition what it means
  public record Part(String place, ConditionSpec.Simple spec, Condition.Simple condition) {}

  /// Conditions stand in the order of their specs, and have the same shape.
  ConditionSet(Match match, List<ConditionSpec> specs, List<Condition> conditions) {
    this.match = match;
    this.specs = List.copyOf(specs);
    this.conditions = List.copyOf(conditions);
    this.parts = partsOf(this.specs, this.conditions);
  }

  private static List<Part> partsOf(List<ConditionSpec> specs, List<Condition> conditions) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < specs.size(); i++) {
      String place = Faults.at("", i);
      if (specs.get(i) instanceof ConditionSpec.Simple spec
          && conditions.get(i) instanceof Condition.Simple condition) {
        parts.add(new Part(place, spec, condition));
      } else if (specs.get(i) instanceof ConditionSpec.AnyOf(List<ConditionSpec.Simple> any)
          && conditions.get(i) instanceof Condition.AnyOf(List<Condition.Simple> meanings)) {
        for (int j = 0; j < any.size(); j++) {
          parts.add(new Part(Faults.at(place + "/any", j), any.get(j), meanings.get(j)));
        }
      }
    }
    return List.copyOf(parts);
  }

  /// How many of them must hold.
  public Match match() {
    return match;
  }

  /// The conditions as they were written.
  public List<ConditionSpec> specs() {
    return specs;
  }

  /// What they mean, in the same order.
  public List<Condition> conditions() {
    return conditions;
  }

  /// Every condition on a fact, those in groups among them, in the order in which they were
  /// written.
  public List<Part> parts() {
    return parts;
  }

  /// Whether there are groups among them.
  public boolean hasGroups() {
    return parts.size() != specs.size()
        || specs.stream().anyMatch(spec -> spec instanceof ConditionSpec.AnyOf);
  }

  /// Whether one of them is on a field.
  public boolean asks(ConditionField field) {
    return parts.stream().anyMatch(part -> part.condition().field() == field);
  }

  /// The keys of the schedules that they ask about.
  public Set<String> schedules() {
    var schedules = new TreeSet<String>();
    for (Part part : parts) {
      if (part.condition() instanceof Condition.OpeningIs hours) {
        schedules.add(hours.schedule());
      }
    }
    return schedules;
  }

  /// The keys of the segments that they ask about.
  public Set<String> segments() {
    var segments = new TreeSet<String>();
    for (Part part : parts) {
      if (part.condition() instanceof Condition.SegmentIs of) {
        segments.add(of.segment());
      }
    }
    return segments;
  }

  /// When they hold, in plain words: `Country is Germany and device is mobile`, or `Always`.
  ///
  /// @param names of the schedules and segments
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

  /// Each condition or group in plain words, to be part of a sentence: `country is Germany`.
  ///
  /// @param names of the schedules
  public List<String> phrases(Names names) {
    return new Wording(names).phrases(this);
  }

  /// The wire form, the same JSON that was read, but for {@link #match}.
  public ArrayNode toJson() {
    var json = JsonNodeFactory.instance.arrayNode();
    specs.forEach(spec -> json.add(spec.toJson()));
    return json;
  }

  /// The same conditions in the same words.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConditionSet that && match == that.match && specs.equals(that.specs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(match, specs);
  }
}
