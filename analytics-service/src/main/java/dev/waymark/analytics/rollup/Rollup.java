package dev.waymark.analytics.rollup;

import dev.waymark.analytics.clock.ClockSkewGuard;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sets each link's `click_count` to all its clicks up to and including a day.
///
/// Nothing is added to what was there, so running it twice, late or on two nodes gives the same
/// numbers; a click that comes late is in the next run. It never goes back behind the last day that
/// was rolled up, so no day is that has not begun by this service's clock and by PostgreSQL's.
@Singleton
public final class Rollup {
  private static final Logger LOG = Logger.getLogger(Rollup.class);

  /// One rollup at a time in this database; released by the end of the very transaction that
  /// writes.
  private static final String LOCK = "select pg_advisory_xact_lock(6289021442173)";

  private static final String SET_COUNTS =
      """
      with total as (
        select link_id, sum(clicks)::bigint as clicks
        from (
          select link_id, clicks from link_base
          union all
          select link_id, clicks from click_bucket where bucket < ?
        ) as part
        group by link_id
      ), written as (
        insert into publication.click_count as c (link_id, clicks, as_of)
        select link_id, clicks, ? from total order by link_id
        on conflict (link_id) do update
          set clicks = excluded.clicks, as_of = excluded.as_of, xid = pg_current_xact_id()
          where c.clicks <> excluded.clicks or c.as_of > excluded.as_of
        returning 1
      )
      select (select count(*) from total),
        (select coalesce(sum(clicks), 0) from total)::bigint,
        (select count(*) from written)
      """;

  private final Transactions transactions;
  private final ClockSkewGuard clockSkew;

  Rollup(Transactions transactions, ClockSkewGuard clockSkew) {
    this.transactions = transactions;
    this.clockSkew = clockSkew;
  }

  /// What a run did.
  ///
  /// @param day the last day that is counted: the one asked for, or the last one that was rolled up
  ///   before, whichever is later
  /// @param ranAt when
  /// @param links how many links have a count
  /// @param clicks the sum of their counts
  /// @param written how many of them have another count than before: nodes follow those, so one
  ///   that is the same is left alone
  record Run(LocalDate day, Instant ranAt, long links, long clicks, long written) {}

  /// Runs it, up to and including a day.
  ///
  /// @throws ProblemException when that day lies in the future, by either clock
  Run run(LocalDate day) {
    Run run =
        transactions.inOne(
            connection -> {
              lock(connection);
              ClockSkewGuard.Comparison clocks = clockSkew.read(connection);
              if (day.isAfter(clocks.today())) {
                throw ProblemException.ofParameter("date", "That day lies in the future.");
              }
              if (day.isAfter(clocks.todayThere())) {
                throw ProblemException.ofParameter(
                    "date",
                    "That day lies in the future by PostgreSQL's clock, where it is %s."
                        .formatted(clocks.there()));
              }
              return write(connection, day, clocks.here());
            });
    tell(run);
    return run;
  }

  /// Runs it, up to and including the last day that is over.
  ///
  /// @return null when the clocks are too far apart to tell which day that is
  @Nullable Run runDue() {
    Run run =
        transactions.<@Nullable Run>inOne(
            connection -> {
              lock(connection);
              ClockSkewGuard.Comparison clocks = clockSkew.read(connection);
              return clocks.agree()
                  ? write(connection, clocks.today().minusDays(1), clocks.here())
                  : null;
            });
    if (run != null) {
      tell(run);
    }
    return run;
  }

  private static void tell(Run run) {
    LOG.infof(
        "Rollup done day=%s links=%d clicks=%d written=%d",
        run.day(), run.links(), run.clicks(), run.written());
  }

  /// Whether the last day that is over has been rolled up; not so while the clocks are too far
  /// apart to tell which day that is.
  boolean isUpToDate() {
    return transactions.onSnapshot(
        connection -> {
          ClockSkewGuard.Comparison clocks = clockSkew.read(connection);
          LocalDate last = lastDay(connection);
          return clocks.agree() && last != null && !last.isBefore(clocks.today().minusDays(1));
        });
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
  }

  private static @Nullable LocalDate lastDay(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select max(day) from rollup_run")) {
      row.next();
      return row.getObject(1, LocalDate.class);
    }
  }

  private static Run write(Connection connection, LocalDate asked, Instant now)
      throws SQLException {
    LocalDate last = lastDay(connection);
    LocalDate day = last == null || last.isBefore(asked) ? asked : last;
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant asOf = end.isAfter(now) ? now : end;
    Run run;
    try (PreparedStatement set = connection.prepareStatement(SET_COUNTS)) {
      set.setObject(1, end.atOffset(ZoneOffset.UTC));
      set.setObject(2, asOf.atOffset(ZoneOffset.UTC));
      try (ResultSet row = set.executeQuery()) {
        row.next();
        run = new Run(day, now, row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
    try (PreparedStatement note =
        connection.prepareStatement(
            "insert into rollup_run (day, ran_at, links, clicks, written)"
                + " values (?, ?, ?, ?, ?)")) {
      note.setObject(1, day);
      note.setObject(2, now.atOffset(ZoneOffset.UTC));
      note.setLong(3, run.links());
      note.setLong(4, run.clicks());
      note.setLong(5, run.written());
      note.executeUpdate();
    }
    return run;
  }
}
