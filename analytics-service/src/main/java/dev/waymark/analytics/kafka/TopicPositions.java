package dev.waymark.analytics.kafka;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/// How far topics have been read. A topic that was deleted and made again is another one, for it
/// begins to count anew: topics are known by their ids, not their names.
@Singleton
final class TopicPositions {
  private final Transactions transactions;

  TopicPositions(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The offsets to go on with, by partition; a partition that was never read has none.
  ///
  /// @throws DatabaseException when the database cannot tell now
  Map<Integer, Long> of(Uuid topic) {
    return transactions.inOne(
        connection -> {
          Map<Integer, Long> offsets = new HashMap<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select partition, next_offset from topic_position where topic = ?")) {
            select.setString(1, topic.toString());
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                offsets.put(rows.getInt(1), rows.getLong(2));
              }
            }
          }
          return offsets;
        });
  }

  /// Notes that a partition is read up to an offset, in the caller's transaction.
  static void move(Connection connection, Uuid topic, int partition, long nextOffset)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into topic_position (topic, partition, next_offset) values (?, ?, ?)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset
            """)) {
      upsert.setString(1, topic.toString());
      upsert.setInt(2, partition);
      upsert.setLong(3, nextOffset);
      upsert.executeUpdate();
    }
  }
}
