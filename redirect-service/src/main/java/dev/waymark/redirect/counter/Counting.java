package dev.waymark.redirect.counter;

import dev.waymark.redirect.journal.Journal;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The live counts of this node, from the start of the process to its end.
public final class Counting {
  /// How much a start may have to add up.
  private static final long PAUSE_SECONDS = 5;

  private static final long PATIENCE_SECONDS = 3;

  private final LiveCounts live = new LiveCounts();
  private final Tally tally;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("live-counts").factory());

  /// Nothing is counted yet.
  public Counting(Journal journal, Limits limits) {
    tally = new Tally(journal, limits, live);
  }

  /// Clicks as they happen.
  public LiveCounts live() {
    return live;
  }

  /// Adds up what the journal has from before, and keeps adding up. Once, before the server opens.
  public void start() {
    settle();
    var _ =
        timer.scheduleWithFixedDelay(this::settle, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  /// Adds up the last clicks. After the server has closed, before the journal does.
  public void stop() throws InterruptedException {
    timer.shutdown();
    if (timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      settle();
    }
  }

  /// What fails is tried again after the pause.
  private void settle() {
    try {
      tally.settle();
    } catch (IOException | RuntimeException e) {
      Log.error("the clicks of links that run out could not be added up", e);
    }
  }
}
