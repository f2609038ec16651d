package dev.waymark.admin.workspace;

import java.util.List;

/// What depends on a workspace and has to follow its changes.
public interface WorkspaceFollower {
  /// Follows a change, in its transaction and while the workspace is locked.
  ///
  /// @return the links whose rules in force have changed, in no particular order
  List<AffectedLink> follow(Workspace before, Workspace after);
}
