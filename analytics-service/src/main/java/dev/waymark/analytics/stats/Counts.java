package dev.waymark.analytics.stats;

/// Sums of aggregates.
record Counts(long clicks, long scans, long bots, long previews, long prefetches) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(
        clicks + other.clicks,
        scans + other.scans,
        bots + other.bots,
        previews + other.previews,
        prefetches + other.prefetches);
  }

  Counts minus(Counts other) {
    return new Counts(
        clicks - other.clicks,
        scans - other.scans,
        bots - other.bots,
        previews - other.previews,
        prefetches - other.prefetches);
  }
}
