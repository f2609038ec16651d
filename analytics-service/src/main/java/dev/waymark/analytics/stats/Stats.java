package dev.waymark.analytics.stats;

import dev.waymark.analytics.database.Transactions;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums and series, from the aggregates of quarters of an hour; and unique visitors.
@Singleton
final class Stats {
  private static final Duration BUCKET = Duration.ofMinutes(15);
  private static final String BUCKET_OF_LEAD = "date_bin('15 minutes', click_at, 'epoch')";

  private final Transactions transactions;

  Stats(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The sums of a span of time.
  record Summary(Counts counts, long uniqueVisitors) {}

  /// One point of a time series.
  ///
  /// @param start its first moment
  /// @param date its day in the zone that was asked for
  record Point(Instant start, LocalDate date, Counts counts) {}

  Summary summary(String workspace, StatsQuery query) {
    return transactions.onSnapshot(
        connection -> {
          requireLink(connection, workspace, query.link());
          Counts counts =
              sums(connection, workspace, query).plus(worth(connection, workspace, query));
          if (query.from() == null) {
            counts = counts.plus(base(connection, workspace, query.link()));
          }
          return new Summary(counts, uniqueVisitors(connection, workspace, query));
        });
  }

  List<Point> series(String workspace, StatsQuery query) {
    Map<Instant, Counts> buckets =
        transactions.onSnapshot(
            connection -> {
              requireLink(connection, workspace, query.link());
              Map<Instant, Counts> counts = buckets(connection, workspace, query);
              addWorth(counts, connection, workspace, query);
              return counts;
            });
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

  private static Instant bucketOf(Instant at) {
    long millis = at.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, BUCKET.toMillis()));
  }

  /// The first moment of the local hour or day that a moment lies in. A day begins when the zone
  /// says so, which is not midnight everywhere.
  static Instant startOf(Instant at, ZoneId zone, StatsQuery.Interval interval) {
    ZonedDateTime local = at.atZone(zone);
    return switch (interval) {
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
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
    try (PreparedStatement select =
        connection.prepareStatement("select " + Counts.SUMS + parts(query))) {
      bindParts(select, workspace, query);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Counts.read(row, 1);
      }
    }
  }

  /// The aggregates of the span and the leads of their clicks, as parts to be summed up.
  private static String parts(StatsQuery query) {
    return " from (select bucket, %s from click_bucket%s union all select %s, %s from lead%s) as part"
        .formatted(
            Counts.OF_CLICKS,
            inSpan("bucket", query),
            BUCKET_OF_LEAD,
            Counts.OF_LEAD,
            leadsIn(query));
  }

  private static int bindParts(PreparedStatement select, String workspace, StatsQuery query)
      throws SQLException {
    return bindSpan(select, bindSpan(select, 1, workspace, query), workspace, query);
  }

  private static Counts base(Connection connection, String workspace, @Nullable String link)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + Counts.SUMS
                + " from (select "
                + Counts.OF_CLICKS
                + " from link_base where workspace_id = ?"
                + (link == null ? "" : " and link_id = ?")
                + ") as part")) {
      select.setString(1, workspace);
      if (link != null) {
        select.setString(2, link);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Counts.read(row, 1);
      }
    }
  }

  private static Map<Instant, Counts> buckets(
      Connection connection, String workspace, StatsQuery query) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select bucket, " + Counts.SUMS + parts(query) + " group by bucket order by bucket")) {
      bindParts(select, workspace, query);
      try (ResultSet row = select.executeQuery()) {
        Map<Instant, Counts> buckets = new LinkedHashMap<>();
        while (row.next()) {
          buckets.put(row.getObject(1, OffsetDateTime.class).toInstant(), Counts.read(row, 2));
        }
        return buckets;
      }
    }
  }

  private static Worth worth(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select " + Worth.SUM + valuedLeadsIn(query) + " group by " + Worth.CURRENCY)) {
      int _ = bindSpan(select, 1, workspace, query);
      try (ResultSet row = select.executeQuery()) {
        Worth worth = Worth.NONE;
        while (row.next()) {
          worth = worth.plus(Worth.read(row, 1));
        }
        return worth;
      }
    }
  }

  private static void addWorth(
      Map<Instant, Counts> buckets, Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s, %s%s group by 1, %s"
                .formatted(BUCKET_OF_LEAD, Worth.SUM, valuedLeadsIn(query), Worth.CURRENCY))) {
      int _ = bindSpan(select, 1, workspace, query);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          buckets.merge(
              row.getObject(1, OffsetDateTime.class).toInstant(),
              Counts.NONE.plus(Worth.read(row, 2)),
              Counts::plus);
        }
      }
    }
  }

  /// Different visitors of each UTC day, added up: the salt that tells visitors apart lives for one
  /// day, so somebody who comes on two days has two hashes. Visitors without a hash count as none.
  private static long uniqueVisitors(Connection connection, String workspace, StatsQuery query)
      throws SQLException {
    Coverage coverage = coverage(connection, query);
    String link = query.link();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select (select coalesce(sum(visitors), 0) from visitor_day where workspace_id = ?"
                + " and link_id = ? and "
                + coverage.onDays()
                + ") + (select count(distinct visitor) from click where workspace_id = ? and "
                + coverage.onRows()
                + (link == null ? "" : " and link_id = ?")
                + " and visitor_class = 'human')")) {
      select.setString(1, workspace);
      select.setString(2, link == null ? "" : link);
      int index = coverage.bindDays(select, 3);
      select.setString(index, workspace);
      index = coverage.bindRows(select, index + 1);
      if (link != null) {
        select.setString(index, link);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
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

  /// A condition on a table that has the columns `workspace_id` and `link_id`.
  ///
  /// @param time its column that the span is about
  static String inSpan(String time, StatsQuery query) {
    return " where workspace_id = ? and "
        + time
        + " < ?"
        + (query.from() == null ? "" : " and " + time + " >= ?")
        + (query.link() == null ? "" : " and link_id = ?");
  }

  /// The same on `lead`, and only those whose click is known.
  static String leadsIn(StatsQuery query) {
    return inSpan("click_at", query) + " and link_id is not null";
  }

  /// The leads that {@link #leadsIn} is about and that have a value: a `from` with its condition,
  /// whose parameters {@link #bindSpan} binds.
  static String valuedLeadsIn(StatsQuery query) {
    return " from lead" + leadsIn(query) + " and value is not null";
  }

  static int bindSpan(PreparedStatement statement, int first, String workspace, StatsQuery query)
      throws SQLException {
    int index = first;
    statement.setString(index++, workspace);
    statement.setObject(index++, endOf(query).atOffset(ZoneOffset.UTC));
    if (query.from() != null) {
      statement.setObject(index++, bucketOf(query.from()).atOffset(ZoneOffset.UTC));
    }
    if (query.link() != null) {
      statement.setString(index++, query.link());
    }
    return index;
  }
}
