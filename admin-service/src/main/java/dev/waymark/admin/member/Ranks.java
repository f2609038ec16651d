package dev.waymark.admin.member;

import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;

/// Who may decide about whom: nobody gives a role above their own, and only owners decide about
/// those of their own rank.
final class Ranks {
  private Ranks() {}

  /// The role that a caller has in a workspace that they were let into; the operator is as an
  /// owner.
  static Role of(Caller caller, String workspace) {
    Role role = caller.roleIn(workspace);
    return role == null ? Role.VIEWER : role;
  }

  /// Refuses what is about a role above the caller's own.
  static void refuseAbove(Caller caller, String workspace, Role role) {
    if (!of(caller, workspace).includes(role)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "Your own role is %s; nobody gives or takes a higher one."
              .formatted(of(caller, workspace).key()));
    }
  }

  /// Refuses what is about a member of the caller's rank or above, unless the caller is an owner.
  static void refuseEquals(Caller caller, String workspace, Role held) {
    Role own = of(caller, workspace);
    if (own != Role.OWNER && held.includes(own)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "They are %s and you are %s: only an owner decides about them."
              .formatted(held.key(), own.key()));
    }
  }
}
