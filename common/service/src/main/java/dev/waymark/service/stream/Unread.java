package dev.waymark.service.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What waits on one connection for its client to read it, and since when nothing of it was read.
/// For one thread.
final class Unread {
  private long waiting;
  private long written;
  private @Nullable Instant since;

  /// Notes how it stands now.
  ///
  /// @param nowWaiting bytes that the client has not taken yet
  /// @param nowWritten bytes of the answer so far, those that wait among them
  /// @return whether the client has taken nothing for longer than it may
  boolean isTooLong(long nowWaiting, long nowWritten, Instant now, Duration most) {
    Instant before = since;
    if (nowWaiting == 0 || before == null || nowWaiting != waiting || nowWritten != written) {
      waiting = nowWaiting;
      written = nowWritten;
      since = nowWaiting == 0 ? null : now;
      return false;
    }
    return now.isAfter(before.plus(most));
  }
}
