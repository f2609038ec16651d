package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.database.BoundedReading;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.query.Clause;
import dev.waymark.analytics.query.Span;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums and series, from the aggregates of quarters of an hour; and unique visitors.
@Singleton
final class Stats {
  private static final Duration BUCKET = Duration.ofMinutes(15);

  /// The end of a query that has each visitor once: several workers can do that, unlike a
  /// `count(distinct ...)`.
  private static final String VISITORS =
      " and visitor_class = 'human' and visitor is not null group by visitor) as seen";

  private static final int HOURS_OF_A_DAY = 24;
  private static final int HOURS_OF_A_WEEK = 7 * HOURS_OF_A_DAY;

  private final Transactions transactions;
  private final Kept kept;

  Stats(Transactions transactions, Kept kept) {
    this.transactions = transactions;
    this.kept = kept;
  }

  /// The sums of a span of time.
  ///
  /// @param coveredFrom from when the filters hold; null for all of the span
  /// @param previous the sums of the span that it is compared with; null for none
  record Summary(
      Counts counts,
      long uniqueVisitors,
      @Nullable Instant coveredFrom,
      @Nullable Summary previous) {}

  /// One point of a time series.
  ///
  /// @param start its first moment
  /// @param date its day in the zone that was asked for
  record Point(Instant start, LocalDate date, Counts counts) {}

  /// Points of time without a hole.
  ///
  /// @param coveredFrom from when the filters hold; null for all of the span
  /// @param previous those of the span that it is compared with; null for none
  record Series(
      List<Point> points, @Nullable Instant coveredFrom, @Nullable List<Point> previous) {}

  /// The hours of a week, Monday's first.
  ///
  /// @param counts 7 * 24 of them
  /// @param coveredFrom from when the filters hold; null for all of the span
  record Week(List<Counts> counts, @Nullable Instant coveredFrom) {}

