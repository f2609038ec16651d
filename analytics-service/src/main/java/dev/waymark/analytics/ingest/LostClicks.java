package dev.waymark.analytics.ingest;

import dev.waymark.click.BatchHeader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Notes numbers that their producer can no longer send.
final class LostClicks {
  private static final Logger LOG = Logger.getLogger(LostClicks.class);

  private LostClicks() {}

  static void note(
      Connection connection, int producer, BatchHeader header, long lostFrom, Instant now)
      throws SQLException {
    LOG.errorf(
        "Clicks are lost: their producer no longer has them producer=%s from=%d count=%d",
        header.producer(), lostFrom, header.first() - lostFrom);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into lost_clicks (producer, epoch, first_sequence, last_sequence, noted_at)"
                + " values (?, ?, ?, ?, ?)")) {
      insert.setInt(1, producer);
      insert.setLong(2, header.epoch());
      insert.setLong(3, lostFrom);
      insert.setLong(4, header.first() - 1);
      insert.setObject(5, ProducerRow.at(now));
      insert.executeUpdate();
    }
  }
}
