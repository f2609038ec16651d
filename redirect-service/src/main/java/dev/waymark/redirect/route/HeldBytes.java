package dev.waymark.redirect.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Bounds what the connections of one event loop together hold of requests that are not answered
/// and of answers that are not read, as far as these are larger than usual. Whoever has held
/// something for the longest makes room for the others: those who mean well hold it for an instant.
/// For one event loop.
final class HeldBytes {
  private final long most;
  private final LongAdder all;
  private final LinkedHashMap<Holder, Long> holders = new LinkedHashMap<>();
  private long now;

  /// Who holds something. Is what it is, compared with others.
  interface Holder {
    /// Closes its connection and {@linkplain HeldBytes#leave leaves}.
    void makeRoom();
  }

  /// @param most in bytes
  /// @param all counts what is held on all event loops
  HeldBytes(long most, LongAdder all) {
    this.most = most;
    this.all = all;
  }

  /// Counts more for a holder; false when there is no room for it, and then it is not counted.
  boolean take(Holder holder, long bytes) {
    while (now + bytes > most) {
      Map.Entry<Holder, Long> oldest = holders.firstEntry();
      if (oldest == null || oldest.getKey().equals(holder)) {
        return false;
      }
      oldest.getKey().makeRoom();
      leave(oldest.getKey());
    }
    holders.merge(holder, bytes, Long::sum);
    add(bytes);
    return true;
  }

  /// A holder holds so much less. Does nothing for one that has left.
  void giveBack(Holder holder, long bytes) {
    Long held = holders.get(holder);
    if (held != null && held > bytes) {
      holders.put(holder, held - bytes);
      add(-bytes);
    } else {
      leave(holder);
    }
  }

  /// A holder holds nothing any more.
  void leave(Holder holder) {
    Long held = holders.remove(holder);
    if (held != null) {
      add(-held);
    }
  }

  private void add(long bytes) {
    now += bytes;
    all.add(bytes);
  }

  /// How many bytes are held.
  long now() {
    return now;
  }
}
