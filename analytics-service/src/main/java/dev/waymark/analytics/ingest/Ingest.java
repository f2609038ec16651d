package dev.waymark.analytics.ingest;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.ProducerMark;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes batches.
@Singleton
public final class Ingest {
  private static final Logger LOG = Logger.getLogger(Ingest.class);
  private static final Duration OLDEST = Duration.ofDays(400);
  private static final Duration NEWEST = Duration.ofDays(1);

  private final Transactions transactions;
  private final DayPartitions partitions;
  private final LinkOwners links;
  private final InstantSource clock;
  private final IngestMeters meters;

  Ingest(
      Transactions transactions,
      DayPartitions partitions,
      LinkOwners links,
      InstantSource clock,
      IngestMeters meters) {
    this.transactions = transactions;
    this.partitions = partitions;
    this.links = links;
    this.clock = clock;
    this.meters = meters;
  }

  /// What came of a batch.
  public sealed interface Receipt {}

  /// It is stored, in this transaction or an earlier one.
  ///
  /// @param next the number expected next
  /// @param stored how many of its clicks are new
  /// @param repeated how many were stored before
  /// @param rejected how many cannot be stored, and were put aside
  /// @param lost how many numbers before it were declared lost
  public record Taken(long next, int stored, int repeated, int rejected, long lost)
      implements Receipt {}

  /// Something before it is missing, and nothing of it was stored.
  public record Missing(long expected) implements Receipt {}

  /// A newer process of this producer has delivered, and nothing of it was stored.
  public record TooOld(long sender) implements Receipt {}

  /// Its numbers were taken by other clicks of the same producer, and nothing of it was stored.
  ///
  /// @param sequence such a number
  public record Clash(long sequence) implements Receipt {}

  /// What else is written in the transaction of a batch that needs not be sent again.
  @FunctionalInterface
  public interface Beside {
    /// Writes it.
    void write(Connection connection) throws SQLException;
  }

  /// Takes a batch in one transaction.
  ///
  /// @throws DatabaseException when the database cannot do it now; the batch may be sent again
  Receipt take(ClickBatch batch) {
    return take(batch, _ -> {});
  }

  /// Takes a batch in one transaction, and writes something beside it, but when something before
  /// the batch is missing.
  ///
  /// @throws DatabaseException when the database cannot do it now; the batch may be sent again
  public Receipt take(ClickBatch batch, Beside beside) {
    List<Reading> readings = read(batch);
    Set<LocalDate> days = daysOf(readings);
    partitions.create(days);
    Receipt receipt;
    try {
      receipt = inOne(batch.header(), readings, days, beside, false);
    } catch (DatabaseException e) {
      if (!e.isAboutTheData()) {
        throw e;
      }
      LOG.errorf(
          e,
          "A click is refused by the database; storing the batch one by one producer=%s sequence=%d",
          batch.header().producer(),
          batch.header().first());
      receipt = inOne(batch.header(), readings, days, beside, true);
    }
    if (receipt instanceof Clash clash) {
      LOG.errorf(
          "Two processes number clicks as one producer: is one's journal a copy? producer=%s"
              + " sequence=%d",
          batch.header().producer(), clash.sequence());
    }
    meters.note(receipt);
    return receipt;
  }

  private Receipt inOne(
      BatchHeader header,
      List<Reading> readings,
      Set<LocalDate> days,
      Beside beside,
      boolean oneByOne) {
    return transactions.inOne(
        connection -> {
          partitions.hold(connection, days);
          Receipt receipt = take(connection, header, readings, oneByOne);
          if (!(receipt instanceof Missing)) {
            beside.write(connection);
          }
          return receipt;
        });
  }

  /// A record, understood as far as that goes without asking the database.
  ///
  /// @param event null when it cannot be stored
  /// @param reason why not; empty when it can
  record Reading(long sequence, ByteBuffer payload, @Nullable ClickEvent event, String reason) {}

  private List<Reading> read(ClickBatch batch) {
    Instant now = clock.instant();
    long oldest = now.minus(OLDEST).toEpochMilli();
    long newest = now.plus(NEWEST).toEpochMilli();
    var readings = new ArrayList<Reading>(batch.header().count());
    long sequence = batch.header().first();
    for (ByteBuffer payload : batch.payloads()) {
      readings.add(
          switch (ClickCodec.read(payload.duplicate())) {
            case ClickCodec.Unreadable unreadable ->
                new Reading(sequence, payload, null, unreadable.reason());
            case ClickCodec.Read read -> {
              long at = read.event().atMillis();
              yield at < oldest || at > newest
                  ? new Reading(sequence, payload, null, "Its time is out of range: " + at + ".")
                  : new Reading(sequence, payload, read.event(), "");
            }
          });
      sequence++;
    }
    return readings;
  }

