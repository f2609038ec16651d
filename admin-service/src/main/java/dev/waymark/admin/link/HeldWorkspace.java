package dev.waymark.admin.link;

import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.workspace.Workspace;

/// A workspace, and what its links can refer to, as both stay until the transaction ends: for those
/// who write many links, so that all this is read once.
public final class HeldWorkspace {
  private final Workspace workspace;
  private final Directory directory;

  /// @param workspace one whose lock the transaction holds
  /// @param directory read under that lock, which whoever changes an entry needs for itself
  HeldWorkspace(Workspace workspace, Directory directory) {
    this.workspace = workspace;
    this.directory = directory;
  }

  Workspace workspace() {
    return workspace;
  }

  Directory directory() {
    return directory;
  }
}
