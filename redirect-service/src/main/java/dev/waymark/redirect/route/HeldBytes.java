package dev.waymark.redirect.route;

import java.util.concurrent.atomic.AtomicLong;

/// Bounds what all connections together hold of requests that are not answered and of answers that
/// are not read, as far as these are larger than usual. Any thread.
final class HeldBytes {
  private final long most;
  private final AtomicLong now = new AtomicLong();

  /// @param most in bytes
  HeldBytes(long most) {
    this.most = most;
  }

  /// Counts more; false when that is too much, and then it is not counted.
  boolean take(long bytes) {
    if (now.addAndGet(bytes) <= most) {
      return true;
    }
    now.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    now.addAndGet(-bytes);
  }

  /// How many are held.
  long now() {
    return now.get();
  }
}
