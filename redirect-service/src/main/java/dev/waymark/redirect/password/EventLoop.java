package dev.waymark.redirect.password;

/// The event loop that an attempt came in on, and is answered on.
public interface EventLoop {
  /// Runs a task on the loop, soon.
  void execute(Runnable task);

  /// Runs a task on the loop, later.
  void after(long millis, Runnable task);
}
