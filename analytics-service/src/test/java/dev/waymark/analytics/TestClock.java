package dev.waymark.analytics;

import dev.waymark.analytics.clock.DatabaseClock;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock of the tests, the service's and PostgreSQL's: stands until it is moved.
@Singleton
public class TestClock implements InstantSource, DatabaseClock {
  /// Where it stands at first.
  public static final Instant START = Instant.parse("2026-04-20T12:00:00Z");

  private volatile Instant now = START;
  private volatile Duration ahead = Duration.ZERO;

  /// Moves it, and the service's back to PostgreSQL's.
  public void set(Instant instant) {
    now = instant;
    ahead = Duration.ZERO;
  }

  /// Puts the service's ahead of PostgreSQL's, or behind it by a negative duration.
  public void setAhead(Duration duration) {
    ahead = duration;
  }

  @Override
  public Instant instant() {
    return now.plus(ahead);
  }

  @Override
  public Instant instant(Connection connection) {
    return now;
  }
}
