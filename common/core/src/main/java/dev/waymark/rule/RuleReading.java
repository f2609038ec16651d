package dev.waymark.rule;

import dev.waymark.fault.FaultList;

/// What came of reading rules: the rules, or what is wrong with them.
public sealed interface RuleReading {
  /// All of it was understood.
  record Accepted(RuleSet rules) implements RuleReading {}

  /// Some of it was not.
  ///
  /// @param faults at least one
  record Rejected(FaultList faults) implements RuleReading {}
}