  Summary summary(String workspace, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          requireLink(connection, workspace, query.link());
          Instant covered =
              query.filter().isEmpty() ? null : kept.coveredFrom(connection, query.earliest());
          Span before = query.previous();
          return summary(
              connection,
              workspace,
              query,
              covered,
              before == null ? null : summary(connection, workspace, query.of(before), null, null));
        });
  }

  private static Summary summary(
      Connection connection,
      String workspace,
      StatsQuery query,
      @Nullable Instant covered,
      @Nullable Summary previous)
      throws SQLException {
    if (query.filter().needsRows()) {
      return ofRows(connection, workspace, query, covered, previous);
    }
    Counts counts = sums(connection, workspace, query).plus(worth(connection, workspace, query));
    if (query.from() == null) {
      counts = counts.plus(base(connection, workspace, query));
    }
    return new Summary(counts, uniqueVisitors(connection, workspace, query), covered, previous);
  }

  /// By visitor, so that it takes one look at the rows.
  private static Summary ofRows(
      Connection connection,
      String workspace,
      StatsQuery query,
      @Nullable Instant covered,
      @Nullable Summary previous)
      throws SQLException {
    Clause leads = leads(workspace, query);
    Clause statement =
        Clause.of(
                "select "
                    + Counts.SUMS
                    + ", count(*) filter (where visitor is not null and people > 0)"
                    + " from (select visitor, 0 as leads,"
                    + " count(*) filter (where visitor_class = 'human') as people, "
                    + RowSums.SQL
                    + " from click")
            .plus(inSpan("at", workspace, query))
            .plus(" group by visitor) as seen");
    Counts counts;
    long visitors;
    try (PreparedStatement select = statement.prepare(connection);
        ResultSet row = select.executeQuery()) {
      row.next();
      counts = Counts.read(row, 1);
      visitors = row.getLong(8);
    }
    try (PreparedStatement select =
            Clause.of("select 0, 0, 0, 0, 0, 0, count(*)").plus(leads).prepare(connection);
        ResultSet row = select.executeQuery()) {
      row.next();
      counts = counts.plus(Counts.read(row, 1));
    }
    return new Summary(
        counts.plus(worth(connection, workspace, query)), visitors, covered, previous);
  }

  Series series(String workspace, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          requireLink(connection, workspace, query.link());
          Span before = query.previous();
          return new Series(
              points(connection, workspace, query),
              coveredFrom(connection, query),
              before == null ? null : points(connection, workspace, query.of(before)));
        });
  }

  private @Nullable Instant coveredFrom(Connection connection, StatsQuery query)
      throws SQLException {
    return query.filter().needsRows() ? kept.coveredFrom(connection, query.earliest()) : null;
  }

  private static List<Point> points(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    Map<Instant, Counts> buckets = buckets(connection, workspace, query);
    addWorth(buckets, connection, workspace, query);
    Instant from = query.from();
    if (from == null) {
      throw new IllegalStateException("A time series has a beginning");
    }
    // Quarter by quarter, so that an hour that a change of the clocks repeats, skips or cuts gets
    // exactly the quarters that it had.
    Map<Instant, Counts> points = new LinkedHashMap<>();
    for (Instant at = bucketOf(from); at.isBefore(query.to()); at = at.plus(BUCKET)) {
      points.merge(
          startOf(at, query.zone(), query.interval()),
          buckets.getOrDefault(at, Counts.NONE),
          Counts::plus);
    }
    List<Point> list = new ArrayList<>(points.size());
    points.forEach(
        (start, counts) ->
            list.add(new Point(start, start.atZone(query.zone()).toLocalDate(), counts)));
    return list;
  }

  /// What happened in each hour of the week, by the clocks of the zone: an hour that a change of
  /// the clocks repeats is in the same field twice.
  Week week(String workspace, StatsQuery query) {
    return BoundedReading.onSnapshot(
        transactions,
        connection -> {
          requireLink(connection, workspace, query.link());
          Map<Instant, Counts> buckets = buckets(connection, workspace, query);
          addWorth(buckets, connection, workspace, query);
          var counts = new Counts[HOURS_OF_A_WEEK];
          Arrays.fill(counts, Counts.NONE);
          buckets.forEach(
              (start, its) -> {
                ZonedDateTime local = start.atZone(query.zone());
                int hour = (local.getDayOfWeek().getValue() - 1) * HOURS_OF_A_DAY + local.getHour();
                counts[hour] = counts[hour].plus(its);
              });
          return new Week(List.of(counts), coveredFrom(connection, query));
        });
  }

  /// The quarter of an hour that a moment lies in.
  static Instant bucketOf(Instant at) {
    long millis = at.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, BUCKET.toMillis()));
  }

  /// The first moment of the local hour, day, week or month that a moment lies in. A day begins
  /// when the zone says so, which is not midnight everywhere; a week on Monday.
  static Instant startOf(Instant at, ZoneId zone, StatsQuery.Interval interval) {
    ZonedDateTime local = at.atZone(zone);
    LocalDate day = local.toLocalDate();
    return switch (interval) {
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> day.atStartOfDay(zone).toInstant();
      case WEEK ->
          day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay(zone)
              .toInstant();
      case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
    };
  }

  static void requireLink(Connection connection, String workspace, @Nullable String link)
      throws SQLException {
    if (link == null) {
      return;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select exists (select from publication.published_link where id = ? and workspace = ?)
              or exists (select from click_bucket where link_id = ? and workspace_id = ?)
              or exists (select from link_base where link_id = ? and workspace_id = ?)
            """)) {
      for (int i = 1; i <= 5; i += 2) {
        query.setString(i, link);
        query.setString(i + 1, workspace);
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          throw new ProblemException(ProblemType.NOT_FOUND, "There is no such link.");
        }
      }
    }
  }

  private static Counts sums(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    Clause parts = parts(connection, Key.NOTHING, workspace, query);
    try (PreparedStatement select =
            Clause.of("select " + Counts.SUMS + " from (")
                .plus(parts)
                .plus(") as part")
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Counts.read(row, 1);
    }
  }

  /// What clicks are summed up by: an expression over each table that has some of them.
  ///
  /// @param ofBucket of a row of `click_bucket`
  /// @param ofRow of a row of `click`
  /// @param ofLead of a row of `lead`
  /// @param ofWorkspace what is added up of days, as a query without its condition
  /// @param wholeDays whether that cannot be cut
  record Key(String ofBucket, String ofRow, String ofLead, Clause ofWorkspace, boolean wholeDays) {
    private static final String QUARTERS =
        "select %s as value, " + Counts.OF_CLICKS + " from workspace_bucket";

    /// All of them together.
    static final Key NOTHING = new Key("0", "0", "0", Clause.of(QUARTERS.formatted("0")), false);

    /// The quarter of an hour.
    static final Key QUARTER =
        new Key(
            "bucket",
            bucketOf("at"),
            bucketOf("click_at"),
            Clause.of(QUARTERS.formatted("bucket")),
            false);

    /// The link.
    static final Key LINK =
        new Key(
            "link_id",
            "link_id",
            "link_id",
            Clause.of("select link_id as value, " + Counts.OF_CLICKS + " from link_day"),
            true);
  }

  /// The clicks of the span, summed up by a `value`, and the leads that they brought: parts to be
  /// added up.
  static Clause parts(Connection connection, Key key, String workspace, StatsQuery query)
      throws SQLException {
    Clause clicks;
    if (query.filter().needsRows()) {
      clicks =
          Clause.of(
                  "select value, %s from (select %s as value, %s from click"
                      .formatted(Counts.OF_CLICKS, key.ofRow(), RowSums.SQL))
              .plus(inSpan("at", workspace, query))
              .plus(" group by 1) as row");
    } else if (query.link() == null && query.filter().isEmpty()) {
      clicks = summed(connection, key, workspace, query);
    } else {
      clicks =
          Clause.of(
                  "select %s as value, %s from click_bucket"
                      .formatted(key.ofBucket(), Counts.OF_CLICKS))
              .plus(inSpan("bucket", workspace, query));
    }
    return clicks
        .plus(" union all select %s, %s".formatted(key.ofLead(), Counts.OF_LEAD))
        .plus(leads(workspace, query));
  }

  private static Clause summed(Connection connection, Key key, String workspace, StatsQuery query)
      throws SQLException {
    Instant from = query.from() == null ? Instant.EPOCH : bucketOf(query.from());
    Instant to = endOf(query);
    Summed summed = Summed.of(connection, from, to, key.wholeDays());
    Clause images = key.ofWorkspace().plus(" where workspace_id = ? and ", workspace);
    images =
        key.wholeDays()
            ? images.plus(summed.onDays("day"))
            : images
                .plus("bucket >= ? and bucket < ? and ", from, to)
                .plus(summed.onDays("(bucket at time zone 'UTC')::date"));
    return images
        .plus(
            " union all select %s, %s from click_bucket where workspace_id = ? and "
                .formatted(key.ofBucket(), Counts.OF_CLICKS),
            workspace)
        .plus(summed.onRest());
  }

  private static Counts base(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    try (PreparedStatement select =
            Clause.of("select " + Counts.SUMS + " from (select " + Counts.OF_CLICKS)
                .plus(" from link_base where workspace_id = ?", workspace)
                .plus(onLink(query))
                .plus(query.filter().on(workspace))
                .plus(") as part")
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Counts.read(row, 1);
    }
  }

  private static Map<Instant, Counts> buckets(
      Connection connection, String workspace, StatsQuery query) throws SQLException {
    Clause parts = parts(connection, Key.QUARTER, workspace, query);
    try (PreparedStatement select =
            Clause.of("select value, " + Counts.SUMS + " from (")
                .plus(parts)
                .plus(") as part group by value order by value")
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      Map<Instant, Counts> buckets = new LinkedHashMap<>();
      while (row.next()) {
        buckets.put(row.getObject(1, OffsetDateTime.class).toInstant(), Counts.read(row, 2));
      }
      return buckets;
    }
  }

  static Worth worth(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    try (PreparedStatement select =
            Clause.of("select " + Worth.SUM)
                .plus(leads(workspace, query))
                .plus(" and value is not null group by " + Worth.CURRENCY)
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      Worth worth = Worth.NONE;
      while (row.next()) {
        worth = worth.plus(Worth.read(row, 1));
      }
      return worth;
    }
  }

  private static void addWorth(
      Map<Instant, Counts> buckets, Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    try (PreparedStatement select =
            Clause.of("select %s, %s".formatted(bucketOf("click_at"), Worth.SUM))
                .plus(leads(workspace, query))
                .plus(" and value is not null group by 1, " + Worth.CURRENCY)
                .prepare(connection);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        buckets.merge(
            row.getObject(1, OffsetDateTime.class).toInstant(),
            Counts.NONE.plus(Worth.read(row, 2)),
            Counts::plus);
      }
    }
  }

  /// Different visitors of each UTC day, added up: the salt that tells visitors apart lives for one
  /// day, so somebody who comes on two days has two hashes. Visitors without a hash count as none.
  private static long uniqueVisitors(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    Clause statement;
    if (query.filter().isEmpty()) {
      Coverage coverage = coverage(connection, query);
      String link = query.link();
      statement =
          Clause.of(
                  "select (select coalesce(sum(visitors), 0) from visitor_day"
                      + " where workspace_id = ? and link_id = ? and ",
                  workspace,
                  link == null ? "" : link)
              .plus(coverage.onDays())
              .plus(
                  ") + (select count(*) from (select visitor from click where workspace_id = ? and ",
                  workspace)
              .plus(coverage.onRows())
              .plus(onLink(query))
              .plus(VISITORS + ")");
    } else {
      statement =
          Clause.of("select count(*) from (select visitor from click")
              .plus(inSpan("at", workspace, query))
              .plus(VISITORS);
    }
    try (PreparedStatement select = statement.prepare(connection);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// As in the aggregates, a time in between stands for the quarter that it lies in.
  static Coverage coverage(Connection connection, StatsQuery query) throws SQLException {
    Instant from = query.from();
    return Coverage.of(connection, from == null ? null : bucketOf(from), endOf(query));
  }

  private static Instant endOf(StatsQuery query) {
    Instant last = bucketOf(query.to());
    return last.equals(query.to()) ? last : last.plus(BUCKET);
  }

  /// A condition on a table that has the columns `workspace_id` and `link_id`, and those that the
  /// filter asks for.
  ///
  /// @param time its column that the span is about
  static Clause inSpan(String time, String workspace, StatsQuery query) {
    Clause span =
        Clause.of(" where workspace_id = ? and " + time + " < ?", workspace, endOf(query));
    Instant from = query.from();
    if (from != null) {
      span = span.plus(" and " + time + " >= ?", bucketOf(from));
    }
    return span.plus(onLink(query)).plus(query.filter().on(workspace));
  }

  static Clause onLink(StatsQuery query) {
    String link = query.link();
    return link == null ? Clause.NONE : Clause.of(" and link_id = ?", link);
  }

  /// The leads of the clicks that are asked for: a `from` with its condition.
  static Clause leads(String workspace, StatsQuery query) {
    return Clause.of(" from lead")
        .plus(inSpan("click_at", workspace, query))
        .plus(" and link_id is not null");
  }

  private static String bucketOf(String time) {
    return "date_bin('15 minutes', " + time + ", 'epoch')";
  }
}
