package dev.waymark.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waymark.clock.ClockTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A span of wall-clock time, in minutes since the midnight in which the day of its opening begins.
///
/// @param from the first minute, 0 to 1439
/// @param until the first minute after it; beyond 1440 where it runs over midnight
record Interval(int from, int until) {
  private static final Comparator<Interval> BY_OPENING =
      Comparator.comparingInt(Interval::from).thenComparingInt(Interval::until);

  /// From one time of day until another, over midnight where the second is not later.
  static Interval between(int from, int until) {
    return new Interval(from, until <= from ? until + ClockTime.DAY : until);
  }

  /// Sorted, and those that touch or overlap as one. Two that would together be longer than a day,
  /// which no pair of times can say, stay apart.
  static List<Interval> joined(List<Interval> intervals) {
    var joined = new ArrayList<Interval>();
    for (Interval next : intervals.stream().sorted(BY_OPENING).toList()) {
      Interval last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.from <= last.until && last.with(next).isWritable()) {
        joined.set(joined.size() - 1, last.with(next));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }

  private Interval with(Interval later) {
    return new Interval(from, Math.max(until, later.until));
  }

  /// Whether {@link #between} can make it: its ends differ as times of day, or it is the whole day.
  private boolean isWritable() {
    return until - from < ClockTime.DAY || (from == 0 && until == ClockTime.DAY);
  }

  /// Appends the wire form, `["09:00", "17:30"]`.
  void addTo(ArrayNode list) {
    list.addArray()
        .add(ClockTime.text(from))
        .add(ClockTime.text(until > ClockTime.DAY ? until - ClockTime.DAY : until));
  }
}
