package dev.waymark.redirect.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;

/// What can be seen of passwords from outside: how often they were tried, and never at which link.
final class PasswordMeters {
  /// Attempts by result.
  static final String ATTEMPTS = "waymark.password.attempts";

  private final Counter[] attempts;

  /// What an attempt came to.
  enum Result {
    /// It was the password.
    RIGHT,
    /// It was not.
    WRONG,
    /// Not looked at: its network had tried too often.
    LIMITED,
    /// Not looked at: the node had too many others to look at. Alarm when it rises.
    BUSY,
    /// Held up first, and counted once more by what it came to: many are guessing at one link.
    SLOWED
  }

  PasswordMeters(MeterRegistry registry) {
    attempts =
        Arrays.stream(Result.values())
            .map(
                result ->
                    Counter.builder(ATTEMPTS)
                        .description("Attempts at passwords")
                        .tag("result", result.name().toLowerCase(Locale.ROOT))
                        .register(registry))
            .toArray(Counter[]::new);
  }

  void count(Result result) {
    attempts[result.ordinal()].increment();
  }
}
