package dev.waymark.admin.dashboard.statistics;

/// Whether visitors were shared out among the variants of a test as they should have been:
/// Pearson's chi-squared test of the clicks against the weights.
final class SampleRatio {
  /// Below so many expected clicks of a variant the test says nothing.
  private static final double FEWEST = 5;

  /// The quantile of the normal distribution that one of a thousand right tests is beyond: pages
  /// are looked at often, and a wrong alarm costs trust.
  private static final double BEYOND = 3.0902;

  private SampleRatio() {}

  /// Whether these clicks hardly come from these weights.
  ///
  /// @param clicks of each variant
  /// @param weights of each variant, in the same order
  static boolean isMismatch(long[] clicks, double[] weights) {
    double all = 0;
    double weight = 0;
    for (int i = 0; i < clicks.length; i++) {
      all += (double) clicks[i];
      weight += weights[i];
    }
    int variants = clicks.length;
    if (variants < 2 || weight <= 0) {
      return false;
    }
    double statistic = 0;
    for (int i = 0; i < variants; i++) {
      double expected = all * weights[i] / weight;
      if (expected < FEWEST) {
        return false;
      }
      double off = (double) clicks[i] - expected;
      statistic += off * off / expected;
    }
    return normal(statistic, variants - 1) > BEYOND;
  }

  /// The quantile of the normal distribution for one of chi-squared, after Wilson and Hilferty.
  private static double normal(double statistic, int freedom) {
    double spread = 2.0 / (9.0 * freedom);
    return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
  }
}
