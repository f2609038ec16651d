package dev.waymark.rule;

import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Visit;
import org.jspecify.annotations.Nullable;

/// A named group of conditions that a workspace keeps in one place, in the form that runs: is a
/// visitor in it, certainly not, or does nobody know? Immutable.
///
/// Who is certainly not in it is found by the opposite of its conditions, not by their failing: a
/// condition on an unknown fact is neither.
public final class Segment {
  private final ConditionSet when;
  private final Matcher[] conditions;
  private final Matcher in;
  private final Matcher out;

  private Segment(ConditionSet when) {
    this.when = when;
    this.conditions = when.conditions().stream().map(Matchers::compile).toArray(Matcher[]::new);
    this.in = Matchers.in(when);
    this.out = Matchers.out(when);
  }

  /// Compiles a segment.
  public static Segment of(ConditionSet when) {
    return new Segment(when);
  }

  /// Its conditions.
  public ConditionSet when() {
    return when;
  }

  /// What a visitor is to it; null when that cannot be said.
  public @Nullable Membership of(Visit visit) {
    if (in.matches(visit)) {
      return Membership.IN;
    }
    return out.matches(visit) ? Membership.OUT : null;
  }

  /// One condition or group of it, for explanations.
  Matcher condition(int place) {
    return conditions[place];
  }
}
