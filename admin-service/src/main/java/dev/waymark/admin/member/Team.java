package dev.waymark.admin.member;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.person.Memberships;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/// The members of a workspace. A change holds at each member's next request. There is never a
/// workspace that had an owner and is left without one; one that the operator's key has made has
/// none before somebody is invited as one.
@Singleton
public class Team {
  private final Memberships memberships;
  private final Workspaces workspaces;
  private final AuditLog audit;

  Team(Memberships memberships, Workspaces workspaces, AuditLog audit) {
    this.memberships = memberships;
    this.workspaces = workspaces;
    this.audit = audit;
  }

  /// The members, the first one first; at most {@link Memberships#MOST_IN_WORKSPACE}.
  @Transactional
  public List<Memberships.Member> list(String workspace) {
    workspaces.get(workspace);
    return memberships.in(workspace);
  }

  /// Gives a member another role.
  ///
  /// @param json `role`
  /// @throws ProblemException 400 for the caller's own role, or the last owner's; 403 for a role
  ///   above the caller's own, or somebody of their rank; 404 for nobody
  @Transactional
  public void setRole(String workspace, String person, ObjectNode json, Caller caller) {
    workspaces.getExclusively(workspace);
    var faults = new Faults();
    var members = new Members(json, "", faults);
    if (members.raw("role") == null) {
      faults.add(members.at("role"), "'role' is required.");
    }
    Role role = Invites.role(members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Role held = held(workspace, person);
    refuseOneself(caller, person);
    Ranks.refuseEquals(caller, workspace, held);
    Ranks.refuseAbove(caller, workspace, role);
    if (role == held) {
      return;
    }
    refuseLastOwner(workspace, held);
    memberships.setRole(person, workspace, role);
    audit.changed(AuditAction.MEMBER_UPDATE_ROLE, workspace, person, written(held), written(role));
  }

  /// Makes a member none.
  ///
  /// @throws ProblemException 400 for the caller, or the last owner; 403 for somebody of the
  ///   caller's rank; 404 for nobody
  @Transactional
  public void remove(String workspace, String person, Caller caller) {
    workspaces.getExclusively(workspace);
    Role held = held(workspace, person);
    refuseOneself(caller, person);
    Ranks.refuseEquals(caller, workspace, held);
    refuseLastOwner(workspace, held);
    memberships.remove(person, workspace);
    audit.deleted(AuditAction.MEMBER_REMOVE, workspace, person, written(held));
  }

  private Role held(String workspace, String person) {
    Role held = memberships.role(person, workspace);
    if (held == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such member.");
    }
    return held;
  }

  private static void refuseOneself(Caller caller, String person) {
    if (caller.id().equals(person)) {
      throw new ProblemException(
          ProblemType.INVALID, "Nobody decides about their own membership; ask another owner.");
    }
  }

  private void refuseLastOwner(String workspace, Role held) {
    if (held == Role.OWNER && memberships.ownersOf(workspace) == 1) {
      throw new ProblemException(
          ProblemType.INVALID, "This is the last owner: make somebody else one first.");
    }
  }

  private static ObjectNode written(Role role) {
    return JsonNodeFactory.instance.objectNode().put("role", role.key());
  }
}
