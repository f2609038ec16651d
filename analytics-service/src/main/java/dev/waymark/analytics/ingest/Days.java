package dev.waymark.analytics.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps how many rows of each day came from each producer.
final class Days {
  private Days() {}

  static void add(Connection connection, int producer, List<ClickStore.Storable> clicks)
      throws SQLException {
    Map<LocalDate, Long> rows = new TreeMap<>();
    for (ClickStore.Storable click : clicks) {
      rows.merge(DayPartitions.dayOf(click.event().atMillis()), 1L, Long::sum);
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into click_day as d (day, producer, rows) values (?, ?, ?)"
                + " on conflict (day, producer) do update set rows = d.rows + excluded.rows")) {
      for (Map.Entry<LocalDate, Long> day : rows.entrySet()) {
        upsert.setObject(1, day.getKey());
        upsert.setInt(2, producer);
        upsert.setLong(3, day.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
