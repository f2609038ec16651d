package dev.waymark.analytics;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/// The clock of the tests: stands until it is moved.
@Singleton
public class TestClock implements InstantSource {
  /// Where it stands at first.
  public static final Instant START = Instant.parse("2026-04-20T12:00:00Z");

  private volatile Instant now = START;

  /// Moves it.
  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
