package dev.waymark.redirect.replica;

import dev.waymark.takedown.TakedownFile;
import dev.waymark.takedown.TakedownList;
import dev.waymark.takedown.TakedownList.LineFault;
import io.quarkus.logging.Log;
import java.util.concurrent.atomic.AtomicLong;

/// Follows the node's own file of takedowns, which works while everything else is away. For one
/// thread.
final class TakedownWatch {
  private final TakedownFile file;
  private final LiveTakedowns takedowns;
  private final AtomicLong faulty = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  TakedownWatch(TakedownFile file, LiveTakedowns takedowns) {
    this.file = file;
    this.takedowns = takedowns;
  }

  /// Looks at the file, and does what it says now. Never throws.
  void look() {
    try {
      switch (file.look()) {
        case TakedownFile.Changed(TakedownList list) -> follow(list);
        case TakedownFile.Unreadable(String reason) -> {
          failures.incrementAndGet();
          Log.errorf("the file of takedowns is of no use, what it said before holds: %s", reason);
        }
        case null -> {
          // As it was.
        }
      }
    } catch (RuntimeException e) {
      failures.incrementAndGet();
      Log.error("the file of takedowns could not be followed", e);
    }
  }

  private void follow(TakedownList list) {
    takedowns.file(list.reasons().keySet());
    faulty.set(list.faulty());
    Log.infof("followed the file of takedowns: takedowns=%d", list.reasons().size());
    for (LineFault fault : list.faults()) {
      Log.warnf(
          "a line of the file of takedowns is left out: line=%d %s", fault.line(), fault.detail());
    }
  }

  /// How many lines of it cannot be read.
  long faulty() {
    return faulty.get();
  }

  /// How often the file could not be read since it could.
  long failures() {
    return failures.get();
  }
}
