package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.BoundedReading;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.query.Clause;
import dev.waymark.click.Outcome;
import dev.waymark.visitor.Country;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

  private static final int TOTAL = 0;
  private static final int UNKNOWN = 1;
  private static final int OTHER = 2;

  private final Transactions transactions;
  private final Kept kept;

  Breakdowns(Transactions transactions, Kept kept) {
    this.transactions = transactions;
    this.kept = kept;
  }

  /// Clicks by value.
  ///
  /// @param total of all clicks that are broken down
  /// @param values the most frequent ones, in that order
  /// @param unknown of clicks whose value is not known, or that have none
  /// @param other of values beyond those
  /// @param views of hub entries: how often people looked at the hub pages; else null
  /// @param coveredFrom from when the filters hold; null for all of the span
  record Breakdown(
      Counts total,
      List<Value> values,
      Counts unknown,
      Counts other,
      @Nullable Long views,
      @Nullable Instant coveredFrom) {

    Breakdown withViews(long seen) {
      return new Breakdown(total, values, unknown, other, seen, coveredFrom);
    }

    Breakdown coveredFrom(@Nullable Instant covered) {
      return new Breakdown(total, values, unknown, other, views, covered);
    }

    Breakdown labelled(Map<String, Labels.Label> labels) {
      return new Breakdown(
          total,
          values.stream()
              .map(value -> new Value(value.value(), value.counts(), labels.get(value.value())))
              .toList(),
          unknown,
          other,
          views,
          coveredFrom);
    }
  }

  /// One value.
  ///
  /// @param label what people call it; null when it has no other name
  record Value(String value, Counts counts, Labels.@Nullable Label label) {
    /// Whether people clicked on it, or what they clicked brought something.
    boolean isOfInterest() {
      return counts.clicks() > 0 || counts.leads() > 0;
    }
  }

  Breakdown by(Dimension dimension, String workspace, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          Breakdown breakdown =
              byDimension(connection, dimension, workspace, query, query.limit())
                  .coveredFrom(covered(connection, query));
          return switch (dimension) {
            case ENTRIES -> breakdown.withViews(views(connection, workspace, query));
            case CHANNELS ->
                breakdown.labelled(Labels.ofChannels(connection, workspace, valuesOf(breakdown)));
            default -> breakdown;
          };
        });
  }

  private @Nullable Instant covered(Connection connection, StatsQuery query) throws SQLException {
    return query.filter().needsRows() ? kept.coveredFrom(connection, query.from()) : null;
  }

  private static List<String> valuesOf(Breakdown breakdown) {
    return breakdown.values().stream().map(Value::value).toList();
  }

  private static long views(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    Breakdown outcomes =
        byDimension(connection, Dimension.OUTCOMES, workspace, query, Outcome.values().length);
    return outcomes.values().stream()
        .filter(value -> value.value().equals(Outcome.VIEW.key()))
        .mapToLong(value -> value.counts().other())
        .sum();
  }

  /// By continent, which follows from the country.
  Breakdown byContinent(String workspace, StatsQuery query) {
    Breakdown countries =
        BoundedReading.onSnapshot(
            transactions,
            connection -> {
              Stats.requireLink(connection, workspace, query.link());
              return byDimension(
                      connection, Dimension.COUNTRIES, workspace, query, Country.all().size())
                  .coveredFrom(covered(connection, query));
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
            .map(entry -> new Value(entry.getKey(), entry.getValue(), null))
            .sorted(
                Comparator.comparingLong((Value value) -> value.counts().clicks())
                    .reversed()
                    .thenComparing(Value::value))
            .toList();
    return new Breakdown(
        countries.total(), values, unknown, countries.other(), null, countries.coveredFrom());
  }

  /// By link, from the aggregates of quarters of an hour.
  Breakdown byLink(String workspace, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          Clause parts = Stats.parts(connection, Stats.Key.LINK, workspace, query);
          Breakdown links =
              read(connection, parts, query.limit()).coveredFrom(covered(connection, query));
          links = withWorth(links, connection, "link_id", "", workspace, query);
          return links.labelled(Labels.ofLinks(connection, workspace, valuesOf(links)));
        });
  }

  /// By tag of the link: a click on a link with two tags is in both, and once in the total.
  Breakdown byTag(String workspace, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          Stats.requireLink(connection, workspace, query.link());
          Clause parts = Stats.parts(connection, Stats.Key.LINK, workspace, query);
          Clause told =
              Clause.of("with part as materialized (")
                  .plus(parts)
                  .plus("), told as (select tag as value, " + Counts.COLUMNS)
                  .plus(" from (select value as link_id, " + Counts.COLUMNS + " from part) as part")
                  .plus(Labels.TAGS_OF_LINKS);
          Breakdown tags =
              readTold(connection, told, "part", query.limit())
                  .coveredFrom(covered(connection, query));
          return withWorthOfTags(tags, connection, workspace, query);
        });
  }

  static Breakdown byDimension(
      Connection connection, Dimension dimension, String workspace, StatsQuery query, int limit)
      throws SQLException {
    String known = dimension.countsEveryClick() ? "" : " and " + dimension.value() + " is not null";
    Clause parts;
    if (query.filter().needsRows()) {
      parts =
          rows(dimension)
              .plus(Stats.inSpan("at", workspace, query))
              .plus(known + " group by 1) as row");
    } else {
      Coverage coverage = Stats.coverage(connection, query);
      Clause some = Stats.onLink(query).plus(query.filter().on(workspace));
      boolean all = query.link() == null && query.filter().isEmpty();
      parts =
          Clause.of(
                  "select value, %s from %s where workspace_id = ? and dimension = ? and "
                      .formatted(Counts.OF_CLICKS, all ? "workspace_breakdown" : "breakdown"),
                  workspace,
                  dimension.key())
              .plus(coverage.onDays())
              .plus(some)
              .plus(" union all ")
              .plus(rows(dimension))
              .plus(" where workspace_id = ? and ", workspace)
              .plus(coverage.onRows())
              .plus(some)
              .plus(known + " group by 1) as row");
    }
    parts =
        parts
            .plus(" union all select %s, %s".formatted(dimension.value(), Counts.OF_LEAD))
            .plus(Stats.leads(workspace, query))
            .plus(known);
    return withWorth(
        read(connection, parts, limit), connection, dimension.value(), known, workspace, query);
  }

  private static Clause rows(Dimension dimension) {
    return Clause.of(
        "select value, %s from (select %s as value, %s from click"
            .formatted(Counts.OF_CLICKS, dimension.value(), RowSums.SQL));
  }

  /// Sums up parts: all of them, and those with each value.
  ///
  /// @param parts `value` and the columns of {@link Counts}
  private static Breakdown read(Connection connection, Clause parts, int limit)
      throws SQLException {
    return readTold(connection, Clause.of("with told as (").plus(parts), "summed", limit);
  }

  /// @param told the beginning of a statement that defines `told`: parts by value
  /// @param all what the total is added up from
  private static Breakdown readTold(Connection connection, Clause told, String all, int limit)
      throws SQLException {
    Clause statement =
        told.plus(
            """
                ), summed as (
                  select value, %2$s from told group by value
                ), ranked as (
                  select *, row_number() over (order by clicks desc, leads desc, value) as place
                  from summed where value <> '%3$s'
                )
                select %4$d as kind, 0 as place, null as value, %2$s from %1$s
                union all
                select %5$d, 0, null, %6$s from summed where value is null
                union all
                select %7$d, 0, null, %2$s from (
                  select %6$s from ranked where place > ?
                  union all select %6$s from summed where value = '%3$s') as rest
                union all
                select %8$d, place, value, %6$s from ranked where place <= ?
                order by kind, place
                """
                .formatted(
                    all, Counts.SUMS, REST, TOTAL, UNKNOWN, Counts.COLUMNS, OTHER, OTHER + 1),
            limit,
            limit);
    Counts total = Counts.NONE;
    Counts unknown = Counts.NONE;
    Counts other = Counts.NONE;
    List<Value> values = new ArrayList<>();
    try (PreparedStatement select = statement.prepare(connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Counts counts = Counts.read(row, 4);
        switch (row.getInt(1)) {
          case TOTAL -> total = counts;
          case UNKNOWN -> unknown = counts;
          case OTHER -> other = counts;
          default -> values.add(new Value(row.getString(3), counts, null));
        }
      }
    }
    return new Breakdown(total, values, unknown, other, null, null);
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
    Clause statement =
        Clause.of(
                "select case when %1$s is null or %1$s = any (?) then %1$s else '%2$s' end, %3$s"
                    .formatted(key, REST, Worth.SUM),
                Clause.Elements.texts(valuesOf(breakdown)))
            .plus(Stats.leads(workspace, query))
            .plus(known + " and value is not null group by 1, " + Worth.CURRENCY);
    Breakdown worthy = addWorth(breakdown, connection, statement);
    Worth all = worthy.unknown().worth().plus(worthy.other().worth());
    for (Value value : worthy.values()) {
      all = all.plus(value.counts().worth());
    }
    return withTotal(worthy, all);
  }

  private static Breakdown withWorthOfTags(
      Breakdown breakdown, Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    if (breakdown.total().leads() == 0) {
      return breakdown;
    }
    Clause statement =
        Clause.of(
                "select case when tag is null or tag = any (?) then tag else '%s' end, %s"
                    .formatted(REST, Worth.SUM),
                Clause.Elements.texts(valuesOf(breakdown)))
            .plus(" from (select link_id, value, currency")
            .plus(Stats.leads(workspace, query))
            .plus(" and value is not null) as part")
            .plus(Labels.TAGS_OF_LINKS)
            .plus(" group by 1, " + Worth.CURRENCY);
    return withTotal(
        addWorth(breakdown, connection, statement), Stats.worth(connection, workspace, query));
  }

  private static Breakdown withTotal(Breakdown breakdown, Worth worth) {
    return new Breakdown(
        breakdown.total().plus(worth),
        breakdown.values(),
        breakdown.unknown(),
        breakdown.other(),
        breakdown.views(),
        breakdown.coveredFrom());
  }

  /// @param statement the value, empty for those that are not told apart, and {@link Worth#SUM}
  private static Breakdown addWorth(Breakdown breakdown, Connection connection, Clause statement)
      throws SQLException {
    Counts unknown = breakdown.unknown();
    Counts other = breakdown.other();
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (Value value : breakdown.values()) {
      counts.put(value.value(), value.counts());
    }
    try (PreparedStatement select = statement.prepare(connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String value = row.getString(1);
        Worth worth = Worth.read(row, 2);
        if (value == null) {
          unknown = unknown.plus(worth);
        } else if (value.equals(REST)) {
          other = other.plus(worth);
        } else {
          counts.computeIfPresent(value, (_, its) -> its.plus(worth));
        }
      }
    }
    return new Breakdown(
        breakdown.total(),
        counts.entrySet().stream()
            .map(entry -> new Value(entry.getKey(), entry.getValue(), null))
            .toList(),
        unknown,
        other,
        breakdown.views(),
        breakdown.coveredFrom());
  }
}
