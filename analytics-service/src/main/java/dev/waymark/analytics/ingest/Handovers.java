package dev.waymark.analytics.ingest;

import dev.waymark.click.ProducerMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/// Keeps where a producer's mark stood whenever another of its processes took over, and which
/// process was refused since: what it takes to take a takeover back.
final class Handovers {
  /// How many are kept of each producer; the oldest go first.
  private static final int KEPT = 1_000;

  private Handovers() {}

  /// Notes the mark that is about to be moved, if another process moves it.
  static void note(Connection connection, ProducerRow producer, ProducerMark moved, Instant now)
      throws SQLException {
    ProducerMark left = producer.mark();
    if (moved.sender() == left.sender() || left.sender() == ProducerMark.NONE.sender()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into producer_handover (producer, sender, epoch, next, at)"
                + " values (?, ?, ?, ?, ?) on conflict (producer, sender) do update set"
                + " epoch = excluded.epoch, next = excluded.next, at = excluded.at")) {
      insert.setInt(1, producer.number());
      insert.setLong(2, left.sender());
      insert.setLong(3, left.epoch());
      insert.setLong(4, left.next());
      insert.setObject(5, ProducerRow.at(now));
      insert.executeUpdate();
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from producer_handover where producer = ? and sender <= (select sender from"
                + " producer_handover where producer = ? order by sender desc offset ? limit 1)")) {
      delete.setInt(1, producer.number());
      delete.setInt(2, producer.number());
      delete.setInt(3, KEPT);
      delete.executeUpdate();
    }
  }

  /// Notes that a process was refused because a newer one has delivered.
  static void noteRefused(Connection connection, int producer, long sender, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update producer set refused_sender = ?, refused_at = ? where number = ?")) {
      update.setLong(1, sender);
      update.setObject(2, ProducerRow.at(now));
      update.setInt(3, producer);
      update.executeUpdate();
    }
  }
}
