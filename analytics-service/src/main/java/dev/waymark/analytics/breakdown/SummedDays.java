package dev.waymark.analytics.breakdown;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days whose aggregates of a quarter of an hour have been added up, for a workspace by the
/// quarter and for a link by the day. A day that got a late click afterwards is counted from the
/// aggregates themselves until it has been added up again, so that no answer is ever out of date.
public final class SummedDays {
  private static final String NOTED =
      """
      select noted.day, summed_day.rows is not distinct from noted.rows as holds
      from (select day, sum(rows) as rows from click_day
        where day >= ? and day < ? group by day) as noted
      left join summed_day using (day)
      order by day
      """;

  private static final String SUMS =
      "sum(clicks), sum(scans), sum(other), sum(bots), sum(previews), sum(prefetches)";

  private static final String OF_DAY =
      " from click_bucket where bucket >= ?::date::timestamp at time zone 'UTC'"
          + " and bucket < (?::date + 1)::timestamp at time zone 'UTC'";

  private SummedDays() {}

  /// Days with clicks.
  ///
  /// @param summed those whose image holds, in their order
  /// @param missing those that have none, or one that is out of date, in their order
  public record Days(List<LocalDate> summed, List<LocalDate> missing) {}

  /// The days of a span that have clicks.
  ///
  /// @param from the first day
  /// @param to the first day after
  public static Days within(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NOTED)) {
      query.setObject(1, from);
      query.setObject(2, to);
      try (ResultSet row = query.executeQuery()) {
        List<LocalDate> summed = new ArrayList<>();
        List<LocalDate> missing = new ArrayList<>();
        while (row.next()) {
          (row.getBoolean(2) ? summed : missing).add(row.getObject(1, LocalDate.class));
        }
        return new Days(summed, missing);
      }
    }
  }

  /// Adds a day up anew, within a transaction that sees one state of the database.
  public static void sum(Connection connection, LocalDate day) throws SQLException {
    update(connection, day, "delete from summed_day where day = ?", 1);
    update(
        connection,
        day,
        "delete from workspace_bucket where bucket >= ?::date::timestamp at time zone 'UTC'"
            + " and bucket < (?::date + 1)::timestamp at time zone 'UTC'",
        2);
    update(connection, day, "delete from link_day where day = ?", 1);
    update(
        connection,
        day,
        "insert into workspace_bucket select workspace_id, bucket, "
            + SUMS
            + OF_DAY
            + " group by workspace_id, bucket",
        2);
    update(
        connection,
        day,
        "insert into link_day select workspace_id, ?::date, link_id, "
            + SUMS
            + OF_DAY
            + " group by workspace_id, link_id",
        3);
    update(
        connection,
        day,
        "insert into summed_day select day, sum(rows) from click_day where day = ? group by day",
        1);
  }

  private static void update(Connection connection, LocalDate day, String sql, int times)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= times; i++) {
        statement.setObject(i, day);
      }
      statement.executeUpdate();
    }
  }
}
