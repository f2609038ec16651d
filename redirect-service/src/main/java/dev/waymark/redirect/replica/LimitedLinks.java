package dev.waymark.redirect.replica;

import dev.waymark.redirect.counter.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The links that have `max_clicks`, apart from the others because they are few: each with its
/// clicks as of the last rollup. One thread changes it, any thread may read.
final class LimitedLinks implements Limits {
  private final Links links;
  private final Map<String, Long> limited = new ConcurrentHashMap<>();

  /// @param links all of them
  LimitedLinks(Links links) {
    this.links = links;
  }

  /// A link, or a new version of one.
  void show(String id, boolean isLimited, long clicks) {
    if (isLimited) {
      limited.put(id, clicks);
    } else {
      limited.remove(id);
    }
  }

  /// The last rollup has counted.
  void count(String id, long clicks) {
    limited.replace(id, clicks);
  }

  void hide(String id) {
    limited.remove(id);
  }

  /// Each with its clicks, for one that begins where this one ends.
  Map<String, Long> all() {
    return limited;
  }

  @Override
  public boolean isComplete() {
    return links.isComplete();
  }

  @Override
  public Map<String, Long> published() {
    return new HashMap<>(limited);
  }
}
