package dev.waymark.admin.domain;

import dev.waymark.admin.workspace.Workspace;

/// What depends on a domain and has to follow what becomes of it. Called in the transaction of the
/// change and while the workspace is locked.
public interface DomainFollower {
  /// The domain turned out to belong to the workspace: what is on it may answer from now on.
  void verified(Workspace workspace, Domain domain);

  /// The domain is about to be removed: nothing answers on it from now on.
  void removed(Workspace workspace, Domain domain);
}
