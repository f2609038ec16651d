package dev.waymark.analytics.retention;

import dev.waymark.analytics.breakdown.Layer;
import dev.waymark.analytics.breakdown.SealedDays;
import dev.waymark.analytics.breakdown.SummedDays;
import dev.waymark.analytics.clock.ClockSkewGuard;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.ingest.DayPartitions;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Sums up and drops. Each step is a transaction of its own, so that whatever ends it in between
/// leaves nothing half done, and the next run goes on. It does nothing while this service's clock
/// and PostgreSQL's are apart.
@Singleton
final class Retention {
  /// Clicks older than that are not taken, so no aggregate older than that can still grow, but by
  /// clicks that were quarantined and are taken later: those are moved in the run that follows.
  private static final int MIN_COUNT_DAYS = 401;

  private final Transactions transactions;
  private final DayPartitions partitions;
  private final ClockSkewGuard clockSkew;
  private final int clickDays;
  private final int countDays;

  /// @throws ConfigurationException when clicks or counts would be dropped while they still come
  Retention(
      Transactions transactions,
      DayPartitions partitions,
      ClockSkewGuard clockSkew,
      RetentionSettings settings) {
    this.transactions = transactions;
    this.partitions = partitions;
    this.clockSkew = clockSkew;
    this.clickDays =
        atLeast(DayPartitions.DAYS_SAFE + 1, settings.clickDays(), "WAYMARK_RETENTION_CLICK_DAYS");
    this.countDays = atLeast(MIN_COUNT_DAYS, settings.countDays(), "WAYMARK_RETENTION_COUNT_DAYS");
  }

  private static int atLeast(int least, int given, String name) {
    if (given < least) {
      throw new ConfigurationException(name + " must be at least " + least + ", not " + given);
    }
    return given;
  }

  /// What a run did.
  ///
  /// @param sealed days whose breakdowns were counted
  /// @param dropped days whose rows were dropped
  record Run(List<LocalDate> sealed, List<LocalDate> dropped) {}

  Run run() {
    ClockSkewGuard.Comparison clocks = transactions.onSnapshot(clockSkew::read);
    if (!clocks.agree()) {
      return new Run(List.of(), List.of());
    }
    LocalDate today = clocks.today();
    LocalDate oldestClicks = today.minusDays(clickDays);
    List<LocalDate> sealed =
        transactions.onSnapshot(connection -> SealedDays.missing(connection, oldestClicks, today));
    for (LocalDate day : sealed) {
      seal(day);
    }
    sumUp(today.minusDays(countDays), today);
    clearRejects(oldestClicks);
    List<LocalDate> dropped = partitionsBefore(oldestClicks);
    for (LocalDate day : dropped) {
      drop(day);
      partitions.forget(day);
    }
    foldAggregates(today.minusDays(countDays));
    return new Run(sealed, dropped);
  }

  private void seal(LocalDate day) {
    boolean _ =
        transactions.inOneOnSnapshot(
            connection -> {
              Keeping.lock(connection);
              SealedDays.seal(connection, day);
              return true;
            });
  }

  /// Adds up the aggregates of days that are over.
  private void sumUp(LocalDate from, LocalDate to) {
    List<LocalDate> missing =
        transactions.onSnapshot(connection -> SummedDays.within(connection, from, to).missing());
    for (LocalDate day : missing.reversed()) { // those that are asked for most come first
      boolean _ =
          transactions.inOneOnSnapshot(
              connection -> {
                Keeping.lock(connection);
                SummedDays.sum(connection, day);
                return true;
              });
    }
  }

