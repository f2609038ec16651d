package dev.waymark.rule.check;

import java.util.ArrayList;
import java.util.List;

/// What is left of whole numbers.
///
/// @param ranges apart from each other, in order
record Counts(List<Range> ranges) implements Extent {

  /// Every number from 0 on.
  static final Counts ALL = new Counts(List.of(new Range(0, Long.MAX_VALUE)));

  /// Every moment, in seconds since 1970-01-01T00:00:00Z.
  static final Counts MOMENTS = new Counts(List.of(new Range(Long.MIN_VALUE, Long.MAX_VALUE)));

  /// The numbers from `first` to `last`, both included; `first` is not above `last`.
  record Range(long first, long last) {}

  /// Those from one number to another, both included, or those outside.
  ///
  /// @param max below `min` for none at all
  Counts where(long min, long max, boolean inside) {
    if (min > max) {
      return inside ? new Counts(List.of()) : this;
    }
    var rest = new ArrayList<Range>();
    for (Range range : ranges) {
      if (inside) {
        add(rest, Math.max(range.first, min), Math.min(range.last, max));
      } else {
        if (min > Long.MIN_VALUE) {
          add(rest, range.first, Math.min(range.last, min - 1));
        }
        if (max < Long.MAX_VALUE) {
          add(rest, Math.max(range.first, max + 1), range.last);
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
