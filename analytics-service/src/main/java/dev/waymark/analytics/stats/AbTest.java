package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.analytics.database.BoundedReading;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.query.Clause;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares the variants of a link by what share of their clicks brought something, each with the
/// first one.
@Singleton
final class AbTest {
  /// So many clicks both variants need before they are compared. Whoever looks often at a test that
  /// has just begun sees a difference at some time, where there is none.
  static final int ENOUGH_CLICKS = 100;

  /// So many of them, of both variants together, must have brought something, and so many not.
  static final int ENOUGH_LEADS = 10;

  private static final int MOST_VARIANTS = 200;

  private final Transactions transactions;
  private final Kept kept;

  AbTest(Transactions transactions, Kept kept) {
    this.transactions = transactions;
    this.kept = kept;
  }

  /// What can be said of a variant in comparison with the first.
  enum Verdict {
    NOT_ENOUGH_DATA,
    BETTER,
    WORSE,
    NO_DIFFERENCE_SEEN
  }

  /// A variant.
  ///
  /// @param counts its clicks, and all that they brought
  /// @param share of its clicks, those that brought something
  /// @param difference how far its share lies above the first variant's; null for the first
  /// @param verdict null for the first
  record Variant(
      String name,
      Counts counts,
      Share share,
      Share.@Nullable Bounds difference,
      @Nullable Verdict verdict) {}

  /// The variants of a link: those that it has, in their order, then those that it had.
  ///
  /// @param coveredFrom from when the filters hold; null for all of the span
  record Comparison(List<Variant> variants, @Nullable Instant coveredFrom) {}

  Comparison compare(String workspace, String link, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          Stats.requireLink(connection, workspace, link);
          Map<String, Counts> counts = new HashMap<>();
          for (Breakdowns.Value value :
              Breakdowns.byDimension(
                      connection, Dimension.VARIANTS, workspace, query, MOST_VARIANTS)
                  .values()) {
            counts.put(value.value(), value.counts());
          }
          Map<String, Long> converted = converted(connection, workspace, query);
          Set<String> names = new LinkedHashSet<>(namesOf(connection, link));
          names.addAll(new TreeSet<>(counts.keySet()));
          List<Variant> variants = new ArrayList<>();
          Share first = null;
          for (String name : names) {
            Counts its = counts.getOrDefault(name, Counts.NONE);
            // A day whose rows are gone cannot be cut, and leads can: never more than there are.
            var share =
                new Share(Math.min(its.clicks(), converted.getOrDefault(name, 0L)), its.clicks());
            variants.add(compared(name, its, share, first));
            first = first == null ? share : first;
          }
          return new Comparison(
              variants,
              query.filter().needsRows() ? kept.coveredFrom(connection, query.from()) : null);
        });
  }

  private static Variant compared(String name, Counts counts, Share share, @Nullable Share first) {
    if (first == null) {
      return new Variant(name, counts, share, null, null);
    }
    Share.Bounds difference = share.above(first);
    return new Variant(name, counts, share, difference, verdict(share, first, difference));
  }

  static Verdict verdict(Share share, Share first, Share.Bounds difference) {
    long hits = share.hits() + first.hits();
    long misses = share.trials() + first.trials() - hits;
    if (Math.min(share.trials(), first.trials()) < ENOUGH_CLICKS
        || Math.min(hits, misses) < ENOUGH_LEADS) {
      return Verdict.NOT_ENOUGH_DATA;
    }
    if (difference.isAboveZero()) {
      return Verdict.BETTER;
    }
    return difference.isBelowZero() ? Verdict.WORSE : Verdict.NO_DIFFERENCE_SEEN;
  }

  /// The names of the variants that a link has, in their order.
  private static List<String> namesOf(Connection connection, String link) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select name from publication.published_link,"
                + " json_array_elements_text(variants) with ordinality as v (name, place)"
                + " where id = ? order by place")) {
      select.setString(1, link);
      try (ResultSet row = select.executeQuery()) {
        List<String> names = new ArrayList<>();
        while (row.next()) {
          names.add(row.getString(1));
        }
        return names;
      }
    }
  }

  /// How many clicks of each variant brought something: one that brought two leads is one.
  private static Map<String, Long> converted(
      Connection connection, String workspace, StatsQuery query) throws SQLException {
    try (PreparedStatement select =
            Clause.of("select variant, count(distinct click_id)")
                .plus(Stats.leads(workspace, query))
                .plus(" and counts and variant is not null group by variant")
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      Map<String, Long> converted = new HashMap<>();
      while (row.next()) {
        converted.put(row.getString(1), row.getLong(2));
      }
      return converted;
    }
  }
}
