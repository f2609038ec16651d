package dev.waymark.analytics.ingest;

import dev.waymark.analytics.credential.Proof;
import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerMark;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Takes batches.
@Singleton
public final class Ingest {
  private static final Logger LOG = Logger.getLogger(Ingest.class);

  private final ClickStore store;
  private final IngestMeters meters;

  Ingest(ClickStore store, IngestMeters meters) {
    this.store = store;
    this.meters = meters;
  }

  /// What came of a batch.
  public sealed interface Receipt {}

  /// It is stored, in this transaction or an earlier one.
  ///
  /// @param next the number expected next
  /// @param stored how many of its clicks are new
  /// @param repeated how many were stored before
  /// @param rejected how many cannot be stored, and were quarantined
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

  /// Whoever delivered it may not, and nothing of it was stored.
  ///
  /// @param reason a sentence for the operator
  public record Refused(String reason) implements Receipt {}

  /// What else is written in the transaction of a batch that needs not be sent again.
  @FunctionalInterface
  public interface InTransaction {
    /// Writes it.
    void write(Connection connection) throws SQLException;
  }

  /// Takes a batch in one transaction.
  ///
  /// @param proof what whoever delivers it has proved
  /// @throws DatabaseException when the database cannot do it now; the batch may be sent again
  Receipt take(ClickBatch batch, Proof proof) {
    return take(batch, proof, _ -> {});
  }

  /// Takes a batch in one transaction, and writes something beside it, but when something before
  /// the batch is missing.
  ///
  /// @param proof what whoever delivers it has proved
  /// @throws DatabaseException when the database cannot do it now; the batch may be sent again
  public Receipt take(ClickBatch batch, Proof proof, InTransaction beside) {
    Instant now = store.now();
    List<DecodedRecord> records = read(batch, now);
    Receipt receipt =
        store.inOne(
            batch.header().producer(),
            now,
            records,
            (connection, storing) -> {
              Receipt taken = take(connection, storing, batch.header(), proof, now, records);
              if (!(taken instanceof Missing)) {
                beside.write(connection);
              }
              return taken;
            });
    if (receipt instanceof Clash clash) {
      LOG.errorf(
          "Two processes number clicks as one producer: is one's journal a copy? producer=%s"
              + " sequence=%d",
          batch.header().producer(), clash.sequence());
    }
    meters.note(receipt);
    return receipt;
  }

  private static List<DecodedRecord> read(ClickBatch batch, Instant now) {
    var records = new ArrayList<DecodedRecord>(batch.header().count());
    long sequence = batch.header().first();
    for (ByteBuffer payload : batch.payloads()) {
      records.add(DecodedRecord.of(sequence, payload, now.toEpochMilli()));
      sequence++;
    }
    return records;
  }

  private Receipt take(
      Connection connection,
      ClickStore.Storing storing,
      BatchHeader header,
      Proof proof,
      Instant now,
      List<DecodedRecord> records)
      throws SQLException {
    String refusal = Admission.refusal(connection, header.producer(), proof);
    if (refusal != null) {
      return new Refused(refusal);
    }
    ProducerRow producer = ProducerRow.lock(connection, header.producer(), now);
    return switch (producer.mark().judge(header)) {
      case ProducerMark.Gap gap -> new Missing(gap.expected());
      case ProducerMark.Superseded superseded -> {
        Handovers.noteRefused(connection, producer.number(), header.sender(), now);
        yield new TooOld(superseded.sender());
      }
      case ProducerMark.Take take -> {
        if (take.skip() > 0 && !isKnown(connection, producer, header, now, records, take.skip())) {
          yield new Clash(header.first() + take.skip() - 1);
        }
        int number = producer.number();
        long lost = header.first() - take.lostFrom();
        ClickStore.Sorted all =
            storing.store(
                number,
                header.epoch(),
                records.subList(take.skip(), records.size()),
                sorted -> {
                  RejectedClicks.store(connection, number, header.epoch(), sorted.rejected(), now);
                  if (lost > 0) {
                    LostClicks.note(connection, number, header, take.lostFrom(), now);
                  }
                  Handovers.note(connection, producer, take.moved(), now);
                  Admission.noteUsed(connection, number, proof);
                  producer.move(
                      connection, take.moved(), header, lost + header.count() - take.skip(), now);
                });
        yield new Taken(
            take.moved().next(), all.storable().size(), take.skip(), all.rejected().size(), lost);
      }
    };
  }

  /// Whether the last record that comes again is the one that was taken.
  private static boolean isKnown(
      Connection connection,
      ProducerRow producer,
      BatchHeader header,
      Instant now,
      List<DecodedRecord> records,
      int again)
      throws SQLException {
    return Repeats.isKnown(
        connection,
        producer.number(),
        header.epoch(),
        records.get(again - 1),
        DayPartitions.oldestSafe(now));
  }
}
