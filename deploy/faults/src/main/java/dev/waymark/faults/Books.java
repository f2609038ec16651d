package dev.waymark.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What was counted, as the tables of the analytics service say it, each in its own words.
///
/// @param rowsOfNonce how many rows there are for each nonce; empty stands for rows without one
/// @param rows the rows of clicks, added up by link and quarter of an hour
/// @param buckets the aggregates, which must say the same
/// @param total each link's clicks of all time: the base of what retention removed, and the buckets
/// @param clickCount each link's `click_count`, as redirect nodes are told it
/// @param dayRows the rows of clicks, as they were counted by day
/// @param taken how many numbers of journals are done with
/// @param asideOfNonce how many records were put aside for each nonce
/// @param rejected why records were put aside, and how many of them for each reason
/// @param lost how many numbers were declared lost
record Books(
    Map<String, Integer> rowsOfNonce,
    Map<Slot, Sums> rows,
    Map<Slot, Sums> buckets,
    Map<String, Long> total,
    Map<String, Long> clickCount,
    long dayRows,
    long taken,
    Map<String, Integer> asideOfNonce,
    Map<String, Long> rejected,
    long lost) {

  private static final String COUNTED =
      "visitor_class = 'human' and outcome in ('redirect', 'page', 'last_resort', 'tap')";

  /// A link in a quarter of an hour.
  ///
  /// @param bucket its beginning, in seconds since 1970-01-01T00:00:00Z
  record Slot(String link, long bucket) {}

  /// @param clicks those that reports count
  /// @param scans those among them that came from a QR code
  /// @param rest all others
  record Sums(long clicks, long scans, long rest) {
    static final Sums NONE = new Sums(0, 0, 0);
  }

  Books {
    rowsOfNonce = Map.copyOf(rowsOfNonce);
    rows = Map.copyOf(rows);
    buckets = Map.copyOf(buckets);
    total = Map.copyOf(total);
    clickCount = Map.copyOf(clickCount);
    asideOfNonce = Map.copyOf(asideOfNonce);
    rejected = Map.copyOf(rejected);
  }

  /// How many rows there are.
  long size() {
    return rowsOfNonce.values().stream().mapToLong(Integer::longValue).sum();
  }

  /// Reads everything at one instant.
  static Books read(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = connection.createStatement()) {
      var books =
          new Books(
              nonces(
                  statement,
                  "select coalesce(utm_content, ''), count(*) from analytics.click group by 1"),
              sums(
                  statement,
                  """
                  select link_id,
                    extract(epoch from date_bin('15 minutes', at, '2000-01-01T00:00:00Z'))::bigint,
                    count(*) filter (where %1$s),
                    count(*) filter (where %1$s and scan),
                    count(*) filter (where not (%1$s))
                  from analytics.click
                  group by 1, 2
                  """
                      .formatted(COUNTED)),
              sums(
                  statement,
                  """
                  select link_id, extract(epoch from bucket)::bigint,
                    clicks, scans, other + bots + previews + prefetches
                  from analytics.click_bucket
                  """),
              counts(
                  statement,
                  """
                  select link_id, sum(clicks) from (
                    select link_id, clicks from analytics.link_base
                    union all
                    select link_id, clicks from analytics.click_bucket) as everything
                  group by 1
                  """),
              counts(statement, "select link_id, clicks from publication.click_count"),
              count(statement, "select coalesce(sum(rows), 0) from analytics.click_day"),
              count(statement, "select coalesce(sum(taken), 0) from analytics.producer"),
              // A record is binary, but what visitors send stands in it as it is.
              nonces(
                  statement,
                  """
                  select coalesce(substring(encode(record, 'escape') from '%s'), ''), count(*)
                  from analytics.rejected_click
                  group by 1
                  """
                      .formatted(Nonce.PATTERN)),
              counts(statement, "select reason, count(*) from analytics.rejected_click group by 1"),
              count(
                  statement,
                  "select coalesce(sum(last_sequence - first_sequence + 1), 0)"
                      + " from analytics.lost_clicks"));
      connection.commit();
      return books;
    }
  }

  private static Map<String, Integer> nonces(Statement statement, String query)
      throws SQLException {
    Map<String, Integer> rows = new HashMap<>();
    counts(statement, query).forEach((nonce, count) -> rows.put(nonce, Math.toIntExact(count)));
    return rows;
  }

  private static Map<Slot, Sums> sums(Statement statement, String query) throws SQLException {
    Map<Slot, Sums> sums = new HashMap<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        sums.put(
            new Slot(Objects.requireNonNull(row.getString(1)), row.getLong(2)),
            new Sums(row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return sums;
  }

  private static Map<String, Long> counts(Statement statement, String query) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        counts.put(Objects.requireNonNull(row.getString(1)), row.getLong(2));
      }
    }
    return counts;
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
