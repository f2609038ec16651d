package dev.waymark.analytics.audit;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.analytics.breakdown.SealedDays;
import dev.waymark.analytics.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Compares what should be equal. All of it is read in one snapshot, so that a transaction under
/// way is seen everywhere or nowhere.
@Singleton
final class Audit {
  /// So long it is believed of a day that is over that it is as it was found, unless a click came
  /// or went.
  private static final Duration BELIEVED = Duration.ofHours(1);

  private final Transactions transactions;
  private final InstantSource clock;

  /// The day before as it was found when all was well with it; null before.
  private volatile @Nullable Seen seen;

  Audit(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What was found.
  ///
  /// @param marks numbers that the producers' marks have passed, minus rows stored, rejects and
  ///   losses; must be 0
  /// @param rows of the open days (today and yesterday): rows that were noted as stored, minus rows
  ///   that are there or gone; must be 0
  /// @param aggregates of the open days: what the aggregates add up to, minus rows that are there
  ///   or gone; must be 0
  /// @param breakdowns of the open days: what each breakdown that counts every click adds up to,
  ///   minus rows that are there or gone, as far as the day's image holds; must be 0
  /// @param lost numbers that were declared lost
  /// @param rejected records that were quarantined
  record Findings(
      long marks,
      long rows,
      long aggregates,
      long breakdowns,
      long lost,
      long rejected,
      List<Lag> lags) {}

  /// A day at a moment.
  ///
  /// @param rows noted as stored, ever
  /// @param gone of them
  /// @param sealed whether its image holds
  private record Seen(LocalDate day, long rows, long gone, boolean sealed, Instant at) {
    boolean isStill(Seen other) {
      return day.equals(other.day)
          && rows == other.rows
          && gone == other.gone
          && sealed == other.sealed
          && !other.at.isBefore(at)
          && other.at.isBefore(at.plus(BELIEVED));
    }
  }

  /// What was found about a day; see {@link Findings}.
  private record OfDay(long rows, long aggregates, long breakdowns) {
    static final OfDay WELL = new OfDay(0, 0, 0);
  }

  /// How far ingest is behind a producer's journal.
  ///
  /// @param clicks as of its last delivery
  /// @param silentSeconds since that delivery
  record Lag(UUID producer, long clicks, double silentSeconds) {}

  Findings look() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return transactions.onSnapshot(
        connection -> {
          long taken = number(connection, "select coalesce(sum(taken), 0) from producer");
          long noted = number(connection, "select coalesce(sum(rows), 0) from click_day");
          long rejected =
              number(
                  connection,
                  "select (select count(*) from rejected_click)"
                      + " + (select coalesce(sum(rejects_cleared), 0) from producer)");
          long lost =
              number(
                  connection,
                  "select coalesce(sum(last_sequence - first_sequence + 1), 0) from lost_clicks");
          OfDay before = ofDayBefore(connection, today.minusDays(1), now);
          OfDay open = ofDay(connection, seen(connection, today, now));
          return new Findings(
              taken - noted - rejected - lost,
              before.rows() + open.rows(),
              before.aggregates() + open.aggregates(),
              before.breakdowns() + open.breakdowns(),
              lost,
              rejected,
              lags(connection, now));
        });
  }

  /// Adding up a day that is over is not done every minute.
  private OfDay ofDayBefore(Connection connection, LocalDate day, Instant now) throws SQLException {
    Seen its = seen(connection, day, now);
    Seen last = seen;
    if (last != null && last.isStill(its)) {
      return OfDay.WELL;
    }
    OfDay found = ofDay(connection, its);
    seen = found.equals(OfDay.WELL) ? its : null;
    return found;
  }

  private static Seen seen(Connection connection, LocalDate day, Instant now) throws SQLException {
    return new Seen(
        day,
        noted(connection, "rows", day),
        noted(connection, "gone", day),
        !SealedDays.within(connection, day, day.plusDays(1)).isEmpty(),
        now);
  }

  private static OfDay ofDay(Connection connection, Seen day) throws SQLException {
    long there =
        ofDay(connection, "select count(*) from click where at >= ? and at < ?", day.day());
    long aggregated =
        ofDay(
            connection,
            "select coalesce(sum(clicks + other + bots + previews + prefetches), 0)"
                + " from click_bucket where bucket >= ? and bucket < ?",
            day.day());
    return new OfDay(
        day.rows() - day.gone() - there,
        aggregated - day.gone() - there,
        day.sealed() ? breakdowns(connection, day.day(), day.gone() + there) : 0);
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Each of them separately, so that one that has too few does not make up for one that has too
  /// many.
  private static long breakdowns(Connection connection, LocalDate day, long rows)
      throws SQLException {
    long difference = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(sum(clicks + other + bots + previews + prefetches), 0)"
                + " from breakdown where day = ? and dimension = ?")) {
      for (Dimension dimension : Dimension.values()) {
        if (dimension.countsEveryClick()) {
          query.setObject(1, day);
          query.setString(2, dimension.key());
          try (ResultSet row = query.executeQuery()) {
            row.next();
            difference += Math.abs(row.getLong(1) - rows);
          }
        }
      }
    }
    return difference;
  }

  private static long noted(Connection connection, String column, LocalDate day)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(sum(" + column + "), 0) from click_day where day = ?")) {
      query.setObject(1, day);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static long ofDay(Connection connection, String query, LocalDate day)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, start(day));
      statement.setObject(2, start(day.plusDays(1)));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static List<Lag> lags(Connection connection, Instant now) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, journal_next - next, heard_at from producer order by id")) {
      List<Lag> lags = new ArrayList<>();
      while (row.next()) {
        Instant heard = row.getObject(3, OffsetDateTime.class).toInstant();
        lags.add(
            new Lag(
                row.getObject(1, UUID.class),
                Math.max(0, row.getLong(2)),
                (now.toEpochMilli() - heard.toEpochMilli()) / 1000.0));
      }
      return lags;
    }
  }
}
