package dev.waymark.redirect.counter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the clicks of links with `max_clicks` as they happen. Any thread.
///
/// A click is reserved before it is captured: when a hundred may pass, the hundred and first is
/// refused, on whichever event loop it comes. A reservation whose click was not captured is given
/// back.
///
/// What a node counts is its own clicks, and those of all nodes as of the last rollup: the count is
/// never less than what was published, and goes on from there. So it is never more than what was
/// clicked; alone, a node is exact, and of several each knows only its own since the last rollup.
public final class LiveCounts {
  /// Links stay here when they lose their limit: should they get one again, the clicks before it
  /// count.
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  /// Nothing was clicked yet.
  public LiveCounts() {}

  /// Clicks so far, the reserved ones among them.
  ///
  /// @param link its id
  /// @param published its clicks as of the last rollup, on all nodes
  public long clicks(String link, long published) {
    AtomicLong count = counts.get(link);
    return count == null ? published : Math.max(count.get(), published);
  }

  /// Takes one of the clicks that are left; false when none is.
  ///
  /// @param limit its `max_clicks`
  /// @param published as for {@link #clicks}
  public boolean reserve(String link, long limit, long published) {
    AtomicLong count = count(link);
    long before;
    long clicks;
    do {
      before = count.get();
      clicks = Math.max(before, published);
      if (clicks >= limit) {
        return false;
      }
    } while (!count.compareAndSet(before, clicks + 1));
    return true;
  }

  /// Gives a reserved click back that was not captured.
  public void giveBack(String link) {
    count(link).decrementAndGet();
  }

  /// Adds a click that was captured before this process began to count.
  void add(String link, long clicks) {
    count(link).addAndGet(clicks);
  }

  private AtomicLong count(String link) {
    AtomicLong count = counts.get(link);
    return count == null ? counts.computeIfAbsent(link, _ -> new AtomicLong()) : count;
  }
}
