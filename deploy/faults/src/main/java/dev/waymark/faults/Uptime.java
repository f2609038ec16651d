package dev.waymark.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the redirect service was up: from the moment it said that it was ready to the moment before
/// it was killed. Instants are as {@link System#nanoTime} counts. Safe for threads.
final class Uptime {
  private final List<Interval> intervals = new ArrayList<>();
  private @Nullable Long since;
  private int ends;

  private record Interval(long from, long to) {
    boolean holds(long began, long ended) {
      return began - from >= 0 && to - ended >= 0;
    }
  }

  /// It is up from now on; nothing changes when it was already.
  synchronized void up(long nanos) {
    if (since == null) {
      since = nanos;
    }
  }

  /// It is down from now on, if it was not already.
  synchronized void down(long nanos) {
    ends++;
    if (since != null) {
      intervals.add(new Interval(since, nanos));
      since = null;
    }
  }

  /// Whether it is up.
  synchronized boolean isUp() {
    return since != null;
  }

  /// How often its process was ended, ready or not: a connection from before leads nowhere.
  synchronized int ends() {
    return ends;
  }

  /// In how many stretches it was up, until its last {@link #down}.
  synchronized int stretches() {
    return intervals.size();
  }

  /// How long it was up in all, until its last {@link #down}.
  synchronized Duration total() {
    return Duration.ofNanos(intervals.stream().mapToLong(each -> each.to() - each.from()).sum());
  }

  /// Whether it was up for the whole of a click.
  synchronized boolean covers(Click click) {
    return intervals.stream()
        .anyMatch(interval -> interval.holds(click.beganNanos(), click.endedNanos()));
  }

  /// A time without an answer.
  ///
  /// @param after how long it had been up when the gap began
  record Gap(Duration length, Duration after) {
    @Override
    public String toString() {
      return "%,d ms without an answer, %.1f s after it became ready"
          .formatted(length.toMillis(), after.toMillis() / 1e3);
    }
  }

  /// The longest time without a redirect while it was up. What is still up counts up to its last
  /// {@link #down} only.
  synchronized Gap longestGap(Collection<Click> clicks) {
    long[] answered =
        clicks.stream()
            .filter(Click::isAcknowledged)
            .mapToLong(Click::endedNanos)
            .sorted()
            .toArray();
    var longest = new Gap(Duration.ZERO, Duration.ZERO);
    for (Interval interval : intervals) {
      long last = interval.from();
      for (long at : answered) {
        if (at - interval.from() >= 0 && interval.to() - at >= 0) {
          longest = longer(longest, interval, last, at);
          last = at;
        }
      }
      longest = longer(longest, interval, last, interval.to());
    }
    return longest;
  }

  private static Gap longer(Gap longest, Interval interval, long from, long to) {
    return to - from > longest.length().toNanos()
        ? new Gap(Duration.ofNanos(to - from), Duration.ofNanos(from - interval.from()))
        : longest;
  }
}
