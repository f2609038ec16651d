package dev.waymark.analytics.producer;

import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.retention.Keeping;
import dev.waymark.click.ProducerMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes a takeover back: somebody who was no process of a producer has delivered as its newest,
/// and its real one is refused since.
///
/// The mark goes back to where it stood when the real process had delivered last, so that what that
/// one sends next is known as repeated or taken as new, each exactly once. Whatever was taken since
/// is not the producer's: its clicks are taken out of the counts, for a number that is drawn again
/// must find its place empty.
final class Takeover {
  private static final String SINCE = " producer = ? and (epoch > ? or (epoch = ? and %s >= ?))";

  private static final String REMOVE_CLICKS =
      ("""
       with forged as (
         delete from click where\
       """
          + SINCE.formatted("sequence")
          + """
        returning *),
       sums as (
         select link_id, date_bin('15 minutes', at, '2000-01-01T00:00:00Z') as bucket,
       """
          + RowSums.SQL
          + """
         from forged group by 1, 2 order by 1, 2),
       bucket_done as (
         update click_bucket b set clicks = b.clicks - s.clicks, scans = b.scans - s.scans,
           other = b.other - s.other, bots = b.bots - s.bots,
           previews = b.previews - s.previews, prefetches = b.prefetches - s.prefetches
         from sums s where b.link_id = s.link_id and b.bucket = s.bucket),
       day_done as (
         update click_day d set rows = d.rows - f.n
         from (select (at at time zone 'UTC')::date as day, producer, count(*) as n
           from forged group by 1, 2) f
         where d.day = f.day and d.producer = f.producer)
       select count(*) from forged
       """);

  private static final String REMOVE_ASIDE =
      "with gone as (delete from rejected_click where"
          + SINCE.formatted("sequence")
          + " returning 1) select count(*) from gone";

  private static final String RESTORE_NUMBERS =
      "with gone as (delete from lost_clicks where"
          + SINCE.formatted("first_sequence")
          + " returning last_sequence - first_sequence + 1 as n)"
          + " select coalesce(sum(n), 0)::bigint from gone";

  private Takeover() {}

  private record Row(int number, ProducerMark mark, @Nullable Long refused) {}

  /// Does it, in the transaction at hand; null when there is no such producer.
  static @Nullable ReleasedView undo(Connection connection, UUID producer) throws SQLException {
    Keeping.lock(connection);
    Row row = lock(connection, producer);
    if (row == null) {
      return null;
    }
    Long refused = row.refused();
    if (refused == null || refused >= row.mark().sender()) {
      return new ReleasedView(false, view(row.mark()), 0, 0, 0);
    }
    ProducerMark back = stoodAt(connection, row.number(), refused);
    long removed = sinceThen(connection, REMOVE_CLICKS, row.number(), back);
    long aside = sinceThen(connection, REMOVE_ASIDE, row.number(), back);
    long numbers = sinceThen(connection, RESTORE_NUMBERS, row.number(), back);
    goBack(connection, row.number(), back, removed + aside + numbers);
    return new ReleasedView(true, view(back), removed, aside, numbers);
  }

  private static ProducerView.MarkView view(ProducerMark mark) {
    return new ProducerView.MarkView(mark.sender(), mark.epoch(), mark.next());
  }

  private static @Nullable Row lock(Connection connection, UUID producer) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, sender, epoch, next, refused_sender from producer where id = ?"
                + " for update")) {
      select.setObject(1, producer);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Row(
                row.getInt(1),
                new ProducerMark(row.getLong(2), row.getLong(3), row.getLong(4)),
                row.getObject(5, Long.class))
            : null;
      }
    }
  }

  /// Where the mark stood when a process had delivered last, or the last one before it.
  private static ProducerMark stoodAt(Connection connection, int producer, long sender)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select sender, epoch, next from producer_handover where producer = ?"
                + " and sender <= ? order by sender desc limit 1")) {
      select.setInt(1, producer);
      select.setLong(2, sender);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new ProducerMark(row.getLong(1), row.getLong(2), row.getLong(3))
            : stoodByRows(connection, producer, sender);
      }
    }
  }

  /// The same where the takeover was taken by a version that kept no handovers: after the last
  /// record of the newest epoch that the process may have sent.
  private static ProducerMark stoodByRows(Connection connection, int producer, long sender)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select epoch, max(last) + 1 from (
              select epoch, sequence as last from click where producer = ? and epoch <= ?
              union all
              select epoch, sequence from rejected_click where producer = ? and epoch <= ?
              union all
              select epoch, last_sequence from lost_clicks where producer = ? and epoch <= ?
            ) as taken group by epoch order by epoch desc limit 1
            """)) {
      for (int i = 0; i < 3; i++) {
        select.setInt(2 * i + 1, producer);
        select.setLong(2 * i + 2, sender);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new ProducerMark(row.getLong(1), row.getLong(1), row.getLong(2))
            : ProducerMark.NONE;
      }
    }
  }

  private static long sinceThen(
      Connection connection, String change, int producer, ProducerMark back) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change)) {
      statement.setInt(1, producer);
      statement.setLong(2, back.epoch());
      statement.setLong(3, back.epoch());
      statement.setLong(4, back.next());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void goBack(Connection connection, int producer, ProducerMark back, long untaken)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update producer set sender = ?, epoch = ?, next = ?, taken = taken - ?,"
                + " refused_sender = null, refused_at = null where number = ?")) {
      update.setLong(1, back.sender());
      update.setLong(2, back.epoch());
      update.setLong(3, back.next());
      update.setLong(4, untaken);
      update.setInt(5, producer);
      update.executeUpdate();
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from producer_handover where producer = ? and sender >= ?")) {
      delete.setInt(1, producer);
      delete.setLong(2, back.sender());
      delete.executeUpdate();
    }
  }
}
