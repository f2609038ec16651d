package dev.waymark.analytics.ingest;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.click.ClickEvent;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one way into the tables of clicks: a click's row, the number of rows of its day and the
/// aggregates are written together, and a record that cannot be stored keeps no other from it.
@Singleton
final class ClickStore {
  private static final Logger LOG = Logger.getLogger(ClickStore.class);

  private final Transactions transactions;
  private final DayPartitions partitions;
  private final LinkOwners links;

  /// Tells the database that was asked last from others; null before.
  private volatile @Nullable String database;

  ClickStore(Transactions transactions, DayPartitions partitions, LinkOwners links) {
    this.transactions = transactions;
    this.partitions = partitions;
    this.links = links;
  }

  /// What can be stored, and what cannot.
  record Sorted(List<Storable> storable, List<Rejected> rejected) {}

  /// A record that can be stored.
  record Storable(DecodedRecord reading, ClickEvent event) {}

  /// A record that cannot.
  ///
  /// @param reason a sentence for the operator
  /// @param missingLink the link it names, when all that is wrong is that there is no such link
  record Rejected(DecodedRecord reading, String reason, @Nullable String missingLink) {}

  /// Work in a transaction in which records may be stored.
  @FunctionalInterface
  interface Work<T> {
    /// Does it.
    T on(Connection connection, Storing storing) throws SQLException;
  }

  /// What is written beside the records of a transaction.
  @FunctionalInterface
  interface OnStored {
    /// Writes it.
    void write(Sorted sorted) throws SQLException;
  }

  /// PostgreSQL's time. Clicks are judged by it, for a service's own clock may be wrong while right
  /// clicks arrive.
  ///
  /// @throws DatabaseException when the database is away
  Instant now() {
    return partitions.now();
  }

  /// Does work in one transaction. When the database refuses the data it is rolled back and done
  /// again, storing record by record.
  ///
  /// @param producer for the log
  /// @param now what {@link #now} said
  /// @param records all that the work may store
  /// @throws DatabaseException when the database cannot do it now
  <T> T inOne(Object producer, Instant now, List<DecodedRecord> records, Work<T> work) {
    Set<LocalDate> days = DecodedRecord.daysOf(records);
    partitions.create(days, now);
    try {
      return inOne(days, now, work, false);
    } catch (DatabaseException e) {
      if (!e.isAboutTheData()) {
        throw e;
      }
      LOG.errorf(
          e,
          "A click is refused by the database; storing the batch one by one producer=%s count=%d",
          producer,
          records.size());
      return inOne(days, now, work, true);
    }
  }

  private <T> T inOne(Set<LocalDate> days, Instant now, Work<T> work, boolean oneByOne) {
    return transactions.inOne(
        connection -> {
          partitions.hold(connection, days, now);
          if (isAnother(connection)) {
            links.forgetAll();
            partitions.forgetAll();
            DayPartitions.createAll(connection, days);
          }
          return work.on(connection, new Storing(connection, oneByOne));
        });
  }

  /// Whether the database is not the one that was asked last: it may have come back empty, or from
  /// a backup, while this service went on, and nothing that was remembered of it need be true any
  /// more. Whoever puts another in its place has to restart PostgreSQL or to make it anew.
  private boolean isAnother(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_postmaster_start_time() || ' ' || oid from pg_database"
                    + " where datname = current_database()")) {
      row.next();
      String found = row.getString(1);
      boolean another = !found.equals(database);
      database = found;
      return another;
    }
  }

  /// Stores, in one transaction.
  final class Storing {
    private final Connection connection;
    private final boolean oneByOne;

    private Storing(Connection connection, boolean oneByOne) {
      this.connection = connection;
      this.oneByOne = oneByOne;
    }

    /// Stores what can be stored of a producer's records of one epoch.
    Sorted store(int producer, long epoch, List<DecodedRecord> records, OnStored beside)
        throws SQLException {
      Sorted sorted = sort(connection, records);
      if (oneByOne) {
        storeOneByOne(connection, producer, epoch, sorted);
      } else {
        ClickCopy.store(connection, producer, epoch, sorted.storable());
      }
      Days.add(connection, producer, sorted.storable());
      beside.write(sorted);
      // Last, for these rows are shared with the other producers.
      Buckets.add(connection, sorted.storable());
      return sorted;
    }
  }

  private Sorted sort(Connection connection, List<DecodedRecord> records) throws SQLException {
    Set<String> named = new HashSet<>();
    for (DecodedRecord reading : records) {
      if (reading.event() != null) {
        named.add(reading.event().link());
      }
    }
    Map<String, String> owners = links.of(connection, named);
    var storable = new ArrayList<Storable>(records.size());
    var rejected = new ArrayList<Rejected>();
    for (DecodedRecord reading : records) {
      ClickEvent event = reading.event();
      if (event == null) {
        rejected.add(new Rejected(reading, reading.reason(), null));
        continue;
      }
      String owner = owners.get(event.link());
      if (owner == null) {
        rejected.add(new Rejected(reading, "There is no link " + event.link() + ".", event.link()));
      } else if (!owner.isEmpty() && !owner.equals(event.workspace())) {
        rejected.add(new Rejected(reading, "The link belongs to another workspace.", null));
      } else {
        storable.add(new Storable(reading, event));
      }
    }
    return new Sorted(storable, rejected);
  }

  private static void storeOneByOne(Connection connection, int producer, long epoch, Sorted sorted)
      throws SQLException {
    for (var candidates = sorted.storable().listIterator(); candidates.hasNext(); ) {
      Storable candidate = candidates.next();
      Savepoint before = connection.setSavepoint();
      try {
        ClickCopy.store(connection, producer, epoch, List.of(candidate));
      } catch (SQLException e) {
        connection.rollback(before);
        candidates.remove();
        sorted
            .rejected()
            .add(
                new Rejected(
                    candidate.reading(),
                    "The database refuses it: " + e.getSQLState() + ".",
                    null));
      } finally {
        connection.releaseSavepoint(before);
      }
    }
  }
}
