package dev.waymark.redirect.replica;

import dev.waymark.redirect.replica.LastKnownGood.Content;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps the published takedowns in a file of their own, written as soon as they change: the links
/// are saved from time to time, and a node that starts from them must not bring back what was taken
/// down since. A version that knows nothing of takedowns reads the file of the links all the same.
/// For one thread.
final class TakedownSaver {
  private final Replica replica;
  private final LastKnownGood file;
  private final AtomicLong failures = new AtomicLong();
  private long saved;

  TakedownSaver(Replica replica, LastKnownGood file) {
    this.replica = replica;
    this.file = file;
  }

  /// Adds what the file has to what is served. Before anything else changes it.
  void restore() {
    Content content = file.read();
    if (content != null) {
      content.documents().forEach(stored -> replica.apply(stored.row()));
      replica.rebuild();
    }
    saved = replica.takedownChanges();
  }

  /// Writes them when they have changed. Never throws.
  ///
  /// @param reached every change up to it is applied; null before anything was loaded
  void saveIfChanged(@Nullable Position reached) {
    long changes = replica.takedownChanges();
    if (reached == null || changes == saved) {
      return;
    }
    try {
      file.write(new Content(reached, replica.takedownsToStore()));
      saved = changes;
    } catch (IOException | RuntimeException e) {
      failures.incrementAndGet();
      Log.warn("could not write the takedowns", e);
    }
  }

  /// How often writing failed.
  long failures() {
    return failures.get();
  }
}
