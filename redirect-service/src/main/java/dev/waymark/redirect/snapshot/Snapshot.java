package dev.waymark.redirect.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.fault.Fault;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.redirect.snapshot.LastKnownGood.Stored;
import dev.waymark.routing.Link;
import dev.waymark.rule.SharedMatchers;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps {@link Links} equal to what was published. One thread changes it, any thread may read.
///
/// A change is applied when its version is newer than the one that was seen, so changes may come in
/// any order and any number of times. A document that cannot be read is refused alone: its link
/// stays as it was.
final class Snapshot {
  /// More links than this, and a larger share than {@link #DOUBTFUL_SHARE}, must be absent from a
  /// full load before it is doubted.
  static final int DOUBTFUL_COUNT = 1_000;

  /// One in five.
  static final int DOUBTFUL_SHARE = 5;

  private static final JsonMapper JSON = new JsonMapper();

  private final Links links = new Links();
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Claims claims = new Claims(links, entries);
  private final Fingerprint fingerprint = new Fingerprint();
  private final SharedMatchers shared = new SharedMatchers();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong documentChars = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private int load;
  private long heldSince;
  private volatile @Nullable Position position;

  /// What is served.
  Links links() {
    return links;
  }

  /// How far the publication was followed; null before it was ever loaded.
  @Nullable Position position() {
    return position;
  }

  /// Everything up to here is applied.
  void moveTo(Position reached) {
    position = reached;
  }

  /// Applies a change, unless it is older than what was seen.
  void apply(Published row) {
    Entry entry = entry(row.id());
    if (row.version() > entry.version()) {
      take(entry, row);
    }
  }

  /// Sets what the last rollup counted for a link. Where none is served there is nothing to set.
  void count(String id, long clicks) {
    Entry entry = entries.get(id);
    LiveLink live = entry == null ? null : entry.live;
    if (live != null && live.clickCount() != clicks) {
      live.count(clicks);
      changes.incrementAndGet();
    }
  }

  /// Of the versions that were seen.
  Fingerprint fingerprint() {
    return fingerprint;
  }

  /// Begins to load everything. What is there stays meanwhile, and changes row by row.
  FullLoad fullLoad() {
    return new FullLoad();
  }

  /// A pass over all rows of the publication. One that is never finished has done no harm.
  final class FullLoad {
    private final int number = ++load;
    private final int before = served.get();

    /// A row. The database is believed, even when its version is older than the one that was seen.
    void row(Published row) {
      Entry entry = entry(row.id());
      entry.load = number;
      if (!row.equals(entry.seen)) {
        take(entry, row);
      }
    }

    /// There are no more rows. Links that did not come are gone, unless that is too much to be
    /// believed.
    ///
    /// @param reached where the load took place
    void finish(Position reached) {
      var absent = new ArrayList<Entry>();
      for (Entry entry : entries.values()) {
        if (entry.load != number) {
          absent.add(entry);
        }
      }
      long count = absent.stream().filter(entry -> entry.live != null).count();
      if (count > DOUBTFUL_COUNT && count > before / DOUBTFUL_SHARE) {
        heldSince = held.get() == 0 ? reached.xmax() : heldSince;
        absent.forEach(entry -> hold(entry));
        Log.errorf(
            "keeping links that the publication lacks until that is approved: absent=%d of=%d",
            count, before);
      } else {
        absent.forEach(entry -> forget(entry));
        if (count > 0) {
          Log.warnf("dropped links that the publication lacks: absent=%d of=%d", count, before);
        }
      }
      links.complete();
    }
  }

  /// How many links are served although the publication lacks them; 0 in good times.
  int held() {
    return held.get();
  }

  /// While links are held, the first transaction whose approval counts: one that was begun later
  /// than the load that raised the doubt.
  long heldSince() {
    return heldSince;
  }

  /// Believes that the links that are held are gone.
  void approveAbsence() {
    Log.infof("absence approved: dropped=%d", held.get());
    for (Entry entry : entries.values()) {
      if (entry.held) {
        forget(entry);
      }
    }
  }

