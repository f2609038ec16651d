package dev.waymark.analytics.retention;

import dev.waymark.analytics.breakdown.Layer;
import dev.waymark.analytics.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
          try (PreparedStatement erase = connection.prepareStatement(statement(link, day))) {
            int index = 1;
            erase.setString(index++, workspace);
            if (link != null) {
              erase.setString(index++, link);
            }
            if (day != null) {
              erase.setObject(index++, day.atStartOfDay().atOffset(ZoneOffset.UTC));
              erase.setObject(index, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            }
            try (ResultSet row = erase.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /// One statement, so that the rows that go and the rows that are added up are the same, while
  /// clicks are stored beside it: each part sees one state of the database, and what was deleted.
  private static String statement(@Nullable String link, @Nullable LocalDate day) {
    return """
        with erased as (
          delete from click where workspace_id = ?%s%s returning *
        ), %s, days_noted as (
          update click_day set gone = gone + n
          from (select (at at time zone 'UTC')::date as left_day, producer as number,
            count(*) as n from erased group by 1, 2) as l
          where l.left_day = click_day.day and l.number = click_day.producer
        )
        select count(*) from erased
        """
        .formatted(
            link == null ? "" : " and link_id = ?",
            day == null ? "" : " and at >= ? and at < ?",
            Layer.GONE.additions("erased"));
  }
}
