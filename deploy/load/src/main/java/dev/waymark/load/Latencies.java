package dev.waymark.load;

import java.util.Arrays;
import java.util.Locale;

/// How long visitors waited, in microseconds.
///
/// @param p50 half of them waited less
/// @param p99 99 of 100
/// @param p999 999 of 1,000
record Latencies(double p50, double p99, double p999) {

  /// @param nanos how long each waited
  static Latencies of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e3;
  }

  /// Of several rounds, for each figure the one in the middle.
  static Latencies median(Latencies... rounds) {
    return new Latencies(
        middle(Arrays.stream(rounds).mapToDouble(Latencies::p50).toArray()),
        middle(Arrays.stream(rounds).mapToDouble(Latencies::p99).toArray()),
        middle(Arrays.stream(rounds).mapToDouble(Latencies::p999).toArray()));
  }

  private static double middle(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,.0f / %,.0f / %,.0f", p50, p99, p999);
  }
}
