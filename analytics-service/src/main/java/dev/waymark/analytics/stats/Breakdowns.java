package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.click.Outcome;
import dev.waymark.visitor.Country;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  /// @param views of hub entries: how often people looked at the hub pages; else null
  record Breakdown(
      Counts total, List<Value> values, Counts unknown, Counts other, @Nullable Long views) {

    /// @param total of all values
    /// @param values those that are told apart
    static Breakdown of(Counts total, List<Value> values, Counts unknown) {
      Counts other = total.minus(unknown);
      for (Value value : values) {
        other = other.minus(value.counts());
      }
      return new Breakdown(total, values, unknown, other, null);
    }
  }

  /// One value.
  record Value(String value, Counts counts) {
    /// Whether people clicked on it, or what they clicked brought something.
    boolean isOfInterest() {
      return counts.clicks() > 0 || counts.leads() > 0;
    }
  }

  Breakdown by(Dimension dimension, String workspace, StatsQuery query) {
    return transactions.onSnapshot(
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          Breakdown breakdown = byDimension(connection, dimension, workspace, query, query.limit());
          return dimension == Dimension.ENTRIES
              ? withViews(breakdown, connection, workspace, query)
              : breakdown;
        });
  }

  private static Breakdown withViews(
      Breakdown breakdown, Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    Breakdown outcomes =
        byDimension(connection, Dimension.OUTCOMES, workspace, query, Outcome.values().length);
    long views =
        outcomes.values().stream()
            .filter(value -> value.value().equals(Outcome.VIEW.key()))
            .mapToLong(value -> value.counts().other())
            .sum();
    return new Breakdown(
        breakdown.total(), breakdown.values(), breakdown.unknown(), breakdown.other(), views);
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
    return new Breakdown(countries.total(), values, unknown, countries.other(), null);
  }

  /// By link, from the aggregates of quarters of an hour.
  Breakdown byLink(String workspace, StatsQuery query) {
    return transactions.onSnapshot(
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          String parts =
              "select link_id as value, "
                  + Counts.OF_CLICKS
                  + " from click_bucket"
                  + Stats.inSpan("bucket", query)
                  + " union all select link_id, "
                  + Counts.OF_LEAD
                  + " from lead"
                  + Stats.leadsIn(query);
          try (PreparedStatement select = connection.prepareStatement(ranked(parts))) {
            int leads = Stats.bindSpan(select, 1, workspace, query);
            int limit = Stats.bindSpan(select, leads, workspace, query);
            return withWorth(
                read(select, limit, query.limit()), connection, "link_id", "", workspace, query);
          }
        });
  }

  static Breakdown byDimension(
      Connection connection, Dimension dimension, String workspace, StatsQuery query, int limit)
      throws SQLException {
    Coverage coverage = Stats.coverage(connection, query);
    String link = query.link();
    String onLink = link == null ? "" : " and link_id = ?";
    String known = dimension.countsEveryClick() ? "" : " and " + dimension.value() + " is not null";
    String parts =
        "select value, %1$s from breakdown where workspace_id = ? and dimension = ? and %2$s%3$s"
                .formatted(Counts.OF_CLICKS, coverage.onDays(), onLink)
            + " union all select value, %1$s from (select %2$s as value, %3$s from click where workspace_id = ? and %4$s%5$s%6$s group by 1) as row"
                .formatted(
                    Counts.OF_CLICKS,
                    dimension.value(),
                    RowSums.SQL,
                    coverage.onRows(),
                    onLink,
                    known)
            + " union all select %1$s, %2$s from lead%3$s%4$s"
                .formatted(dimension.value(), Counts.OF_LEAD, Stats.leadsIn(query), known);
    try (PreparedStatement select = connection.prepareStatement(ranked(parts))) {
      select.setString(1, workspace);
      select.setString(2, dimension.key());
      int index = bindLink(select, coverage.bindDays(select, 3), link);
      select.setString(index, workspace);
      index = bindLink(select, coverage.bindRows(select, index + 1), link);
      return withWorth(
          read(select, Stats.bindSpan(select, index, workspace, query), limit),
          connection,
          dimension.value(),
          known,
          workspace,
          query);
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

  /// The sums of all parts; then the values with theirs, those first that are none.
  private static String ranked(String parts) {
    return """
        with part as (%1$s), ranked as (
          select row_number() over (order by coalesce(value, '') = '' desc,
            sum(clicks) desc, sum(leads) desc, value) as place, value, %2$s
          from part group by value
        )
        select 0 as place, null as value, %2$s from part
        union all
        select * from ranked where place <= ?
        order by place
        """
        .formatted(parts, Counts.SUMS);
  }

  private static Breakdown read(PreparedStatement select, int index, int limit)
      throws SQLException {
    select.setInt(index, limit + 2); // and unknown, and the rest
    Counts total = Counts.NONE;
    Counts unknown = Counts.NONE;
    List<Value> values = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String value = row.getString(2);
        Counts counts = Counts.read(row, 3);
        if (row.getLong(1) == 0) {
          total = counts;
        } else if (value == null) {
          unknown = counts;
        } else if (!value.equals(REST) && values.size() < limit) {
          values.add(new Value(value, counts));
        }
      }
    }
    return Breakdown.of(total, values, unknown);
  }

  /// The same breakdown, with what the leads are worth.
  ///
  /// @param key what the leads are broken down by, an expression over `lead`
  /// @param known a further condition on them
  private static Breakdown withWorth(
      Breakdown breakdown,
      Connection connection,
      String key,
      String known,
      String workspace,
      StatsQuery query)
      throws SQLException {
    if (breakdown.total().leads() == 0) {
      return breakdown; // so it is for most, who need not wait for another query
    }
    Counts total = breakdown.total();
    Counts unknown = breakdown.unknown();
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (Value value : breakdown.values()) {
      counts.put(value.value(), value.counts());
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select case when %1$s is null or %1$s = any (?) then %1$s else '%2$s' end, %3$s
            %4$s%5$s group by 1, %6$s
            """
                .formatted(
                    key, REST, Worth.SUM, Stats.valuedLeadsIn(query), known, Worth.CURRENCY))) {
      select.setArray(1, connection.createArrayOf("text", counts.keySet().toArray()));
      int _ = Stats.bindSpan(select, 2, workspace, query);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String value = row.getString(1);
          Worth worth = Worth.read(row, 2);
          total = total.plus(worth);
          if (value == null) {
            unknown = unknown.plus(worth);
          } else { // those beyond the values that are told apart are no key
            counts.computeIfPresent(value, (_, its) -> its.plus(worth));
          }
        }
      }
    }
    return Breakdown.of(
        total,
        counts.entrySet().stream()
            .map(entry -> new Value(entry.getKey(), entry.getValue()))
            .toList(),
        unknown);
  }
}
