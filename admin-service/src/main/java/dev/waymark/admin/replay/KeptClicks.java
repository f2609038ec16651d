package dev.waymark.admin.replay;

import dev.waymark.click.ClickId;
import dev.waymark.service.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clicks that the analytics service keeps.
interface KeptClicks {
  /// Some of them.
  ///
  /// @param from the first moment of which clicks are kept, or from which they were asked for
  /// @param count how many there are of that span
  /// @param clicks all of them, or a sample that is spread over the span
  record Found(Instant from, long count, List<KeptClick> clicks) {
    /// A list of its own.
    public Found {
      clicks = List.copyOf(clicks);
    }
  }

  /// What decided a click, as it was noted then.
  ///
  /// @param rulesVersion which version of the link's rules was in force; 0 when it had none
  record Decided(
      String id,
      Instant at,
      String outcome,
      String step,
      @Nullable String rule,
      @Nullable String channel,
      @Nullable String variant,
      long rulesVersion) {}

  /// One click.
  ///
  /// @throws ProblemException when there is no such click, or it cannot be had
  Decided find(String workspace, String link, ClickId id);

  /// The visits that people made to a link.
  ///
  /// @param from the first moment
  /// @param to the first moment after
  /// @throws ProblemException when they cannot be had
  Found read(String workspace, String link, Instant from, Instant to);
}