  private List<LocalDate> partitionsBefore(LocalDate day) {
    return transactions.onSnapshot(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select c.relname from pg_inherits join pg_class c on c.oid = inhrelid"
                          + " where inhparent = 'click'::regclass order by 1")) {
            List<LocalDate> days = new ArrayList<>();
            while (row.next()) {
              LocalDate partition = DayPartitions.dayOf(row.getString(1));
              if (partition.isBefore(day)) {
                days.add(partition);
              }
            }
            return days;
          }
        });
  }

  /// Sums up the rows of a day and drops them. Whoever stores late clicks does not wait while they
  /// are counted, but for when some of that very day came meanwhile.
  private void drop(LocalDate day) {
    if (!drop(day, false)) {
      boolean _ = drop(day, true);
    }
  }

  /// @param alone whether others are kept away while the rows are counted, and not only while they
  ///   are dropped
  /// @return whether that was possible
  private boolean drop(LocalDate day, boolean alone) {
    return transactions.inOne(
        connection -> {
          Keeping.lock(connection);
          if (alone) {
            DayPartitions.holdAlone(connection);
          }
          if (!DayPartitions.exists(connection, day)) {
            return true; // another node did it
          }
          Savepoint before = connection.setSavepoint();
          long stored = stored(connection, day);
          SealedDays.open(connection, day);
          Layer.GONE.addDay(connection, day);
          if (!alone) {
            DayPartitions.holdAlone(connection);
            if (stored(connection, day) != stored) {
              connection.rollback(before);
              return false;
            }
          }
          try (PreparedStatement note =
              connection.prepareStatement("update click_day set gone = rows where day = ?")) {
            note.setObject(1, day);
            note.executeUpdate();
          }
          try (Statement statement = connection.createStatement()) {
            // Who reads clicks at this moment is waited for, but those who store clicks must
            // not queue up behind that: better to try again in the next run.
            statement.execute("set local lock_timeout = '3s'");
          }
          DayPartitions.drop(connection, day);
          return true;
        });
  }

  /// How many clicks of a day were ever stored: while {@link Keeping#lock} is held it only grows,
  /// by whatever is stored in between.
  private static long stored(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select coalesce(sum(rows), 0) from click_day where day = ?")) {
      select.setObject(1, day);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// Moves the aggregates of long ago into the sums that a link keeps for ever.
  private void foldAggregates(LocalDate oldest) {
    boolean _ =
        transactions.inOne(
            connection -> {
              Keeping.lock(connection);
              update(
                  connection,
                  """
                  with folded as (
                    delete from click_bucket where bucket < ?
                    returning link_id, workspace_id, clicks, scans, other, bots, previews, prefetches
                  )
                  insert into link_base as b
                    (link_id, workspace_id, clicks, scans, other, bots, previews, prefetches)
                  select link_id, workspace_id, sum(clicks), sum(scans), sum(other), sum(bots),
                    sum(previews), sum(prefetches)
                  from folded group by link_id, workspace_id order by link_id
                  on conflict (link_id) do update set
                    clicks = b.clicks + excluded.clicks,
                    scans = b.scans + excluded.scans,
                    other = b.other + excluded.other,
                    bots = b.bots + excluded.bots,
                    previews = b.previews + excluded.previews,
                    prefetches = b.prefetches + excluded.prefetches
                  """,
                  start(oldest));
              update(connection, "delete from workspace_bucket where bucket < ?", start(oldest));
              update(connection, "delete from link_day where day < ?", oldest);
              update(connection, "delete from breakdown where day < ?", oldest);
              update(connection, "delete from visitor_day where day < ?", oldest);
              return true;
            });
  }

  /// Deletes records that were quarantined as long ago as clicks are kept, for they are clicks too.
  private void clearRejects(LocalDate oldest) {
    boolean _ =
        transactions.inOne(
            connection -> {
              Keeping.lock(connection);
              update(
                  connection,
                  """
                  with cleared as (
                    delete from rejected_click where rejected_at < ? returning producer
                  )
                  update producer set rejects_cleared = rejects_cleared + n
                  from (select producer as number, count(*) as n from cleared group by 1) as c
                  where c.number = producer.number
                  """,
                  start(oldest));
              return true;
            });
  }

  private static void update(Connection connection, String sql, Object before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, before);
      statement.executeUpdate();
    }
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
