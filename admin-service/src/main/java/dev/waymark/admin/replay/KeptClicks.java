package dev.waymark.admin.replay;

import dev.waymark.service.problem.ProblemException;
import java.time.Instant;
import java.util.List;

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

  /// The visits that people made to a link.
  ///
  /// @param from the first moment
  /// @param to the first moment after
  /// @throws ProblemException when they cannot be had
  Found read(String workspace, String link, Instant from, Instant to);
}
