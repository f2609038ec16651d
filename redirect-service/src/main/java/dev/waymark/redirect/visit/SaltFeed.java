package dev.waymark.redirect.visit;

import dev.waymark.redirect.database.Database;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the salts of visitors' hashes from PostgreSQL, and destroys those of past days.
///
/// The two have a thread each, so that no salt outlives its day because a database or a disk does
/// not answer. Its connection is its own and short: opened once a minute, and kept open only as
/// long as today's salt is missing.
public final class SaltFeed {
  /// Tomorrow's salt is there a day ahead, so this is often enough.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Asked before the salts, because an error each second would fill the log of the database.
  private static final String SALTS_ARE_READABLE =
      """
      select from pg_class as t join pg_namespace as s on s.oid = t.relnamespace
      where s.nspname = 'analytics' and t.relname = 'visitor_salt'
      and has_schema_privilege(s.oid, 'usage') and has_table_privilege(t.oid, 'select')""";

  private static final String SALTS =
      "select day, salt from analytics.visitor_salt where octet_length(salt) = "
          + VisitorHash.SALT_BYTES;

  private final Database database;
  private final VisitorHash visitors;
  private final Duration longestRetry;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread reader =
      Thread.ofPlatform().name("visitor-salts").daemon().unstarted(this::run);
  private final ScheduledExecutorService expiry =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("visitor-salts-expiry").daemon().factory());
  private volatile @Nullable Connection current;

  /// Not started yet.
  ///
  /// @param visitors who learns the salts
  /// @param longestRetry the longest pause before the next attempt at a database that is away
  public SaltFeed(Database database, VisitorHash visitors, Duration longestRetry) {
    this.database = database;
    this.visitors = visitors;
    this.longestRetry = longestRetry;
  }

  /// Reads from now on. Returns at once. Once.
  public void start() {
    var _ = expiry.scheduleWithFixedDelay(visitors::forget, 1, 1, TimeUnit.SECONDS);
    reader.start();
  }

  /// Reads no longer; a query that is under way is given up.
  public void stop() throws InterruptedException {
    stopped.countDown();
    expiry.shutdownNow();
    Connection connection = current;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        Log.debugf("the connection was broken already: %s", e.toString());
      }
    }
    if (reader.getState() != Thread.State.NEW && !reader.join(PATIENCE)) {
      Log.debug("the database keeps the reader of salts waiting");
    }
  }

  private void run() {
    Duration retry = FIRST_RETRY;
    boolean failing = false;
    try {
      while (isRunning()) {
        try {
          readUntilKnown();
          if (failing) {
            Log.info("the visitor salts can be read again");
          }
          failing = false;
          retry = FIRST_RETRY;
          pauseWhileKnown();
        } catch (SQLException | RuntimeException e) {
          if (!isRunning()) {
            return;
          }
          if (!failing) {
            Log.warn("cannot read the visitor salts", e);
          }
          failing = true;
          pause(retry);
          Duration doubled = retry.multipliedBy(2);
          retry = doubled.compareTo(longestRetry) < 0 ? doubled : longestRetry;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readUntilKnown() throws SQLException, InterruptedException {
    try (Connection connection = connect()) {
      current = connection;
      read(connection);
      while (isRunning() && !visitors.isKnown()) {
        pause(STEP);
        read(connection);
      }
    } finally {
      current = null;
    }
  }

  Connection connect() throws SQLException {
    Connection connection = database.connect();
    connection.setReadOnly(true);
    return connection;
  }

  /// Reads none as long as there are none, or their table or the right to read it is missing.
  void read(Connection connection) throws SQLException {
    try (PreparedStatement readable = connection.prepareStatement(SALTS_ARE_READABLE);
        ResultSet table = readable.executeQuery()) {
      if (!table.next()) {
        return;
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(SALTS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        visitors.learn(row.getObject(1, LocalDate.class), row.getBytes(2));
      }
    }
  }

  private void pauseWhileKnown() throws InterruptedException {
    for (long left = PAUSE.toMillis(); left > 0 && visitors.isKnown(); left -= STEP.toMillis()) {
      if (stopped.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private void pause(Duration pause) throws InterruptedException {
    boolean _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
