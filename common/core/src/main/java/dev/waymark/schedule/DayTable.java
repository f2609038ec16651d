package dev.waymark.schedule;

import dev.waymark.clock.ClockTime;
import java.util.List;

/// Which minutes of a calendar date are open, a bit for each.
final class DayTable {
  private final long[] minutes = new long[ClockTime.DAY / Long.SIZE + 1];

  /// @param opening the intervals that open on the date
  /// @param before those of the date before, of which the tails count
  DayTable(List<Interval> opening, List<Interval> before) {
    for (Interval interval : opening) {
      open(interval.from(), Math.min(interval.until(), ClockTime.DAY));
    }
    for (Interval interval : before) {
      open(0, interval.until() - ClockTime.DAY);
    }
  }

  private void open(int from, int until) {
    for (int minute = from; minute < until; minute++) {
      minutes[minute / Long.SIZE] |= 1L << minute;
    }
  }

  /// @param minute since midnight, 0 to 1439
  boolean isOpen(int minute) {
    return (minutes[minute / Long.SIZE] >>> minute & 1) != 0;
  }
}
