package dev.waymark.redirect.replica;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Writes what is served to the file when it has changed, but not all the time: never sooner after
/// the last time than the pause, nor than twenty times what writing took, so that a node with a
/// million links does not spend its days writing them. For one thread.
final class Saver {
  private static final int SHARE_OF_TIME = 20;

  private final Replica replica;
  private final LastKnownGood file;
  private final Duration pause;
  private final InstantSource clock;
  private final AtomicLong failures = new AtomicLong();
  private long savedChanges;
  private long notBefore = Long.MIN_VALUE;

  Saver(Replica replica, LastKnownGood file, Duration pause, InstantSource clock) {
    this.replica = replica;
    this.file = file;
    this.pause = pause;
    this.clock = clock;
    this.savedChanges = replica.changes();
  }

  /// Writes if there is something new and it is time. Never throws.
  void saveIfDue() {
    if (clock.millis() >= notBefore) {
      saveIfChanged();
    }
  }

  /// Writes if there is something new. Never throws.
  void saveIfChanged() {
    // Both before the links: the file may then be ahead of what it says, which does no harm.
    Position position = replica.position();
    long changes = replica.changes();
    if (position == null || changes == savedChanges) {
      return;
    }
    long start = clock.millis();
    try {
      file.write(new LastKnownGood.Content(position, replica.toStore()));
      savedChanges = changes;
    } catch (IOException | RuntimeException e) {
      failures.incrementAndGet();
      Log.warn("could not write the last known good links", e);
    }
    long end = clock.millis();
    notBefore = end + Math.max(pause.toMillis(), SHARE_OF_TIME * (end - start));
  }

  /// How often writing failed.
  long failures() {
    return failures.get();
  }
}
