package dev.waymark.admin;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The system's clock, which a test may set ahead. Whoever does sets it back.
@Mock
@Singleton
public class TestClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  /// Sets it ahead, further than it is.
  public void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /// Sets it back to the system's.
  public void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
