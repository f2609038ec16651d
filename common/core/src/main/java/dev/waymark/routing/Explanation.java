package dev.waymark.routing;

import dev.waymark.rule.RuleTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision with its reasons.
///
/// @param decision what the first stage picked
/// @param answer what the visitor gets
/// @param trace each rule that was tried, up to the one that won; empty when an earlier step
///   answered
public record Explanation(Decision decision, Answer answer, List<Tried> trace) {
  /// A list of its own.
  public Explanation {
    trace = List.copyOf(trace);
  }

  /// A rule that was tried.
  ///
  /// @param rule its conditions, and whether all of them held
  /// @param skipped why it was passed over although they held, such as `ES Sales is passive`; null
  ///   when it was not
  public record Tried(RuleTrace rule, @Nullable String skipped) {

    /// Whether it won.
    public boolean matched() {
      return rule.matched() && skipped == null;
    }
  }
}
