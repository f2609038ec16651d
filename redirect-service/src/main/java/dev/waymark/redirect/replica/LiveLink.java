package dev.waymark.redirect.replica;

import dev.waymark.routing.Link;
import dev.waymark.routing.Workspace;

/// A version of a link as it stands at this moment: the compiled link, and what changes without
/// recompiling it. For any thread to read.
public final class LiveLink {
  private final Link link;
  private final LiveWorkspace workspace;
  private final Address address;
  private volatile long clickCount;

  /// Whether it was visited since that was last asked. Written by any thread without order: a visit
  /// that is overlooked does no harm.
  private boolean visited;

  LiveLink(Link link, LiveWorkspace workspace, Address address, long clickCount) {
    this.link = link;
    this.workspace = workspace;
    this.address = address;
    this.clickCount = clickCount;
  }

  /// The link.
  public Link link() {
    return link;
  }

  /// What it shares with the other links of its workspace, as of now. Read it once for one visit.
  public Workspace workspace() {
    return workspace.workspace();
  }

  /// Clicks as of the last rollup; 0 before the first.
  public long clickCount() {
    return clickCount;
  }

  /// The domain it answers on, as {@link Links} take it.
  public String domain() {
    return address.domain();
  }

  /// Its slug, folded.
  public String slug() {
    return address.slug();
  }

  /// Where it answers, unless another link that was written later has the place.
  Address address() {
    return address;
  }

  boolean isAt(String domain, String slug) {
    return address.slug().equals(slug) && address.domain().equals(domain);
  }

  void count(long clicks) {
    clickCount = clicks;
  }

  void visit() {
    if (!visited) {
      visited = true;
    }
  }

  /// Whether it was visited since the last call.
  boolean wasVisited() {
    boolean before = visited;
    visited = false;
    return before;
  }
}
