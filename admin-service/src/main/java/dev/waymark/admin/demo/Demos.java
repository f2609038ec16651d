package dev.waymark.admin.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.deletion.Deletions;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.workspace.DeletedWorkspace;
import dev.waymark.admin.workspace.WorkspaceFounder;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Caller;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/// Which workspaces are demos: their pages say so, and their owners remove them by one button.
@Singleton
public class Demos {
  private final EntityManager database;
  private final Workspaces workspaces;
  private final Deletions deletions;
  private final WorkspaceFounder founder;

  Demos(
      EntityManager database,
      Workspaces workspaces,
      Deletions deletions,
      WorkspaceFounder founder) {
    this.database = database;
    this.workspaces = workspaces;
    this.deletions = deletions;
    this.founder = founder;
  }

  /// Marks a workspace as a demo, once and for all.
  ///
  /// @throws ProblemException when there is no such workspace
  @Transactional
  public void mark(String workspace) {
    String id = workspaces.get(workspace).id();
    database
        .createNativeQuery(
            "insert into admin.demo_workspace (workspace_id) values (:id) on conflict do nothing")
        .setParameter("id", id)
        .executeUpdate();
  }

  /// Makes somebody an owner of all demos: whoever sets an installation up, who would not see them
  /// else.
  @Transactional(Transactional.TxType.MANDATORY)
  public void giveTo(Caller.Person person) {
    for (Object id :
        database
            .createNativeQuery(
                "select workspace_id from admin.demo_workspace join admin.workspace on id ="
                    + " workspace_id where deleted_at is null order by workspace_id")
            .getResultList()) {
      founder.founded((String) id, person);
    }
  }

  /// Whether a workspace is a demo.
  @Transactional
  public boolean is(String workspace) {
    return !database
        .createNativeQuery("select 1 from admin.demo_workspace where workspace_id = :id")
        .setParameter("id", workspace)
        .getResultList()
        .isEmpty();
  }

  /// Deletes a demo, as any workspace is deleted: its owners can take it back for a while.
  ///
  /// @throws ProblemException when there is no such demo
  public DeletedWorkspace remove(String workspace) {
    if (!is(workspace)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "This workspace is no demo.");
    }
    return deletions.delete(
        workspace,
        JsonNodeFactory.instance.objectNode().put("name", workspaces.get(workspace).name()),
        Precondition.of(null));
  }
}
