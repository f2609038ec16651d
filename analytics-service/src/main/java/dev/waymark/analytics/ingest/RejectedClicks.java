package dev.waymark.analytics.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Puts records aside that cannot be stored, as they came.
final class RejectedClicks {
  private RejectedClicks() {}

  static void store(
      Connection connection, int producer, long epoch, List<Ingest.Reading> records, Instant now)
      throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into rejected_click (producer, epoch, sequence, reason, record, rejected_at)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      for (Ingest.Reading record : records) {
        var bytes = new byte[record.payload().remaining()];
        record.payload().duplicate().get(bytes);
        insert.setInt(1, producer);
        insert.setLong(2, epoch);
        insert.setLong(3, record.sequence());
        insert.setString(4, ClickCopy.storableText(record.reason()));
        insert.setBytes(5, bytes);
        insert.setObject(6, ProducerRow.at(now));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
