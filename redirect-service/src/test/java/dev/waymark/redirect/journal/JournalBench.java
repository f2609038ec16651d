package dev.waymark.redirect.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/// Measures what capturing a click costs, and how long the slowest turns take: a main, not a test.
/// `deploy/bench/run journal` runs it. Arguments: clicks a turn, turns, directory, durability. Each
/// turn waits for its answers.
final class JournalBench {
  private JournalBench() {}

  public static void main(String[] arguments) throws Exception {
    int perTurn = Integer.parseInt(arguments[0]);
    int turns = Integer.parseInt(arguments[1]);
    Path directory = Files.createTempDirectory(Path.of(arguments[2]), "bench");
    var background = Journal.backgroundThread();
    var settings = Settings.SMALL.with(Durability.valueOf(arguments[3])).withSegments(64 << 20);
    Journal journal =
        Journal.open(
            directory, settings, InstantSource.system(), new SplittableRandom(1), background);
    GroupCommit commit = journal.groupCommit(Runnable::run);
    var released = new Semaphore(0);
    PendingResponse answer = captured -> released.release();
    var click = Clicks.click(1);
    var took = new long[turns];
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int t = 0; t < turns; t++) {
        long begun = System.nanoTime();
        for (int i = 0; i < perTurn; i++) {
          commit.append(click, answer);
        }
        commit.flush();
        released.acquire(perTurn);
        took[t] = System.nanoTime() - begun;
      }
      long nanos = System.nanoTime() - start;
      Arrays.sort(took);
      System.out.printf(
          Locale.ROOT,
          "%d clicks in turns of %d: %.0f ns a click; a turn takes p50 %.1f, p99 %.1f, p99.9 %.1f,"
              + " p99.99 %.1f, at most %.1f us%n",
          (long) turns * perTurn,
          perTurn,
          (double) nanos / turns / perTurn,
          micros(took, 0.5),
          micros(took, 0.99),
          micros(took, 0.999),
          micros(took, 0.9999),
          micros(took, 1));
      journal.confirm(journal.next());
    }
    journal.close();
    background.shutdown();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private static double micros(long[] sortedNanos, double share) {
    return sortedNanos[(int) Math.ceil(share * (sortedNanos.length - 1))] / 1_000.0;
  }
}
