package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.fault.Fault;
import dev.waymark.publication.DocumentReading;
import dev.waymark.redirect.replica.LastKnownGood.Stored;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The documents of one kind: which versions were seen, and what is served of each. One thread
/// changes it; another may {@link #store} meanwhile.
///
/// @param <S> what is served of one document
final class Shelf<S> {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Entry<S>> entries;
  private final Serving<S> serving;
  private final Ledger ledger;
  private final AtomicInteger served = new AtomicInteger();
  private long changes;

  /// @param entries every document by its id, for all threads
  Shelf(Map<String, Entry<S>> entries, Serving<S> serving, Ledger ledger) {
    this.entries = entries;
    this.serving = serving;
    this.ledger = ledger;
  }

  /// Applies a change, unless it is older than what was seen.
  void apply(Published row) {
    Entry<S> entry = entry(row.id());
    if (row.version() > entry.version()) {
      take(entry, row);
    }
  }

  /// A row of a full load. The database is believed, even when its version is older than the one
  /// that was seen.
  void load(Published row, int load) {
    Entry<S> entry = entry(row.id());
    entry.load = load;
    if (!row.equals(entry.seen)) {
      take(entry, row);
    }
  }

  /// What a load did not have is served all the same.
  void holdAbsent(int load) {
    for (Entry<S> entry : entries.values()) {
      if (entry.load != load) {
        hold(entry);
      }
    }
  }

  /// What is held is gone.
  void forgetHeld() {
    for (Entry<S> entry : entries.values()) {
      if (entry.held) {
        forget(entry);
      }
    }
  }

  /// Grows with each change of what is served. For the thread that changes it.
  long changes() {
    return changes;
  }

  /// How many documents are served.
  int served() {
    return served.get();
  }

  /// What is served of a document; null when nothing is.
  @Nullable S find(String id) {
    Entry<S> entry = entries.get(id);
    return entry == null ? null : entry.served;
  }

  /// Adds what is served, for a file. While changes are applied, each document is as it was before
  /// them or after.
  void store(List<Stored> to) {
    for (Entry<S> entry : entries.values()) {
      Published good = entry.good;
      S now = entry.served;
      if (good != null && now != null) {
        to.add(new Stored(good, serving.clicks(now)));
      }
    }
  }

  private Entry<S> entry(String id) {
    return entries.computeIfAbsent(id, Entry::new);
  }

  private void take(Entry<S> entry, Published row) {
    see(entry, row);
    Body body = row.body();
    if (body == null) {
      withdraw(entry);
      return;
    }
    S made = make(row, body, entry.served);
    if (made != null) {
      serve(entry, row, made);
    }
  }

  private void see(Entry<S> entry, @Nullable Published row) {
    Published before = entry.seen;
    if (before != null && before.body() != null) {
      ledger.fingerprint.remove(before);
    }
    if (row != null && row.body() != null) {
      ledger.fingerprint.add(row);
    }
    entry.seen = row;
    if (entry.held) {
      entry.held = false;
      ledger.held.decrementAndGet();
    }
  }

  private @Nullable S make(Published row, Body body, @Nullable S before) {
    try {
      return switch (serving.make(row.id(), JSON.readTree(body.utf8()), before)) {
        case DocumentReading.Accepted<S>(S made) -> made;
        case DocumentReading.Rejected<S>(List<Fault> faults) -> {
          refuse(row, null, faults.stream().map(Fault::pointer).toList().toString());
          yield null;
        }
      };
    } catch (IOException e) {
      // Its message quotes the document, which may hold what is nobody's business.
      refuse(row, null, e.getClass().getSimpleName());
      return null;
    } catch (RuntimeException e) {
      refuse(row, e, e.getClass().getSimpleName());
      return null;
    }
  }

  /// @param failure of our own code; null when the document is at fault
  private void refuse(Published row, @Nullable RuntimeException failure, String faults) {
    ledger.refused.incrementAndGet();
    Log.warnf(
        failure,
        "refused a document, what is served of it stays as it was: kind=%s id=%s version=%d"
            + " faults=%s",
        row.kind().key(),
        row.id(),
        row.version(),
        faults);
  }

  private void serve(Entry<S> entry, Published row, S made) {
    S before = entry.served;
    ledger.bytes.addAndGet(-entry.bytes());
    entry.good = row;
    entry.served = made;
    ledger.bytes.addAndGet(entry.bytes());
    if (before == null) {
      served.incrementAndGet();
    }
    serving.show(entry, made, before);
    changes++;
    ledger.changes.incrementAndGet();
  }

  private void withdraw(Entry<S> entry) {
    S before = entry.served;
    if (before == null) {
      return;
    }
    serving.hide(entry, before);
    ledger.bytes.addAndGet(-entry.bytes());
    entry.good = null;
    entry.served = null;
    served.decrementAndGet();
    changes++;
    ledger.changes.incrementAndGet();
  }

  private void hold(Entry<S> entry) {
    S now = entry.served;
    if (now == null) {
      forget(entry);
      return;
    }
    see(entry, null);
    entry.held = true;
    ledger.held.incrementAndGet();
    serving.touch(entry, now);
  }

  private void forget(Entry<S> entry) {
    see(entry, null);
    withdraw(entry);
    entries.remove(entry.id);
  }
}
