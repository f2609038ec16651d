package dev.waymark.service.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What waits on one connection for its client to read it, and since when hardly anything of it was
/// read. For one thread.
final class Unread {
  /// What a client takes at least in the time that it has, while something waits: less than a
  /// telephone line carried in half a minute, so that nobody holds a place by a few bytes now and
  /// then.
  static final long LEAST_BYTES = 64 * 1_024;

  private long taken;
  private @Nullable Instant since;

  /// Notes how it stands now.
  ///
  /// @param waiting bytes that the client has not taken yet
  /// @param written bytes of the answer so far, those that wait among them
  /// @return whether the client has taken less than {@link #LEAST_BYTES} for longer than it may
  boolean isTooLong(long waiting, long written, Instant now, Duration most) {
    Instant before = since;
    if (waiting == 0) {
      since = null;
      return false;
    }
    if (before == null || written - waiting - taken >= LEAST_BYTES) {
      taken = written - waiting;
      since = now;
      return false;
    }
    return now.isAfter(before.plus(most));
  }
}
