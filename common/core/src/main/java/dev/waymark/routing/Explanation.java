package dev.waymark.routing;

import dev.waymark.rule.RuleTrace;
import java.util.List;

/// A decision with its reasons.
///
/// @param decision what the first stage picked
/// @param answer what the visitor gets
/// @param trace each rule that was tried, up to the one that won; empty when an earlier step
///   answered
public record Explanation(Decision decision, Answer answer, List<RuleTrace> trace) {
  /// A list of its own.
  public Explanation {
    trace = List.copyOf(trace);
  }
}
