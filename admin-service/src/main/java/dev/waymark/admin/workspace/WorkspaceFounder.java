package dev.waymark.admin.workspace;

import dev.waymark.service.access.Caller;

/// Makes whoever makes a workspace a member of it.
public interface WorkspaceFounder {
  /// Somebody has made a workspace; called in its transaction.
  void founded(String workspace, Caller.Person founder);
}
