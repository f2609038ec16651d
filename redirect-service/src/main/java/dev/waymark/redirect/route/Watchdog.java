package dev.waymark.redirect.route;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Ends a process that can answer nobody any more, so that whoever supervises it starts it anew: an
/// event loop has not turned for long, or all slots are taken though the event loops have few
/// sockets open. Every click that was answered is in the journal by then, so nothing is lost.
///
/// Only time counts in which this could look itself: a process that was stopped as a whole, or a
/// machine that slept, has nothing to be ended for.
final class Watchdog {
  /// How often to look.
  static final Duration PERIOD = Duration.ofSeconds(1);

  /// Unready after this part of the time after which the process is ended.
  private static final double UNREADY = 0.3;

  private final Pulses pulses;
  private final Slots slots;
  private final long patienceNanos;
  private final Consumer<String> end;

  private long lookedNanos;
  private List<Pulse> seen = List.of();
  private long[] stillNanos = {};
  private long leakedNanos;
  private volatile long worstNanos;

  /// @param patience how long to wait; zero never ends the process
  /// @param nowNanos when it begins, by the clock that {@link #look} is told
  /// @param end what ends the process; is told why
  Watchdog(Pulses pulses, Slots slots, Duration patience, long nowNanos, Consumer<String> end) {
    this.pulses = pulses;
    this.slots = slots;
    this.patienceNanos = patience.toNanos();
    this.lookedNanos = nowNanos;
    this.end = end;
  }

  /// Looks once. To be called every {@link #PERIOD}, by one thread that is no event loop's.
  void look(long nowNanos) {
    long passed = Math.min(nowNanos - lookedNanos, 2 * PERIOD.toNanos());
    lookedNanos = nowNanos;
    List<Pulse> last = pulses.last();
    if (last.size() != seen.size()) { // event loops began or ended
      stillNanos = new long[last.size()];
      leakedNanos = 0;
    }
    String why = null;
    long worst = 0;
    int sockets = 0;
    for (int i = 0; i < stillNanos.length; i++) {
      boolean turned = seen.size() != last.size() || seen.get(i).beats() != last.get(i).beats();
      stillNanos[i] = turned ? 0 : stillNanos[i] + passed;
      worst = Math.max(worst, stillNanos[i]);
      sockets += last.get(i).sockets();
    }
    if (worst >= patienceNanos) {
      why = "an event loop stands still";
    }
    int taken = slots.taken();
    leakedNanos = slots.areAllTaken() && sockets < taken / 2 ? leakedNanos + passed : 0;
    if (leakedNanos >= patienceNanos) {
      why = "%d slots are taken by %d sockets".formatted(taken, sockets);
    }
    seen = last;
    worstNanos = Math.max(worst, leakedNanos);
    if (why != null && patienceNanos > 0) {
      end.accept(why);
    }
  }

  /// For how long something has been wrong; zero when nothing is. Any thread.
  Duration wrongFor() {
    return Duration.ofNanos(worstNanos);
  }

  /// Whether visitors had better be sent elsewhere. Any thread.
  boolean isReady() {
    return patienceNanos == 0 || worstNanos < patienceNanos * UNREADY;
  }
}
