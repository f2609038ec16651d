package dev.waymark.analytics.ingest;

import dev.waymark.click.ClickCodec;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records that cannot be stored, quarantined as they came.
final class RejectedClicks {
  private static final String SELECT =
      "select r.producer, r.epoch, r.sequence, r.record, r.rejected_at";

  private static final String READABLE_SINCE =
      SELECT + " from rejected_click r where r.read_by < ? order by r.read_by limit ?";

  /// Goes from each missing link to the next by the index, however many records name it.
  private static final String LINKED_SINCE =
      """
      with recursive missing (link) as (
        select min(missing_link) from rejected_click where read_by = ?
        union all
        select (select min(missing_link) from rejected_click
          where read_by = ? and missing_link > missing.link)
        from missing where missing.link is not null
      )
      """
          + SELECT
          + """
           from missing
          join publication.published_link l on l.id = missing.link
          join rejected_click r on r.read_by = ? and r.missing_link = missing.link
          limit ?
          """;

  private RejectedClicks() {}

  /// Records of one producer's epoch.
  ///
  /// @param records as they are read today
  record Waiting(int producer, long epoch, List<DecodedRecord> records) {}

  /// Quarantines records.
  static void store(
      Connection connection,
      int producer,
      long epoch,
      List<ClickStore.Rejected> rejected,
      Instant now)
      throws SQLException {
    if (rejected.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into rejected_click (reason, read_by, missing_link, producer, epoch, sequence,"
                + " record, rejected_at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (ClickStore.Rejected one : rejected) {
        ByteBuffer payload = one.reading().payload();
        var bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        setVerdict(insert, producer, epoch, one);
        insert.setBytes(7, bytes);
        insert.setObject(8, ProducerRow.at(now));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// The first six: why, by whom and for want of which link it was quarantined; and which it is.
  private static void setVerdict(
      PreparedStatement statement, int producer, long epoch, ClickStore.Rejected rejected)
      throws SQLException {
    String link = rejected.missingLink();
    statement.setString(1, ClickCopy.storableText(rejected.reason()));
    statement.setInt(2, ClickCodec.READER);
    statement.setString(3, link == null ? null : ClickCopy.storableText(link));
    statement.setInt(4, producer);
    statement.setLong(5, epoch);
    statement.setLong(6, rejected.reading().sequence());
  }

  /// Records that may be storable now: those that were last read by a service that reads less than
  /// this one, and then those whose link has come since.
  ///
  /// @param most how many at most
  static List<Waiting> waiting(Connection connection, int most) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(READABLE_SINCE)) {
      query.setInt(1, ClickCodec.READER);
      query.setInt(2, most);
      List<Waiting> waiting = read(query);
      if (!waiting.isEmpty()) {
        return waiting;
      }
    }
    try (PreparedStatement query = connection.prepareStatement(LINKED_SINCE)) {
      query.setInt(1, ClickCodec.READER);
      query.setInt(2, ClickCodec.READER);
      query.setInt(3, ClickCodec.READER);
      query.setInt(4, most);
      return read(query);
    }
  }

  private record Stream(int producer, long epoch) {}

  private static List<Waiting> read(PreparedStatement query) throws SQLException {
    Map<Stream, List<DecodedRecord>> streams = new HashMap<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        streams
            .computeIfAbsent(new Stream(row.getInt(1), row.getLong(2)), _ -> new ArrayList<>())
            .add(
                DecodedRecord.of(
                    row.getLong(3),
                    ByteBuffer.wrap(row.getBytes(4)),
                    row.getObject(5, OffsetDateTime.class).toInstant().toEpochMilli()));
      }
    }
    List<Waiting> waiting = new ArrayList<>(streams.size());
    streams.forEach(
        (stream, records) -> waiting.add(new Waiting(stream.producer(), stream.epoch(), records)));
    return waiting;
  }

  /// Those of them that are still there, locked until the end of the transaction. Passes over those
  /// that somebody else has locked: who waited, and holds others already, could wait in a circle.
  static List<DecodedRecord> lock(Connection connection, Waiting waiting) throws SQLException {
    Set<Long> there = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select sequence from rejected_click where producer = ? and epoch = ?"
                + " and sequence = any (?) for update skip locked")) {
      query.setInt(1, waiting.producer());
      query.setLong(2, waiting.epoch());
      query.setArray(3, connection.createArrayOf("int8", sequences(waiting.records())));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          there.add(row.getLong(1));
        }
      }
    }
    return waiting.records().stream()
        .filter(reading -> there.contains(reading.sequence()))
        .toList();
  }

  private static Object[] sequences(List<DecodedRecord> records) {
    return records.stream().map(DecodedRecord::sequence).toArray();
  }

  /// Notes what came of records that were quarantined before: those that were stored are no longer
  /// quarantined, the others are for today's reasons.
  static void settle(Connection connection, int producer, long epoch, ClickStore.Sorted sorted)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from rejected_click where producer = ? and epoch = ?"
                + " and sequence = any (?)")) {
      delete.setInt(1, producer);
      delete.setLong(2, epoch);
      delete.setArray(
          3,
          connection.createArrayOf(
              "int8",
              sequences(sorted.storable().stream().map(ClickStore.Storable::reading).toList())));
      delete.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update rejected_click set reason = ?, read_by = ?, missing_link = ?"
                + " where producer = ? and epoch = ? and sequence = ?")) {
      for (ClickStore.Rejected rejected : sorted.rejected()) {
        setVerdict(update, producer, epoch, rejected);
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
