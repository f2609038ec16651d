package dev.waymark.analytics.ingest;

import dev.waymark.click.ClickEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// Tells a record that comes again from another one by the same number. Numbers alone cannot: where
/// a journal's directory was copied, both nodes open it in the same epoch and draw the same numbers
/// from there on, and the clicks of the one would be dropped as repeats of the other's.
final class Repeats {
  private static final String KNOWN =
      """
      select exists (select from click where workspace_id = ? and at = ? and id = ?)
        or exists (select from rejected_click where producer = ? and epoch = ? and sequence = ?)
        or exists (select from lost_clicks
          where producer = ? and ? between first_sequence and last_sequence)
        or exists (select from click_day where day = ? and producer = ? and gone > 0)
      """;

  private Repeats() {}

  /// Whether a record was taken before, as far as that can still be told: not of days whose rows
  /// may have been dropped, or of which some were erased, and not of a record that nobody can read.
  ///
  /// @param oldest the first day of which no rows can have been dropped
  static boolean isKnown(
      Connection connection, int producer, long epoch, DecodedRecord record, LocalDate oldest)
      throws SQLException {
    ClickEvent event = record.event();
    if (event == null || DayPartitions.dayOf(event.atMillis()).isBefore(oldest)) {
      return true;
    }
    try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
      query.setString(1, ClickCopy.storableText(event.workspace()));
      query.setObject(2, Instant.ofEpochMilli(event.atMillis()).atOffset(ZoneOffset.UTC));
      query.setObject(3, new UUID(event.id().high(), event.id().low()));
      query.setInt(4, producer);
      query.setLong(5, epoch);
      query.setLong(6, record.sequence());
      query.setInt(7, producer);
      query.setLong(8, record.sequence());
      query.setObject(9, DayPartitions.dayOf(event.atMillis()));
      query.setInt(10, producer);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
