package dev.waymark.faults;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What happens when, drawn from a seed: the same seed, number and pace give the same schedule.
///
/// Each kind of fault comes once in every seven, in an order that is drawn. Outages may overlap.
///
/// @param strikes in the order in which they begin
record Schedule(long seed, List<Strike> strikes) {
  private static final long SHORT_MILLIS = 200;
  private static final long LONG_MILLIS = 4_000;
  private static final long COMMIT_MICROS = 20_000;

  /// One fault.
  ///
  /// @param at when it begins, from the start of the load
  /// @param late how long it then waits once clicks are being stored, where it is aimed at that: so
  ///   it comes before, at and after the commit
  /// @param lasts how long what was ended stays away before it is started again
  record Strike(Fault fault, Duration at, Duration late, Duration lasts) {}

  Schedule {
    strikes = List.copyOf(strikes);
  }

  /// Draws a schedule.
  ///
  /// @param kills how many faults; from 0
  /// @param every the mean time from one to the next; at least a millisecond
  static Schedule draw(long seed, int kills, Duration every) {
    var random = new Random(seed);
    var strikes = new ArrayList<Strike>(kills);
    var deck = new ArrayList<Fault>();
    for (int i = 0; i < kills; i++) {
      if (deck.isEmpty()) {
        Collections.addAll(deck, Fault.values());
        Collections.shuffle(deck, random);
      }
      Duration at = every.multipliedBy(i).plusMillis(random.nextLong(every.toMillis()));
      Duration late = Duration.of(random.nextLong(COMMIT_MICROS), ChronoUnit.MICROS);
      strikes.add(new Strike(deck.removeLast(), at, late, lasts(random)));
    }
    return new Schedule(seed, strikes);
  }

  /// As often a blink, in which others may not even notice, as long enough to be noticed by all.
  private static Duration lasts(Random random) {
    boolean isLong = random.nextBoolean();
    return Duration.ofMillis(random.nextLong(isLong ? LONG_MILLIS : SHORT_MILLIS));
  }
}
