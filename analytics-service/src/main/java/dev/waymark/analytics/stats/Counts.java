package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.RowSums;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Sums of aggregates, the leads that their clicks brought, and what those are worth.
///
/// @param other of people, and not counted: looks at hubs, expired links
record Counts(
    long clicks,
    long scans,
    long other,
    long bots,
    long previews,
    long prefetches,
    long leads,
    Worth worth) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, Worth.NONE);

  /// The names of the columns of parts.
  static final String COLUMNS = RowSums.NAMES + ", leads";

  /// The sums of parts that have them as columns.
  static final String SUMS =
      "coalesce(sum(clicks), 0) as clicks, coalesce(sum(scans), 0) as scans,"
          + " coalesce(sum(other), 0) as other, coalesce(sum(bots), 0) as bots,"
          + " coalesce(sum(previews), 0) as previews,"
          + " coalesce(sum(prefetches), 0) as prefetches, coalesce(sum(leads), 0) as leads";

  /// The columns of an aggregate, which knows of no leads.
  static final String OF_CLICKS =
      "clicks, scans, other, bots, previews, prefetches, 0::bigint as leads";

  /// The columns of a row of `lead`, which is no click.
  static final String OF_LEAD = "0, 0, 0, 0, 0, 0, 1";

  /// Reads {@link #SUMS}, which say nothing of worth.
  static Counts read(ResultSet row, int column) throws SQLException {
    return new Counts(
        row.getLong(column),
        row.getLong(column + 1),
        row.getLong(column + 2),
        row.getLong(column + 3),
        row.getLong(column + 4),
        row.getLong(column + 5),
        row.getLong(column + 6),
        Worth.NONE);
  }

  Counts plus(Counts more) {
    return new Counts(
        clicks + more.clicks,
        scans + more.scans,
        other + more.other,
        bots + more.bots,
        previews + more.previews,
        prefetches + more.prefetches,
        leads + more.leads,
        worth.plus(more.worth));
  }

  /// The same, with what some of the leads are worth.
  Counts plus(Worth more) {
    return new Counts(clicks, scans, other, bots, previews, prefetches, leads, worth.plus(more));
  }

  Counts minus(Counts less) {
    return new Counts(
        clicks - less.clicks,
        scans - less.scans,
        other - less.other,
        bots - less.bots,
        previews - less.previews,
        prefetches - less.prefetches,
        leads - less.leads,
        worth.minus(less.worth));
  }
}
