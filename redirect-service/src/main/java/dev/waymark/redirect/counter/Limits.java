package dev.waymark.redirect.counter;

import java.util.Map;

/// Which links have `max_clicks`.
public interface Limits {
  /// Whether all links were loaded once. Before that, a link that is not among those with a limit
  /// may yet turn out to have one.
  boolean isComplete();

  /// The links with a limit by their ids, each with its clicks as of the last rollup. A copy.
  Map<String, Long> published();
}
