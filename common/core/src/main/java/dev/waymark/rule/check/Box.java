package dev.waymark.rule.check;

import dev.waymark.rule.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The visits that fit some conditions: what each fact may be, whatever the others are. Immutable.
///
/// @param extents by fact; a fact that is not in here may be anything
record Box(Map<Fact, Extent> extents) {

  /// Every visit.
  static final Box ALL = new Box(Map.of());

  /// The visits in here for which a condition holds, or those for which it does not.
  Box where(Condition.Simple condition, boolean holds) {
    Fact fact = Fact.of(condition);
    var smaller = new HashMap<>(extents);
    smaller.put(fact, extent(fact, condition, holds));
    return new Box(smaller);
  }

  /// The visits in here for which all conditions hold.
  Box whereAll(List<Condition.Simple> conditions) {
    Box box = this;
    for (Condition.Simple condition : conditions) {
      box = box.where(condition, true);
    }
    return box;
  }

  /// Whether certainly no visit is left.
  boolean isEmpty() {
    return extents.values().stream().anyMatch(Extent::isEmpty);
  }

  /// What is left of a fact. It is missing from a text's or language's extent where a missing one
  /// answers the condition otherwise.
  private Extent extent(Fact fact, Condition.Simple condition, boolean holds) {
    Extent before = extents.get(fact);
    return switch (condition) {
      case Condition.ChoiceIn c ->
          (before instanceof Values values ? values : Values.all(c)).where(c, holds);
      case Condition.TimeWithin c ->
          (before instanceof Values values ? values : Values.minutes()).where(c, holds);
      case Condition.OpeningIs c ->
          (before instanceof Values values ? values : Values.openings()).where(c, holds);
      case Condition.SegmentIs c ->
          (before instanceof Values values ? values : Values.memberships()).where(c, holds);
      case Condition.CountWithin c ->
          (before instanceof Counts counts ? counts : Counts.ALL)
              .where(c.min(), c.max(), holds != c.negated());
      case Condition.DateWithin c ->
          (before instanceof Counts moments ? moments : Counts.MOMENTS)
              .where(c.from(), c.until() == Long.MAX_VALUE ? c.until() : c.until() - 1, holds);
      case Condition.TextIn c ->
          texts(before)
              .where(
                  Trait.OneOf.of(c.values()),
                  holds != c.negated(),
                  holds == (c.negated() && c.source().observed()));
      case Condition.TextHas c ->
          texts(before)
              .where(
                  Trait.of(c.test()),
                  holds != c.negated(),
                  holds == (c.negated() && c.source().observed()));
      case Condition.LanguageIn c ->
          languages(before).where(c.values(), holds != c.negated(), !holds);
      case Condition.LanguageStartsWith c ->
          languages(before).where(c.prefix(), holds != c.negated(), !holds);
      case Condition.AddressIn c ->
          texts(before).where(new Trait.Within(c.blocks()), holds != c.negated(), !holds);
      case Condition.ParameterIs c -> {
        String value = c.value();
        Trait trait = value == null ? new Trait.Anything() : Trait.OneOf.of(List.of(value));
        yield parameters(before).where(trait, holds != c.negated());
      }
      case Condition.ParameterHas c ->
          parameters(before).where(Trait.of(c.test()), holds != c.negated());
    };
  }

  private static Texts texts(@Nullable Extent before) {
    return before instanceof Texts texts ? texts : Texts.ALL;
  }

  private static Languages languages(@Nullable Extent before) {
    return before instanceof Languages languages ? languages : Languages.ALL;
  }

  private static Parameters parameters(@Nullable Extent before) {
    return before instanceof Parameters parameters ? parameters : Parameters.ALL;
  }
}
