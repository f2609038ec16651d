package dev.waymark.admin.factor;

import dev.waymark.service.limit.TokenBuckets;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Bounds how often codes may be tried, before any is looked at; each node for itself, in memory.
/// Whoever gets so far knows the password, so nobody else can keep somebody out by it: ten wrong
/// codes an hour are one chance in 30,000, and no reason to wait for whoever mistypes.
@Singleton
final class FactorLimits {
  static final int AN_HOUR = 10;

  private final TokenBuckets tries;

  @Inject
  FactorLimits() {
    this(System::nanoTime);
  }

  FactorLimits(LongSupplier nanos) {
    this.tries = new TokenBuckets(AN_HOUR, Duration.ofHours(1), TokenBuckets.MOST_KEYS, nanos);
  }

  /// Counts one more attempt.
  ///
  /// @throws ProblemException when it has to wait
  void count(String person) {
    Duration wait = tries.take(person);
    if (wait != null) {
      throw ProblemException.tooEarly(
          "Too many codes were tried. Come again when Retry-After says so.", wait);
    }
  }

  /// The attempt that was counted last was right.
  void wasRight(String person) {
    tries.giveBack(person);
  }
}
