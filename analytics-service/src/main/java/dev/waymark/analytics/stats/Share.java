package dev.waymark.analytics.stats;

/// A share of some trials that was observed, and what it says of the share that there is: intervals
/// that hold it in 95 of 100 cases.
///
/// @param hits 0 to `trials`
/// @param trials 0 or more
record Share(long hits, long trials) {
  /// The confidence of the intervals.
  static final double CONFIDENCE = 0.95;

  /// The quantile of the normal distribution that belongs to it.
  private static final double Z = 1.959963984540054;

  /// Where something lies.
  record Bounds(double low, double high) {
    boolean isAboveZero() {
      return low > 0;
    }

    boolean isBelowZero() {
      return high < 0;
    }
  }

  /// The share; 0 without trials.
  double rate() {
    return trials == 0 ? 0 : (double) hits / trials;
  }

  /// Wilson's score interval, without correction for continuity: E. B. Wilson, Probable Inference,
  /// the Law of Succession, and Statistical Inference, JASA 22 (1927). Holds for few trials and for
  /// shares near 0 and 1 too; without trials it is everything.
  Bounds bounds() {
    if (trials == 0) {
      return new Bounds(0, 1);
    }
    double rate = rate();
    double square = Z * Z;
    double middle = 2 * hits + square;
    double half = Z * Math.sqrt(square + 4 * hits * (1 - rate));
    double all = 2 * (trials + square);
    return new Bounds(Math.max(0, (middle - half) / all), Math.min(1, (middle + half) / all));
  }

  /// How far this share lies above another, by the hybrid score interval: R. G. Newcombe, Interval
  /// Estimation for the Difference Between Independent Proportions, Statistics in Medicine 17
  /// (1998), method 10.
  Bounds above(Share other) {
    Bounds mine = bounds();
    Bounds theirs = other.bounds();
    double difference = rate() - other.rate();
    return new Bounds(
        difference - Math.hypot(rate() - mine.low, theirs.high - other.rate()),
        difference + Math.hypot(mine.high - rate(), other.rate() - theirs.low));
  }
}
