package dev.waymark.redirect.journal;

import dev.waymark.redirect.delivery.Delivery;
import dev.waymark.redirect.delivery.DeliverySettings;
import dev.waymark.redirect.delivery.Transport;
import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/// One life of a redirect node, as far as clicks go: one event loop, everything on one thread.
final class Node {
  /// Kept, for a logger that nobody holds forgets its level. What is logged here is provoked.
  private static final Logger PROVOKED = Logger.getLogger("dev.waymark.redirect");

  static {
    PROVOKED.setLevel(Level.OFF);
  }

  private record Tuning(
      int batchBytes, Duration pollEvery, Duration retryAtMost, Duration drainAtMost)
      implements DeliverySettings {}

  final Journal journal;
  final GroupCommit commit;
  final Delivery delivery;

  /// Clicks whose visitors got their answer.
  final List<Long> answered = new ArrayList<>();

  /// Clicks whose visitors got a 503.
  final List<Long> refused = new ArrayList<>();

  Node(DataFiles files, Settings settings, ManualClock clock, Transport transport)
      throws IOException {
    this(files, settings, clock, transport, Runnable::run);
  }

  Node(
      DataFiles files,
      Settings settings,
      ManualClock clock,
      Transport transport,
      Executor background)
      throws IOException {
    var random = new SplittableRandom(1);
    journal = Journal.open(files, settings, clock, random, background);
    commit = journal.groupCommit(Runnable::run);
    delivery =
        new Delivery(
            journal,
            transport,
            new Tuning(1, Duration.ofMillis(1), Duration.ofMillis(8), Duration.ofSeconds(1)),
            random);
  }

  /// One turn of the event loop.
  void click(long... numbers) {
    for (long number : numbers) {
      commit.append(Clicks.click(number), captured -> (captured ? answered : refused).add(number));
    }
    commit.flush();
  }

  /// Delivers until there is nothing to deliver.
  void deliver() {
    for (int steps = 0; !delivery.isDone() && steps < 1000; steps++) {
      Duration _ = delivery.step();
    }
  }
}
