package dev.waymark.routing;

import dev.waymark.hub.Hub;
import dev.waymark.rule.RuleTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision with its reasons.
///
/// @param decision what the first stage picked; where that leads to what is taken down, that it is
/// @param answer what the visitor gets
/// @param trace each rule that was tried, up to the one that won; empty when an earlier step
///   answered
/// @param offers each entry of a hub, in the order of its page; empty when the visitor gets no hub
public record Explanation(Decision decision, Answer answer, List<Tried> trace, List<Offer> offers) {
  /// Lists of its own.
  public Explanation {
    trace = List.copyOf(trace);
    offers = List.copyOf(offers);
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

  /// An entry of a hub.
  ///
  /// @param entry the entry
  /// @param holds whether its conditions hold
  /// @param skipped why it is left out although they hold, such as `ES Sales is passive`; null when
  ///   it is not
  public record Offer(Hub.Entry entry, boolean holds, @Nullable String skipped) {

    /// Whether the visitor sees it.
    public boolean shown() {
      return holds && skipped == null;
    }
  }
}
