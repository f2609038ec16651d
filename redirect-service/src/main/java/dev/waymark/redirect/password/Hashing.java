package dev.waymark.redirect.password;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks at passwords away from the event loops, a few at once and some more waiting, each link in
/// its turn; the rest are turned away, for a hash that takes long on purpose must not take the node
/// from everybody else. Any thread.
final class Hashing implements AutoCloseable {
  static final int AT_ONCE = 2;

  /// How many may wait at one link.
  static final int WAITING_AT_ONE_LINK = 16;

  /// How many may wait in all: as long as two threads need about three seconds for.
  static final int WAITING = 64;

  private final FairQueue<Check> waiting = new FairQueue<>(WAITING_AT_ONE_LINK, WAITING);
  private final ExecutorService threads;
  private int running;
  private boolean closed;

  /// What was found.
  enum Finding {
    RIGHT,
    WRONG,
    /// Nothing: too many others wait.
    BUSY
  }

  Hashing() {
    this(Thread.ofPlatform().name("passwords-", 0).daemon().factory());
  }

  Hashing(ThreadFactory factory) {
    this.threads = Executors.newFixedThreadPool(AT_ONCE, factory);
  }

  /// Asks, and says on the event loop what was found. However many wait at one link, the first at
  /// another waits for about one hash.
  ///
  /// @param link its id
  /// @param isRight slow
  void check(String link, BooleanSupplier isRight, EventLoop eventLoop, Consumer<Finding> then) {
    Check turnedAway = enter(link, new Check(isRight, eventLoop, then));
    if (turnedAway != null) {
      turnedAway.answer(Finding.BUSY);
    }
  }

  private synchronized @Nullable Check enter(String link, Check check) {
    if (closed) {
      return check;
    }
    if (running == AT_ONCE) {
      return waiting.add(link, check);
    }
    running++;
    threads.execute(() -> run(check));
    return null;
  }

  private void run(Check check) {
    Finding finding = Finding.BUSY; // should it throw, so that nobody waits for ever
    try {
      finding = check.isRight().getAsBoolean() ? Finding.RIGHT : Finding.WRONG;
    } finally {
      check.answer(finding);
      handOn();
    }
  }

  private synchronized void handOn() {
    Check next = waiting.poll();
    if (next == null || closed) {
      running--;
    } else {
      threads.execute(() -> run(next));
    }
  }

  private record Check(BooleanSupplier isRight, EventLoop eventLoop, Consumer<Finding> then) {
    void answer(Finding finding) {
      eventLoop.execute(() -> then.accept(finding));
    }
  }

  /// Gives up what waits.
  @Override
  public synchronized void close() {
    closed = true;
    threads.shutdownNow();
  }
}
