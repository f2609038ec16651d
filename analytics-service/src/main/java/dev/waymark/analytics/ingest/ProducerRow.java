package dev.waymark.analytics.ingest;

import dev.waymark.click.BatchHeader;
import dev.waymark.click.ProducerMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A producer's row, locked until the end of the transaction.
///
/// @param number what stands for the producer in other tables
record ProducerRow(int number, ProducerMark mark) {

  static ProducerRow lock(Connection connection, UUID id, Instant now) throws SQLException {
    ProducerRow row = find(connection, id);
    if (row != null) {
      return row;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into producer (id, sender, epoch, next, journal_next, heard_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing")) {
      insert.setObject(1, id);
      insert.setLong(2, ProducerMark.NONE.sender());
      insert.setLong(3, ProducerMark.NONE.epoch());
      insert.setLong(4, ProducerMark.NONE.next());
      insert.setLong(5, ProducerMark.NONE.next());
      insert.setObject(6, at(now));
      insert.executeUpdate();
    }
    row = find(connection, id);
    if (row == null) {
      throw new IllegalStateException("Producer " + id + " was inserted and is not there");
    }
    return row;
  }

  private static @Nullable ProducerRow find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, sender, epoch, next from producer where id = ? for update")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new ProducerRow(
                row.getInt(1), new ProducerMark(row.getLong(2), row.getLong(3), row.getLong(4)))
            : null;
      }
    }
  }

  /// Moves the mark.
  ///
  /// @param taken how many numbers were taken: stored, rejected or declared lost
  void move(Connection connection, ProducerMark moved, BatchHeader header, long taken, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update producer set sender = ?, epoch = ?, next = ?, journal_next = ?,"
                + " taken = taken + ?, heard_at = ? where number = ?")) {
      update.setLong(1, moved.sender());
      update.setLong(2, moved.epoch());
      update.setLong(3, moved.next());
      update.setLong(4, header.journalNext());
      update.setLong(5, taken);
      update.setObject(6, at(now));
      update.setInt(7, number);
      update.executeUpdate();
    }
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
