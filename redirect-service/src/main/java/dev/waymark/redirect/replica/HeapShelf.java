package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.fault.Fault;
import dev.waymark.publication.DocumentReading;
import dev.waymark.redirect.replica.LastKnownGood.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The documents of one kind that are few: each is kept in memory, as it was published and as it is
/// served. One thread changes it; another may {@link #store} meanwhile.
///
/// @param <S> what is served of one document
final class HeapShelf<S> implements Shelf {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Entry<S>> entries = new ConcurrentHashMap<>();
  private final Serving<S> serving;
  private final Ledger ledger;
  private final @Nullable Archive archive;
  private final AtomicInteger served = new AtomicInteger();
  private long changes;

  /// @param archive where the documents are kept for the next start; null when elsewhere
  HeapShelf(Serving<S> serving, Ledger ledger, @Nullable Archive archive) {
    this.serving = serving;
    this.ledger = ledger;
    this.archive = archive;
  }

  @Override
  public void apply(Published row) {
    Entry<S> entry = entry(row.id());
    if (row.version() > entry.version()) {
      take(entry, row, archive);
    }
  }

  @Override
  public void load(Published row, int load) {
    Entry<S> entry = entry(row.id());
    if (!row.equals(entry.seen)) {
      take(entry, row, archive);
    }
    entry.load = load;
  }

  /// A version that was kept at an earlier start.
  void restore(Published row) {
    take(entry(row.id()), row, null);
  }

  @Override
  public void holdAbsent(int load) {
    for (Entry<S> entry : entries.values()) {
      if (entry.load != load) {
        hold(entry);
      }
    }
  }

  @Override
  public void forgetHeld() {
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

  @Override
  public int served() {
    return served.get();
  }

  /// Adds what is served, for a file. While changes are applied, each document is as it was before
  /// them or after.
  void store(List<Stored> to) {
    for (Entry<S> entry : entries.values()) {
      Published good = entry.good;
      if (good != null && entry.served != null) {
        to.add(new Stored(good, 0));
      }
    }
  }

  private Entry<S> entry(String id) {
    return entries.computeIfAbsent(id, Entry::new);
  }

  /// @param to where it is kept; null when it is already
  private void take(Entry<S> entry, Published row, @Nullable Archive to) {
    Body body = row.body();
    S made = body == null ? null : make(row, body, entry.served);
    if (body != null && made != null && to != null) {
      to.put(
          new Logged.Document(
              row.kind(),
              row.id(),
              row.version(),
              row.xid(),
              0,
              null,
              false,
              ByteBuffer.wrap(body.utf8())));
    } else if (body == null) {
      archiveGone(entry, to);
    }
    see(entry, row);
    if (body == null) {
      withdraw(entry);
    } else if (made != null) {
      serve(entry, row, made);
    }
  }

  private void archiveGone(Entry<S> entry, @Nullable Archive from) {
    Published good = entry.good;
    if (good != null && from != null) {
      from.gone(good.kind(), good.id());
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

  private void refuse(Published row, @Nullable RuntimeException failure, String faults) {
    ledger.refuse(row.kind(), row.id(), row.version(), failure, faults);
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
  }

  private void hold(Entry<S> entry) {
    if (entry.served == null) {
      forget(entry);
      return;
    }
    see(entry, null);
    entry.held = true;
    ledger.held.incrementAndGet();
  }

  private void forget(Entry<S> entry) {
    archiveGone(entry, archive);
    see(entry, null);
    withdraw(entry);
    entries.remove(entry.id);
  }
}
