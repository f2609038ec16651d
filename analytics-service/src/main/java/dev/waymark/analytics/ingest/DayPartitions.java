package dev.waymark.analytics.ingest;

import dev.waymark.analytics.clock.DatabaseClock;
import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// The partitions of the table of clicks, one for each UTC day: made ahead for the days to come,
/// and when they are needed for late clicks, whose partition retention may have dropped.
@Singleton
public final class DayPartitions {
  private static final Logger LOG = Logger.getLogger(DayPartitions.class);
  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final String PREFIX = "click_";
  private static final int DAYS_AHEAD = 3;

  /// Partitions of so many days before today are not dropped by any node, whatever its clock says,
  /// so it need not be asked whether they are still there.
  public static final int DAYS_SAFE = 2;

  /// Held shared by whoever stores clicks of days that are not safe, and alone by whoever drops
  /// partitions.
  private static final long DROP_LOCK = 0x57_4D_64_72_6F_70L;

  private final Transactions transactions;
  private final SchemaCare schema;
  private final DatabaseClock clock;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  DayPartitions(Transactions transactions, SchemaCare schema, DatabaseClock clock) {
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
      Instant now = now();
      LocalDate today = dayOf(now.toEpochMilli());
      create(IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today::plusDays).toList(), now);
    } catch (DatabaseException e) {
      LOG.warnf(
          "Partitions for the next days were not made; trying again later: %s", e.getMessage());
    }
  }

  /// PostgreSQL's time, for all services that share the partitions are to agree which are safe.
  Instant now() {
    return transactions.inOne(clock::instant);
  }

  /// Sees to it that there are partitions for these days, as far as they cannot be dropped again
  /// before they are used: the others are the business of {@link #hold}.
  ///
  /// @param now what {@link #now} said
  void create(Collection<LocalDate> days, Instant now) {
    LocalDate safe = oldestSafe(now);
    List<LocalDate> missing =
        days.stream().filter(day -> !day.isBefore(safe) && !known.contains(day)).toList();
    if (missing.isEmpty()) {
      return;
    }
    transactions.inOne(
        connection -> {
          createAll(connection, missing);
          return missing;
        });
    known.removeIf(day -> day.isBefore(safe));
    known.addAll(missing);
  }

  /// Sees to it that there are partitions for late clicks, and that they stay until the end of the
  /// transaction. To be called before it locks anything else.
  ///
  /// @param now what {@link #create} was told
  void hold(Connection connection, Collection<LocalDate> days, Instant now) throws SQLException {
    LocalDate safe = oldestSafe(now);
    List<LocalDate> late = days.stream().filter(day -> day.isBefore(safe)).toList();
    if (!late.isEmpty()) {
      lock(connection, "pg_advisory_xact_lock_shared", DROP_LOCK);
      createAll(connection, late);
    }
  }

  /// Waits until nobody stores clicks of days that are not safe, and keeps others from it until the
  /// end of the transaction.
  public static void holdAlone(Connection connection) throws SQLException {
    lock(connection, "pg_advisory_xact_lock", DROP_LOCK);
  }

  /// Forgets that there was a partition, which was dropped.
  public void forget(LocalDate day) {
    known.remove(day);
  }

  /// Asks anew from now on which partitions there are.
  void forgetAll() {
    known.clear();
  }

  /// The first day whose partition no node drops.
  static LocalDate oldestSafe(Instant now) {
    return dayOf(now.toEpochMilli()).minusDays(DAYS_SAFE);
  }

  /// The name of the partition of a day.
  public static String nameOf(LocalDate day) {
    return PREFIX + SUFFIX.format(day);
  }

  /// The day of the partition with that name.
  public static LocalDate dayOf(String name) {
    return LocalDate.parse(name.substring(PREFIX.length()), SUFFIX);
  }

  /// The UTC day of a time.
  static LocalDate dayOf(long atMillis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), ZoneOffset.UTC);
  }

  /// Makes those partitions that are not there, in the transaction of the caller.
  static void createAll(Connection connection, Collection<LocalDate> days) throws SQLException {
    List<LocalDate> missing = new ArrayList<>();
    for (LocalDate day : days) {
      if (!exists(connection, day)) {
        missing.add(day);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    try (PreparedStatement make = connection.prepareStatement("select make_click_day(?)")) {
      for (LocalDate day : missing) {
        make.setObject(1, day);
        make.execute();
      }
    }
  }

  /// Drops the partition of a day, if it is there.
  public static void drop(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement drop = connection.prepareStatement("select drop_click_day(?)")) {
      drop.setObject(1, day);
      drop.execute();
    }
  }

  /// Whether there is a partition for that day.
  public static boolean exists(Connection connection, LocalDate day) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                // By itself, to_regclass does not notice what others created in the meantime: only
                // a lock on some table, such as this one, has a session hear of it.
                "select exists (select from pg_class where oid = to_regclass('%s'))"
                    .formatted(nameOf(day)))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void lock(Connection connection, String how, long what) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select " + how + "(" + what + ")");
    }
  }
}
