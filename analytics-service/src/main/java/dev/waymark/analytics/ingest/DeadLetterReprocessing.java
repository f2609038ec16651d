package dev.waymark.analytics.ingest;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.analytics.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;

/// Reads records again that were quarantined, and stores those that can be stored now as they would
/// have been at first: under their own numbers, and at their own times. A redirect node may be
/// newer than the analytics service that got its clicks; when the service is as new, they count.
///
/// Several nodes may do so at once, for whoever stores a record takes it away in the same
/// transaction. A record that still cannot be stored is noted as read, and is not read again before
/// a service that reads more comes, or the link it names.
@Singleton
final class DeadLetterReprocessing {
  /// How many records are read at a time: they are held in memory, and may be 32 KiB each.
  private static final int AT_ONCE = 500;

  /// How many times in one run, so that a run ends, however many were quarantined.
  private static final int MOST_TIMES = 200;

  private final Transactions transactions;
  private final ClickStore store;
  private final IngestMeters meters;

  DeadLetterReprocessing(Transactions transactions, ClickStore store, IngestMeters meters) {
    this.transactions = transactions;
    this.store = store;
    this.meters = meters;
  }

  /// What came of a run.
  ///
  /// @param stored how many records were stored
  /// @param kept how many stay quarantined
  record Run(int stored, int kept) {
    private static final Run NOTHING = new Run(0, 0);

    private Run and(Run other) {
      return new Run(stored + other.stored, kept + other.kept);
    }
  }

  /// Reads again what may be storable by now, up to a bound.
  ///
  /// @throws DatabaseException when the database cannot do it now; what was done stays done
  Run run() {
    Run run = Run.NOTHING;
    for (int times = 0; times < MOST_TIMES; times++) {
      List<RejectedClicks.Waiting> waiting =
          transactions.onSnapshot(connection -> RejectedClicks.waiting(connection, AT_ONCE));
      Run round = Run.NOTHING;
      for (RejectedClicks.Waiting one : waiting) {
        round = round.and(again(one));
      }
      if (round.equals(Run.NOTHING)) {
        break; // none wait, or another node has them in hand
      }
      run = run.and(round);
    }
    return run;
  }

  private Run again(RejectedClicks.Waiting waiting) {
    int producer = waiting.producer();
    long epoch = waiting.epoch();
    ClickStore.Sorted all =
        store.inOne(
            producer,
            store.now(),
            waiting.records(),
            (connection, storing) ->
                storing.store(
                    producer,
                    epoch,
                    RejectedClicks.lock(connection, waiting),
                    sorted -> RejectedClicks.settle(connection, producer, epoch, sorted)));
    meters.noteRecovered(all.storable().size());
    return new Run(all.storable().size(), all.rejected().size());
  }
}
