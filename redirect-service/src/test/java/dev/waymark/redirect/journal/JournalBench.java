package dev.waymark.redirect.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/// Measures what capturing a click costs: a main, not a test. Arguments: clicks a turn, turns,
/// directory, durability. Each turn waits for its answers.
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
    Turn turn = journal.turn(Runnable::run);
    var released = new Semaphore(0);
    HeldAnswer answer = captured -> released.release();
    var click = Clicks.click(1);
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int t = 0; t < turns; t++) {
        for (int i = 0; i < perTurn; i++) {
          turn.append(click, answer);
        }
        turn.flush();
        released.acquire(perTurn);
      }
      long nanos = System.nanoTime() - start;
      System.out.printf(
          "%d clicks in turns of %d: %.0f ns a click%n",
          (long) turns * perTurn, perTurn, (double) nanos / turns / perTurn);
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
}
