package dev.waymark.redirect.password;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An event loop whose turns are the test's: it waits for work that other threads hand over, and
/// never for time to pass.
final class ManualLoop implements EventLoop {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> delays = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> delayed = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public void after(long millis, Runnable task) {
    delays.add(millis);
    delayed.add(task);
  }

  /// Runs the next task, as soon as there is one.
  void runNext() throws InterruptedException {
    Runnable task = tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (task == null) {
      throw new AssertionError("nothing came");
    }
    task.run();
  }

  /// How long the tasks that wait were told to.
  Iterable<Long> delays() {
    return delays;
  }

  /// Lets the time of those that wait come.
  void runDelayed() {
    Runnable task = delayed.poll();
    while (task != null) {
      delays.poll();
      task.run();
      task = delayed.poll();
    }
  }
}
