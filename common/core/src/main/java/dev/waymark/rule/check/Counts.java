package dev.waymark.rule.check;

import dev.waymark.rule.Condition;
import java.util.ArrayList;
import java.util.List;

/// What is left of the whole numbers from 0 on.
///
/// @param ranges apart from each other, in order
record Counts(List<Range> ranges) implements Extent {

  /// Every number.
  static final Counts ALL = new Counts(List.of(new Range(0, Long.MAX_VALUE)));

  /// The numbers from `first` to `last`, both included; `first` is not above `last`.
  record Range(long first, long last) {}

  /// Those for which a condition holds, or those for which it does not.
  Counts where(Condition.CountWithin condition, boolean holds) {
    boolean inside = holds != condition.negated();
    if (condition.min() > condition.max()) {
      return inside ? new Counts(List.of()) : this;
    }
    var rest = new ArrayList<Range>();
    for (Range range : ranges) {
      if (inside) {
        add(rest, Math.max(range.first, condition.min()), Math.min(range.last, condition.max()));
      } else {
        if (condition.min() > 0) {
          add(rest, range.first, Math.min(range.last, condition.min() - 1));
        }
        if (condition.max() < Long.MAX_VALUE) {
          add(rest, Math.max(range.first, condition.max() + 1), range.last);
        }
      }
    }
    return new Counts(rest);
  }

  private static void add(List<Range> ranges, long first, long last) {
    if (first <= last) {
      ranges.add(new Range(first, last));
    }
  }

  @Override
  public boolean isEmpty() {
    return ranges.isEmpty();
  }
}
