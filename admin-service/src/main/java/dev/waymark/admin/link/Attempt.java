package dev.waymark.admin.link;

import dev.waymark.admin.precondition.Versioned;
import dev.waymark.fault.FaultList;
import dev.waymark.service.problem.ProblemType;

/// What came of trying to create a link, for those who create many and go on after a refusal.
public sealed interface Attempt {

  /// There it is.
  record Created(Versioned<LinkView> link) implements Attempt {}

  /// There is none, and nothing was changed.
  ///
  /// @param type {@link ProblemType#INVALID}, {@link ProblemType#PLAN_LIMIT} or {@link
  ///   ProblemType#CONFLICT}
  /// @param faults at least one
  record Refused(ProblemType type, FaultList faults) implements Attempt {}
}
