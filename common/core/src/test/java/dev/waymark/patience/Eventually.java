package dev.waymark.patience;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits for what another thread is about to do.
public final class Eventually {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private Eventually() {}

  /// Returns once the assertion holds; fails as it does when it never comes to hold.
  public static void eventually(ThrowingCallable assertion) throws Throwable {
    eventually(AT_MOST, assertion);
  }

  /// The same for what may take longer.
  public static void eventually(Duration atMost, ThrowingCallable assertion) throws Throwable {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
