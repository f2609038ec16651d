package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.HttpVisit;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Link;

/// Takes clicks down before they are answered. Each event loop has its own.
///
/// Within one turn of the event loop, {@link #append} is called for each click, then {@link #flush}
/// once; the answers to those clicks leave when the outcome is reported. So a recorder may write a
/// whole turn at once, and take its time over it, without holding up the clicks of the next turn.
public interface ClickRecorder {
  /// Takes down a click. Must not block or throw; the arguments are not to be kept.
  ///
  /// @param link what was clicked
  /// @param decision what the visitor gets, and why
  /// @param visit the visitor's facts
  void append(Link link, Decision decision, HttpVisit visit);

  /// Makes what was appended since the last call as durable as configured, then reports the
  /// outcome, once, on the same event loop: during this call or later.
  void flush(Outcome outcome);

  /// Waits for what became of a turn's clicks.
  interface Outcome {
    /// The visitors are to be answered.
    void kept();

    /// The visitors are to be told to come again, for their clicks could not be kept.
    void lost();
  }
}
