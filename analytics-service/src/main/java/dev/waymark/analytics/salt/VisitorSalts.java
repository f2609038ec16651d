package dev.waymark.analytics.salt;

import dev.waymark.analytics.clock.ClockSkewGuard;
import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// Sees to it that there is a salt for today and for tomorrow, in UTC, and none for days that are
/// over.
///
/// A salt is there a day before it is needed, so that no node is without one at midnight. It goes
/// right after its day: nodes hash a click when it happens, and those whose clock is behind keep
/// what they have in memory until their own midnight.
///
/// Where this service's clock and PostgreSQL's are apart, either may be the nodes': there is a salt
/// for today and tomorrow by both of them, and none goes. A salt too many is used by nobody; one
/// that is gone too early would have the visitors of its day counted twice.
@Singleton
final class VisitorSalts {
  private static final Logger LOG = Logger.getLogger(VisitorSalts.class);
  private static final int BYTES = 32;

  private final Transactions transactions;
  private final SchemaCare schema;
  private final ClockSkewGuard clockSkew;
  private final RandomGenerator random;

  VisitorSalts(
      Transactions transactions,
      SchemaCare schema,
      ClockSkewGuard clockSkew,
      RandomGenerator random) {
    this.transactions = transactions;
    this.schema = schema;
    this.clockSkew = clockSkew;
    this.random = random;
  }

  @Scheduled(
      identity = "visitor-salts",
      every = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    if (!schema.isMigrated()) {
      return;
    }
    try {
      keep();
    } catch (DatabaseException e) {
      LOG.warnf("The visitor salts were not looked after; trying again: %s", e.getMessage());
    }
  }

  /// Makes those that are missing and destroys those that are over. Of several services that do so
  /// at the same time, the first one's salt stays.
  ///
  /// @return how many were destroyed
  int keep() {
    return transactions.inOne(
        connection -> {
          ClockSkewGuard.Comparison clocks = clockSkew.read(connection);
          for (LocalDate day : daysToCome(clocks)) {
            make(connection, day);
          }
          return clocks.agree() ? destroyBefore(connection, clocks.today()) : 0;
        });
  }

  /// Sorted, so that services which make salts at the same time do not wait for each other.
  private static SortedSet<LocalDate> daysToCome(ClockSkewGuard.Comparison clocks) {
    var days = new TreeSet<LocalDate>();
    for (LocalDate today : List.of(clocks.today(), clocks.todayThere())) {
      days.add(today);
      days.add(today.plusDays(1));
    }
    return days;
  }

  private void make(Connection connection, LocalDate day) throws SQLException {
    var salt = new byte[BYTES];
    random.nextBytes(salt);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into visitor_salt (day, salt) values (?, ?) on conflict (day) do nothing")) {
      insert.setObject(1, day);
      insert.setBytes(2, salt);
      insert.executeUpdate();
    }
  }

  private static int destroyBefore(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from visitor_salt where day < ?")) {
      delete.setObject(1, day);
      return delete.executeUpdate();
    }
  }
}