  /// Begins with what a file had, before anything was loaded.
  void restore(LastKnownGood.Content content) {
    for (Stored stored : content.links()) {
      apply(stored.row());
      count(stored.row().id(), stored.clicks());
    }
    position = content.position();
    links.complete();
  }

  /// What is served, for a file. May run while changes are applied; each link is then as it was
  /// before them or after.
  List<Stored> toStore() {
    var stored = new ArrayList<Stored>(served.get());
    for (Entry entry : entries.values()) {
      Published good = entry.good;
      LiveLink live = entry.live;
      if (good != null && live != null) {
        stored.add(new Stored(good, live.clickCount()));
      }
    }
    return stored;
  }

  /// Grows with each change of what is served.
  long changes() {
    return changes.get();
  }

  /// How many links are served.
  int served() {
    return served.get();
  }

  /// The length of all documents that are served, in characters.
  long documentChars() {
    return documentChars.get();
  }

  /// How many addresses several links claim; 0 in good times.
  int contested() {
    return claims.contested();
  }

  /// How many documents were refused so far.
  long refused() {
    return refused.get();
  }

  private Entry entry(String id) {
    return entries.computeIfAbsent(id, Entry::new);
  }

  private void take(Entry entry, Published row) {
    see(entry, row);
    if (row.body() == null) {
      withdraw(entry);
      return;
    }
    LinkDocument document = read(row, row.body());
    Link link = document == null ? null : compile(row, document);
    if (document != null && link != null) {
      serve(entry, row, link, Address.of(document));
    }
  }

  private void see(Entry entry, @Nullable Published row) {
    Published before = entry.seen;
    if (before != null && before.body() != null) {
      fingerprint.remove(before);
    }
    if (row != null && row.body() != null) {
      fingerprint.add(row);
    }
    entry.seen = row;
    if (entry.held) {
      entry.held = false;
      held.decrementAndGet();
    }
  }

  private void serve(Entry entry, Published row, Link link, Address to) {
    Address from = entry.address;
    documentChars.addAndGet(-entry.chars());
    entry.good = row;
    entry.address = to;
    documentChars.addAndGet(entry.chars());
    LiveLink live = entry.live;
    if (live == null) {
      entry.live = new LiveLink(link);
      served.incrementAndGet();
    } else {
      live.replace(link);
    }
    claims.claim(entry, to);
    if (from != null && !from.equals(to)) {
      claims.release(entry, from);
    }
    changes.incrementAndGet();
  }

  private void withdraw(Entry entry) {
    Address address = entry.address;
    if (address == null) {
      return;
    }
    claims.release(entry, address);
    documentChars.addAndGet(-entry.chars());
    entry.address = null;
    entry.good = null;
    entry.live = null;
    served.decrementAndGet();
    changes.incrementAndGet();
  }

  private void hold(Entry entry) {
    Address address = entry.address;
    if (address == null) {
      forget(entry);
      return;
    }
    see(entry, null);
    entry.held = true;
    held.incrementAndGet();
    claims.claim(entry, address);
  }

  private void forget(Entry entry) {
    see(entry, null);
    withdraw(entry);
    entries.remove(entry.id);
  }

  private @Nullable LinkDocument read(Published row, String body) {
    try {
      return switch (LinkDocument.read(row.id(), JSON.readTree(body))) {
        case DocumentReading.Accepted<LinkDocument> accepted -> accepted.document();
        case DocumentReading.Rejected<LinkDocument> rejected -> {
          refuse(row, rejected.faults().stream().map(Fault::pointer).toList().toString());
          yield null;
        }
      };
    } catch (JsonProcessingException | RuntimeException e) {
      refuse(row, e.getClass().getSimpleName());
      return null;
    }
  }

  private @Nullable Link compile(Published row, LinkDocument document) {
    try {
      return Link.compile(document, shared);
    } catch (RuntimeException e) {
      refuse(row, e.getClass().getSimpleName());
      return null;
    }
  }

  private void refuse(Published row, String faults) {
    refused.incrementAndGet();
    Log.warnf(
        "refused a document, its link stays as it was: linkId=%s version=%d faults=%s",
        row.id(), row.version(), faults);
  }
}
