package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.visitor.Country;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Clicks by what is known of them.
@Singleton
final class Breakdowns {
  /// What a value that stands for many is called in the table.
  private static final String REST = "";

  private final Transactions transactions;

  Breakdowns(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Clicks by value.
  ///
  /// @param total of all clicks that are broken down
  /// @param values the most frequent ones, in that order
  /// @param unknown of clicks whose value is not known, or that have none
  /// @param other of values beyond those
  record Breakdown(Counts total, List<Value> values, Counts unknown, Counts other) {}

  /// One value.
  record Value(String value, Counts counts) {}

  Breakdown by(Dimension dimension, String workspace, StatsQuery query) {
    return transactions.onSnapshot(
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          return byDimension(connection, dimension, workspace, query, query.limit());
        });
  }

  /// By continent, which follows from the country.
  Breakdown byContinent(String workspace, StatsQuery query) {
    Breakdown countries =
        transactions.onSnapshot(
            connection -> {
              Stats.requireLink(connection, workspace, query.link());
              return byDimension(
                  connection, Dimension.COUNTRIES, workspace, query, Country.all().size());
            });
    Map<String, Counts> continents = new HashMap<>();
    Counts unknown = countries.unknown();
    for (Value value : countries.values()) {
      Country country = Country.of(value.value());
      if (country == null) {
        unknown = unknown.plus(value.counts());
      } else {
        continents.merge(country.continent().name(), value.counts(), Counts::plus);
      }
    }
    List<Value> values =
        continents.entrySet().stream()
            .map(entry -> new Value(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong((Value value) -> value.counts().clicks())
                    .reversed()
                    .thenComparing(Value::value))
            .toList();
    return new Breakdown(countries.total(), values, unknown, countries.other());
  }

  /// By link, from the aggregates of quarters of an hour.
  Breakdown byLink(String workspace, StatsQuery query) {
    return transactions.onSnapshot(
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          String part =
              "select link_id as value, clicks, scans, bots, previews, prefetches"
                  + " from click_bucket"
                  + Stats.inSpan("bucket", query);
          try (PreparedStatement select = connection.prepareStatement(ranked(part))) {
            int index = Stats.bindSpan(select, workspace, query);
            return read(select, index, query.limit());
          }
        });
  }

  private static Breakdown byDimension(
      Connection connection, Dimension dimension, String workspace, StatsQuery query, int limit)
      throws SQLException {
    Coverage coverage = Stats.coverage(connection, query);
    String link = query.link();
    String onLink = link == null ? "" : " and link_id = ?";
    String part =
        "select value, clicks, scans, bots, previews, prefetches from breakdown"
            + " where workspace_id = ? and dimension = ? and "
            + coverage.onDays()
            + onLink
            + " union all select nullif("
            + dimension.column()
            + ", '') as value, clicks, scans, bots, previews, prefetches from (select "
            + dimension.column()
            + ", "
            + RowSums.SQL
            + " from click where workspace_id = ? and "
            + coverage.onRows()
            + onLink
            + (dimension.countsEveryClick() ? "" : " and " + dimension.column() + " <> ''")
            + " group by 1) as row";
    try (PreparedStatement select = connection.prepareStatement(ranked(part))) {
      select.setString(1, workspace);
      select.setString(2, dimension.key());
      int index = bindLink(select, coverage.bindDays(select, 3), link);
      select.setString(index, workspace);
      index = bindLink(select, coverage.bindRows(select, index + 1), link);
      return read(select, index, limit);
    }
  }

  private static int bindLink(PreparedStatement select, int index, @Nullable String link)
      throws SQLException {
    if (link == null) {
      return index;
    }
    select.setString(index, link);
    return index + 1;
  }

  /// The values of parts with their sums and the sums of all, those first that are none.
  private static String ranked(String part) {
    return """
        select value, sum(clicks), sum(scans), sum(bots), sum(previews), sum(prefetches),
          sum(sum(clicks)) over (), sum(sum(scans)) over (), sum(sum(bots)) over (),
          sum(sum(previews)) over (), sum(sum(prefetches)) over ()
        from (%s) as part
        group by value
        order by coalesce(value, '') = '' desc, sum(clicks) desc, value
        limit ?
        """
        .formatted(part);
  }

  private static Breakdown read(PreparedStatement select, int index, int limit)
      throws SQLException {
    select.setInt(index, limit + 2); // and unknown, and the rest
    Counts total = Counts.NONE;
    Counts unknown = Counts.NONE;
    List<Value> values = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String value = row.getString(1);
        Counts counts = Stats.counts(row, 2);
        total = Stats.counts(row, 7);
        if (value == null) {
          unknown = counts;
        } else if (!value.equals(REST) && values.size() < limit) {
          values.add(new Value(value, counts));
        }
      }
    }
    Counts other = total.minus(unknown);
    for (Value value : values) {
      other = other.minus(value.counts());
    }
    return new Breakdown(total, values, unknown, other);
  }
}
