package dev.waymark.redirect.route;

import java.util.concurrent.atomic.AtomicInteger;

/// Bounds the open connections of all event loops together.
final class ConnectionLimit {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionLimit(int most) {
    this.most = most;
  }

  /// Counts one more; false when there are too many, and then it is not counted.
  boolean enter() {
    if (open.incrementAndGet() <= most) {
      return true;
    }
    open.decrementAndGet();
    return false;
  }

  void leave() {
    open.decrementAndGet();
  }

  int open() {
    return open.get();
  }
}
