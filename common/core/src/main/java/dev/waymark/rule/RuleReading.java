package dev.waymark.rule;

import dev.waymark.fault.Fault;
import java.util.List;

/// What came of reading rules: the rules, or everything that is wrong with them.
public sealed interface RuleReading {
  /// All of it was understood.
  record Accepted(RuleSet rules) implements RuleReading {}

  /// Some of it was not.
  ///
  /// @param faults every fault, at least one
  record Rejected(List<Fault> faults) implements RuleReading {}
}
