package dev.waymark.redirect;

import io.quarkus.logging.Log;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Starts parts in the order in which they were added, and stops them in the opposite one. For one
/// thread at a time.
final class Lifecycle {
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Part> begun = new ArrayDeque<>();

  /// What a part does to start or to stop.
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  private record Part(String name, Step start, Step stop) {}

  /// Adds a part, which starts after all that were added before it, and stops before them.
  ///
  /// @param name for the log
  /// @param stop also runs when the start has failed
  Lifecycle then(String name, Step start, Step stop) {
    parts.add(new Part(name, start, stop));
    return this;
  }

  /// Starts all parts. When one fails, it and those before it are stopped.
  ///
  /// @throws Exception what that part threw
  void start() throws Exception {
    for (Part part : parts) {
      begun.push(part);
      try {
        part.start().run();
      } catch (Exception e) {
        Log.errorf("a part of the node does not start: part=%s", part.name());
        stop();
        throw e;
      }
    }
  }

  /// Stops all parts that were started. One that fails is logged, and keeps none of the others from
  /// stopping. Does nothing the second time.
  void stop() {
    boolean interrupted = false;
    while (!begun.isEmpty()) {
      Part part = begun.pop();
      try {
        part.stop().run();
      } catch (InterruptedException e) {
        interrupted = true;
        Log.warnf("a part of the node was interrupted while it stopped: part=%s", part.name());
      } catch (Exception e) {
        Log.errorf(e, "a part of the node does not stop: part=%s", part.name());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
