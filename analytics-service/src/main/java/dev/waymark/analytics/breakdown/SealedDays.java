package dev.waymark.analytics.breakdown;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days whose breakdowns have been counted from their rows. A day that got a late click
/// afterwards, or lost one, is counted from its rows until it has been sealed again, so that no
/// answer is ever out of date.
public final class SealedDays {
  private static final String DAYS =
      """
      select noted.day
      from (select day, sum(rows) as rows, sum(gone) as gone from click_day
        where day >= ? and day < ? group by day) as noted
      left join sealed_day using (day)
      where
      """;
  private static final String HOLDS =
      "(sealed_day.rows, sealed_day.gone) is not distinct from (noted.rows, noted.gone)";

  private SealedDays() {}

  /// Those whose image holds.
  ///
  /// @param from the first day
  /// @param to the first day after
  public static List<LocalDate> within(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    return days(connection, DAYS + HOLDS + " order by day", from, to);
  }

  /// Those that have rows, and no image of them that holds.
  ///
  /// @param from the first day
  /// @param to the first day after
  public static List<LocalDate> missing(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    return days(
        connection, DAYS + "noted.rows > noted.gone and not " + HOLDS + " order by day", from, to);
  }

  private static List<LocalDate> days(
      Connection connection, String sql, LocalDate from, LocalDate to) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, from);
      query.setObject(2, to);
      try (ResultSet row = query.executeQuery()) {
        List<LocalDate> days = new ArrayList<>();
        while (row.next()) {
          days.add(row.getObject(1, LocalDate.class));
        }
        return days;
      }
    }
  }

  /// Makes the image of a day anew, within a transaction that sees one state of the database.
  public static void seal(Connection connection, LocalDate day) throws SQLException {
    open(connection, day);
    Layer.SEALED.addDay(connection, day);
    try (PreparedStatement note =
        connection.prepareStatement(
            "insert into sealed_day (day, rows, gone) select day, sum(rows), sum(gone)"
                + " from click_day where day = ? group by day")) {
      note.setObject(1, day);
      note.executeUpdate();
    }
  }

  /// Removes the image of a day.
  public static void open(Connection connection, LocalDate day) throws SQLException {
    Layer.SEALED.clear(connection, day);
    try (PreparedStatement delete =
        connection.prepareStatement("delete from sealed_day where day = ?")) {
      delete.setObject(1, day);
      delete.executeUpdate();
    }
  }
}
