package dev.waymark.redirect.password;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Compares passwords away from the event loops, a few at once and a few more waiting; the rest are
/// turned away, for a hash that takes long on purpose must not take the node from everybody else.
final class Hashing implements AutoCloseable {
  static final int AT_ONCE = 2;
  static final int WAITING = 16;

  private final Comparison comparison;
  private final ThreadPoolExecutor threads;

  /// Whether a password is the one of which a hash was kept; slow.
  @FunctionalInterface
  interface Comparison {
    boolean matches(String hash, String password);
  }

  /// What was found.
  enum Finding {
    RIGHT,
    WRONG,
    /// Nothing: too many others wait.
    BUSY
  }

  Hashing(Comparison comparison) {
    this(comparison, Thread.ofPlatform().name("passwords-", 0).daemon().factory());
  }

  Hashing(Comparison comparison, ThreadFactory factory) {
    this.comparison = comparison;
    threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            factory,
            (task, _) -> ((Check) task).answer(Finding.BUSY));
  }

  /// Compares, and says on the event loop what was found.
  void check(String hash, String password, EventLoop eventLoop, Consumer<Finding> then) {
    threads.execute(new Check(comparison, hash, password, eventLoop, then));
  }

  private record Check(
      Comparison comparison,
      String hash,
      String password,
      EventLoop eventLoop,
      Consumer<Finding> then)
      implements Runnable {
    @Override
    public void run() {
      answer(comparison.matches(hash, password) ? Finding.RIGHT : Finding.WRONG);
    }

    void answer(Finding finding) {
      eventLoop.execute(() -> then.accept(finding));
    }

    /// Without the password.
    @Override
    public String toString() {
      return "Check[...]";
    }
  }

  /// Gives up what waits.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
