package dev.waymark.admin.workspace;

/// What depends on a workspace and has to follow its changes.
public interface WorkspaceFollower {
  /// Follows a change, in its transaction and while the workspace is locked.
  void follow(Workspace before, Workspace after);
}
