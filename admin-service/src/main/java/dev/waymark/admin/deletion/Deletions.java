package dev.waymark.admin.deletion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.key.Keys;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.workspace.DeletedWorkspace;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Caller;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// Deleting workspaces and taking them back. A deleted one is as if it were not there: its members
/// and keys find nothing at their next request, and its links answer as if each were switched off.
/// Nothing of it is gone, and its slugs and domains stay its own, until {@link Workspaces#KEPT} is
/// over.
@Singleton
public class Deletions {
  private final Workspaces workspaces;
  private final Keys keys;
  private final Domains domains;

  Deletions(Workspaces workspaces, Keys keys, Domains domains) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.domains = domains;
  }

  /// Deletes a workspace.
  ///
  /// @param json `name`: that of the workspace, which whoever deletes it types once more
  @Transactional
  public DeletedWorkspace delete(String workspace, ObjectNode json, Precondition precondition) {
    DeletedWorkspace deleted = workspaces.delete(workspace, json, precondition);
    keys.withdrawAll(workspace);
    domains.publishAll(workspace, true);
    return deleted;
  }

  /// Takes one back: everything is as it was.
  @Transactional
  public Workspace takeBack(String workspace, Caller caller) {
    Workspace back = workspaces.takeBack(workspace, caller);
    keys.publishAll(workspace);
    domains.publishAll(workspace, false);
    return back;
  }

  /// Those that a caller can take back, the one that was deleted last first: a person those that
  /// they own, the operator all.
  public Page<DeletedWorkspace> page(Caller caller, @Nullable Cursor cursor, int limit) {
    return workspaces.deleted(caller, cursor, limit);
  }
}
