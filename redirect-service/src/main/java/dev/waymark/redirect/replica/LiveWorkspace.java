package dev.waymark.redirect.replica;

import dev.waymark.routing.Workspace;

/// What the links of a workspace share, as it stands at this moment. One object for as long as the
/// node runs, so that a change of a channel reaches every link without touching one.
public final class LiveWorkspace {
  private volatile Workspace workspace;

  LiveWorkspace(Workspace workspace) {
    this.workspace = workspace;
  }

  /// The newest. Read it once for one visit.
  public Workspace workspace() {
    return workspace;
  }

  void replace(Workspace newer) {
    workspace = newer;
  }
}
