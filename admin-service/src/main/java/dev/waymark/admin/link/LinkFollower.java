package dev.waymark.admin.link;

import dev.waymark.admin.workspace.AffectedLink;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.WorkspaceFollower;
import jakarta.inject.Singleton;
import java.util.List;

/// Keeps links in step with their workspace.
@Singleton
class LinkFollower implements WorkspaceFollower {
  @Override
  public List<AffectedLink> follow(Workspace before, Workspace after) {
    return List.of();
  }
}
