package dev.waymark.analytics.retention;

import dev.waymark.analytics.breakdown.Layer;
import dev.waymark.analytics.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Erases the rows of clicks before their time. What they add up to stays, for it says nothing of
/// anybody.
@Singleton
final class Erasure {
  private final Transactions transactions;

  Erasure(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Erases a workspace's clicks.
  ///
  /// @param link of one link; null for all
  /// @param day of one UTC day; null for all
  /// @return how many
  long erase(String workspace, @Nullable String link, @Nullable LocalDate day) {
    return transactions.inOne(
        connection -> {
          Keeping.lock(connection);
          try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table leaving (like click) on commit drop");
            long erased = move(connection, workspace, link, day);
            Layer.GONE.add(connection, "leaving");
            statement.executeUpdate(
                """
                update click_day set gone = gone + n
                from (select (at at time zone 'UTC')::date as left_day, producer as number,
                  count(*) as n from leaving group by 1, 2) as l
                where l.left_day = click_day.day and l.number = click_day.producer
                """);
            return erased;
          }
        });
  }

  private static long move(
      Connection connection, String workspace, @Nullable String link, @Nullable LocalDate day)
      throws SQLException {
    try (PreparedStatement move =
        connection.prepareStatement(
            "with erased as (delete from click where workspace_id = ?"
                + (link == null ? "" : " and link_id = ?")
                + (day == null ? "" : " and at >= ? and at < ?")
                + " returning *) insert into leaving select * from erased")) {
      int index = 1;
      move.setString(index++, workspace);
      if (link != null) {
        move.setString(index++, link);
      }
      if (day != null) {
        move.setObject(index++, day.atStartOfDay().atOffset(ZoneOffset.UTC));
        move.setObject(index, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      }
      return move.executeLargeUpdate();
    }
  }
}