  private static Set<LocalDate> daysOf(List<Reading> readings) {
    var days = new TreeSet<LocalDate>();
    long lastDay = Long.MIN_VALUE;
    for (Reading reading : readings) {
      if (reading.event() != null) {
        long day = Math.floorDiv(reading.event().atMillis(), Duration.ofDays(1).toMillis());
        if (day != lastDay) {
          days.add(LocalDate.ofEpochDay(day));
          lastDay = day;
        }
      }
    }
    return days;
  }

  static LocalDate dayOf(long atMillis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), ZoneOffset.UTC);
  }

  private Receipt take(
      Connection connection, BatchHeader header, List<Reading> readings, boolean oneByOne)
      throws SQLException {
    Instant now = clock.instant();
    ProducerRow producer = ProducerRow.lock(connection, header.producer(), now);
    return switch (producer.mark().judge(header)) {
      case ProducerMark.Gap gap -> new Missing(gap.expected());
      case ProducerMark.Superseded superseded -> new TooOld(superseded.sender());
      case ProducerMark.Take take -> {
        if (take.skip() > 0 && !isKnown(connection, producer, header, readings, take.skip())) {
          yield new Clash(header.first() + take.skip() - 1);
        }
        var sorted = sort(connection, readings.subList(take.skip(), readings.size()));
        if (oneByOne) {
          storeOneByOne(connection, producer, header, sorted);
        } else {
          ClickCopy.store(connection, producer.number(), header.epoch(), sorted.storable());
        }
        RejectedClicks.store(connection, producer.number(), header.epoch(), sorted.rejected(), now);
        long lost = header.first() - take.lostFrom();
        if (lost > 0) {
          LostClicks.note(connection, producer.number(), header, take.lostFrom(), now);
        }
        Days.add(connection, producer.number(), sorted.storable());
        producer.move(connection, take.moved(), header, lost + header.count() - take.skip(), now);
        // Last, for these rows are shared with the other producers.
        Buckets.add(connection, sorted.storable());
        yield new Taken(
            take.moved().next(),
            sorted.storable().size(),
            take.skip(),
            sorted.rejected().size(),
            lost);
      }
    };
  }

  /// Whether the last record that comes again is the one that was taken.
  private boolean isKnown(
      Connection connection,
      ProducerRow producer,
      BatchHeader header,
      List<Reading> readings,
      int again)
      throws SQLException {
    return Repeats.isKnown(
        connection,
        producer.number(),
        header.epoch(),
        readings.get(again - 1),
        partitions.oldestSafe());
  }

  /// What can be stored, and what cannot.
  ///
  /// @param storable all with an event
  private record Sorted(List<Storable> storable, List<Reading> rejected) {}

  /// A record that can be stored.
  record Storable(Reading reading, ClickEvent event) {}

  private Sorted sort(Connection connection, List<Reading> readings) throws SQLException {
    Set<String> named = new HashSet<>();
    for (Reading reading : readings) {
      if (reading.event() != null) {
        named.add(reading.event().link());
      }
    }
    Map<String, String> owners = links.of(connection, named);
    var storable = new ArrayList<Storable>(readings.size());
    var rejected = new ArrayList<Reading>();
    for (Reading reading : readings) {
      ClickEvent event = reading.event();
      if (event == null) {
        rejected.add(reading);
        continue;
      }
      String owner = owners.get(event.link());
      if (owner == null) {
        rejected.add(reject(reading, "There is no link " + event.link() + "."));
      } else if (!owner.isEmpty() && !owner.equals(event.workspace())) {
        rejected.add(reject(reading, "The link belongs to another workspace."));
      } else {
        storable.add(new Storable(reading, event));
      }
    }
    return new Sorted(storable, rejected);
  }

  private static Reading reject(Reading reading, String reason) {
    return new Reading(reading.sequence(), reading.payload(), null, reason);
  }

  private static void storeOneByOne(
      Connection connection, ProducerRow producer, BatchHeader header, Sorted sorted)
      throws SQLException {
    for (var candidates = sorted.storable().listIterator(); candidates.hasNext(); ) {
      Storable candidate = candidates.next();
      Savepoint before = connection.setSavepoint();
      try {
        ClickCopy.store(connection, producer.number(), header.epoch(), List.of(candidate));
      } catch (SQLException e) {
        connection.rollback(before);
        candidates.remove();
        sorted
            .rejected()
            .add(reject(candidate.reading(), "The database refuses it: " + e.getSQLState() + "."));
      } finally {
        connection.releaseSavepoint(before);
      }
    }
  }
}
