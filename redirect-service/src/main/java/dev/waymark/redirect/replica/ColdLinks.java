package dev.waymark.redirect.replica;

import io.quarkus.logging.Log;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Reads and compiles links that nobody has visited lately, away from the event loops: their
/// documents may have to come from a disk. When too many wait, the rest are told so.
final class ColdLinks {
  private static final int THREADS = 2;
  private static final int WAITING = 4_096;
  private static final int IDLE_SECONDS = 10;

  private final LinkShelf shelf;
  private final Executor readers;
  private final LongAdder loads = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /// @param readers where links are read and compiled
  ColdLinks(LinkShelf shelf, Executor readers) {
    this.shelf = shelf;
    this.readers = readers;
  }

  /// Threads for that, and a queue that is not endless.
  static ThreadPoolExecutor readers() {
    var readers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("cold-links-", 0).daemon().factory(),
            (task, _) -> ((Load) task).answer(false));
    readers.allowCoreThreadTimeOut(true);
    return readers;
  }

  /// Loads the link of a row.
  ///
  /// @param caller where to go on
  void load(int row, Executor caller, Waiting then) {
    loads.increment();
    readers.execute(new Load(row, caller, then));
  }

  /// Whoever waits for a link.
  @FunctionalInterface
  interface Waiting {
    /// It was loaded, or could not be.
    ///
    /// @param live the link; null when it could not be loaded, or is not served any more
    void go(boolean isLoaded, @Nullable LiveLink live);
  }

  /// Compiles the links that were clicked most, as many as there is room for, in the background.
  void warm() {
    Thread.ofPlatform()
        .name("warm-links")
        .daemon()
        .start(() -> Log.infof("compiled the links that are clicked most: links=%d", shelf.warm()));
  }

  private final class Load implements Runnable {
    private final int row;
    private final Executor caller;
    private final Waiting then;
    private @Nullable LiveLink live;

    Load(int row, Executor caller, Waiting then) {
      this.row = row;
      this.caller = caller;
      this.then = then;
    }

    @Override
    public void run() {
      boolean isLoaded;
      try {
        isLoaded = shelf.compile(row, made -> live = made);
      } catch (RuntimeException e) {
        Log.error("a link could not be loaded", e);
        isLoaded = false;
      }
      answer(isLoaded);
    }

    private void answer(boolean isLoaded) {
      if (!isLoaded) {
        failures.increment();
      }
      caller.execute(() -> then.go(isLoaded, live));
    }
  }

  /// Links that had to be loaded when they were asked for.
  long loads() {
    return loads.sum();
  }

  /// Those of them that could not be, or not at once.
  long failures() {
    return failures.sum();
  }
}
