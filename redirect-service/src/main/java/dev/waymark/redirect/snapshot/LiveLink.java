package dev.waymark.redirect.snapshot;

import dev.waymark.routing.Link;

/// A link as it stands at this moment: the compiled link, and what changes without recompiling it.
/// One object through all versions of a link, for any thread to read.
public final class LiveLink {
  private volatile Link link;
  private volatile long clickCount;

  LiveLink(Link link) {
    this.link = link;
  }

  /// The newest version that could be compiled. Read it once for one visit.
  public Link link() {
    return link;
  }

  /// Clicks as of the last rollup; 0 before the first.
  public long clickCount() {
    return clickCount;
  }

  void replace(Link newer) {
    link = newer;
  }

  void count(long clicks) {
    clickCount = clicks;
  }
}
