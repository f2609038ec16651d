package dev.waymark.analytics.ingest;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.SchemaCare;
import dev.waymark.analytics.database.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// The partitions of the table of clicks, one for each UTC day: made ahead for the days to come,
/// and when they are needed for late clicks.
@Singleton
public final class DayPartitions {
  private static final Logger LOG = Logger.getLogger(DayPartitions.class);
  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final int DAYS_AHEAD = 3;

  /// Lets one transaction at a time create partitions, for `if not exists` alone loses races.
  private static final long LOCK = 0x57_4D_70_61_72_74L;

  private final Transactions transactions;
  private final SchemaCare schema;
  private final InstantSource clock;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  DayPartitions(Transactions transactions, SchemaCare schema, InstantSource clock) {
    this.transactions = transactions;
    this.schema = schema;
    this.clock = clock;
  }

  @Scheduled(every = "${waymark.ingest.partitions-every:1h}", delayed = "5s")
  void makeAhead() {
    if (!schema.isMigrated()) {
      return; // the first batch makes what it needs
    }
    try {
      LocalDate today = Ingest.dayOf(clock.millis());
      create(IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today::plusDays).toList());
    } catch (DatabaseException e) {
      LOG.warnf(
          "Partitions for the next days were not made; trying again later: %s", e.getMessage());
    }
  }

  /// Sees to it that there are partitions for these days.
  void create(Collection<LocalDate> days) {
    List<LocalDate> missing = days.stream().filter(day -> !known.contains(day)).toList();
    if (missing.isEmpty()) {
      return;
    }
    transactions.inOne(
        connection -> {
          createAll(connection, missing);
          return missing;
        });
    known.addAll(missing);
  }

  /// Forgets what was created, for a partition that retention has dropped.
  public void forget(LocalDate day) {
    known.remove(day);
  }

  /// The name of the partition of a day.
  public static String nameOf(LocalDate day) {
    return "click_" + SUFFIX.format(day);
  }

  private static void createAll(Connection connection, List<LocalDate> days) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      for (LocalDate day : days) {
        // Asked first: creating locks the whole table, which waits for every ingest under way.
        if (!exists(statement, day)) {
          statement.execute(
              "create table %s partition of click for values from ('%s 00:00Z') to ('%s 00:00Z')"
                  .formatted(nameOf(day), day, day.plusDays(1)));
        }
      }
    }
  }

  private static boolean exists(Statement statement, LocalDate day) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('" + nameOf(day) + "') is not null")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
