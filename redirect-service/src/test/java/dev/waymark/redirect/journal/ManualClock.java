package dev.waymark.redirect.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved.
final class ManualClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /// Forwards, or back by a negative duration.
  void advance(Duration by) {
    now = now.plus(by);
  }
}
