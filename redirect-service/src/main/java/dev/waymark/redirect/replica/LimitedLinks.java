package dev.waymark.redirect.replica;

import dev.waymark.redirect.counter.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The links that have `max_clicks`, apart from the others because they are few. One thread changes
/// it, any thread may read.
final class LimitedLinks implements Limits {
  private final Links links;
  private final Map<String, LiveLink> limited = new ConcurrentHashMap<>();

  /// @param links all of them
  LimitedLinks(Links links) {
    this.links = links;
  }

  /// A link, or a new version of one.
  void show(LiveLink live) {
    if (live.link().maxClicks() == null) {
      hide(live);
    } else {
      limited.put(live.link().id(), live);
    }
  }

  void hide(LiveLink live) {
    limited.remove(live.link().id());
  }

  @Override
  public boolean isComplete() {
    return links.isComplete();
  }

  @Override
  public Map<String, Long> published() {
    var published = new HashMap<String, Long>();
    limited.forEach((id, live) -> published.put(id, live.clickCount()));
    return published;
  }
}
