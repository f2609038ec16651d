package dev.waymark.admin.link;

import dev.waymark.fault.FaultList;
import dev.waymark.service.problem.ProblemType;

/// What came of changing a link, for those who change many and go on after a refusal.
public sealed interface Changed {

  /// The link's id.
  String id();

  /// It is another one now, or would be.
  record Other(String id) implements Changed {}

  /// It was like this before.
  record Same(String id) implements Changed {}

  /// It stays what it was.
  ///
  /// @param type {@link ProblemType#INVALID}, {@link ProblemType#PLAN_LIMIT}, {@link
  ///   ProblemType#NOT_FOUND} or {@link ProblemType#CONFLICT}
  /// @param faults at least one, with places within the link
  record Refused(String id, ProblemType type, FaultList faults) implements Changed {}
}
