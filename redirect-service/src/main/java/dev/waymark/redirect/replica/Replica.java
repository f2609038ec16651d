package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.counter.Limits;
import dev.waymark.redirect.replica.LastKnownGood.Stored;
import dev.waymark.takedown.Takedown;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Keeps what a node serves equal to what was published. One thread changes it, any thread may
/// read.
///
/// A change is applied when its version is newer than the one that was seen, so changes may come in
/// any order and any number of times. A document that cannot be read is refused alone: what is
/// served of it stays as it was. What links share is compiled for a whole batch of changes, by
/// {@link #rebuild}.
public final class Replica {
  private final Ledger ledger = new Ledger();
  private final LinkDomains linkDomains = new LinkDomains();
  private final Domains domains = new Domains();
  private final Workspaces workspaces = new Workspaces();
  private final LiveTakedowns takedowns = new LiveTakedowns();
  private final Archive archive;
  private final Links links;
  private final LimitedLinks limited;
  private final LinkShelf linkShelf;
  private final ColdLinks cold;
  private final HeapShelf<Takedown> takedownShelf;
  private final Map<DocumentKind, HeapShelf<?>> others = new EnumMap<>(DocumentKind.class);
  private final Map<DocumentKind, Shelf> shelves = new EnumMap<>(DocumentKind.class);
  private int load;
  private long heldSince;
  private volatile @Nullable Position position;

  /// With nothing in it.
  ///
  /// @param archive where documents are kept
  /// @param room how many links are compiled at most
  /// @param random what nobody may guess
  /// @param readers where links are compiled that nobody has visited lately
  Replica(Archive archive, int room, RandomGenerator random, Executor readers) {
    this.archive = archive;
    var table = new LinkTable(random);
    var residents = new Residents(room);
    links = new Links(table, residents, linkDomains);
    limited = new LimitedLinks(links);
    linkShelf =
        new LinkShelf(
            table,
            residents,
            linkDomains,
            limited,
            new LinkCompiler(workspaces, ledger),
            archive,
            ledger);
    cold = new ColdLinks(linkShelf, readers);
    others.put(DocumentKind.WORKSPACE, shelf(workspaces.settings()));
    others.put(DocumentKind.CHANNEL, shelf(workspaces.channels()));
    others.put(DocumentKind.POOL, shelf(workspaces.pools()));
    others.put(DocumentKind.SCHEDULE, shelf(workspaces.schedules()));
    others.put(DocumentKind.SEGMENT, shelf(workspaces.segments()));
    others.put(DocumentKind.DOMAIN, shelf(domains.serving()));
    takedownShelf = new HeapShelf<>(takedowns.serving(), ledger, null);
    shelves.putAll(others);
    shelves.put(DocumentKind.LINK, linkShelf);
    shelves.put(DocumentKind.TAKEDOWN, takedownShelf);
  }

  private <S> HeapShelf<S> shelf(Serving<S> serving) {
    return new HeapShelf<>(serving, ledger, archive);
  }

  /// The links that are served.
  public Links links() {
    return links;
  }

  /// A way to look for links on an event loop, for that event loop alone.
  ///
  /// @param caller the event loop
  public LinkLookup lookup(Executor caller) {
    return new LinkLookup(links, cold, caller);
  }

  /// Those that have a limit on their clicks.
  public Limits limits() {
    return limited;
  }

  /// The domains that are served.
  public Domains domains() {
    return domains;
  }

  /// What is taken down.
  public LiveTakedowns takedowns() {
    return takedowns;
  }

  /// How far the publication was followed; null before it was ever loaded.
  @Nullable Position position() {
    return position;
  }

  /// Everything up to here is applied.
  void moveTo(Position reached) {
    archive.reached(reached, linkShelf);
    position = reached;
    archive.compact(linkShelf, documentBytes(), reached);
    linkShelf.unseeDamaged();
  }

  /// Applies a change, unless it is older than what was seen.
  void apply(Published row) {
    Shelf shelf = shelves.get(row.kind());
    if (shelf != null) {
      shelf.apply(row);
    }
  }

  /// Has links see the changes of what they share. Once after many of them.
  void rebuild() {
    takedowns.rebuild();
    workspaces.rebuild();
  }

  /// Sets what the last rollup counted for a link. Where none is served there is nothing to set.
  void count(String id, long clicks) {
    linkShelf.count(id, clicks);
  }

  /// Of the versions that were seen.
  Fingerprint fingerprint() {
    return ledger.fingerprint;
  }

  /// Begins to load everything. What is there stays meanwhile, and changes row by row.
  FullLoad fullLoad() {
    return new FullLoad();
  }

  /// A pass over all rows of the publication. One that is never finished has done no harm.
  final class FullLoad {
    private final int number = ++load;

    /// A row. The database is believed, even when its version is older than the one that was seen.
    void row(Published row) {
      Shelf shelf = shelves.get(row.kind());
      if (shelf != null) {
        shelf.load(row, number);
      }
    }

    /// There are no more rows. A document that was deleted came as a tombstone; one that did not
    /// come at all was lost by the database, and is served as before until that is approved.
    ///
    /// @param reached where the load took place
    void finish(Position reached) {
      boolean wasInDoubt = held() > 0;
      shelves.values().forEach(shelf -> shelf.holdAbsent(number));
      if (held() > 0) {
        // Of another database, no approval that was given so far says anything about this absence.
        Position before = position;
        boolean isSame = before != null && before.leadsTo(reached);
        heldSince = wasInDoubt && isSame ? heldSince : reached.xmax();
        Log.errorf(
            "keeping what the publication lacks until that is approved: absent=%d links=%d",
            held(), linkShelf.served());
      }
      rebuild();
      links.complete();
    }
  }

  /// How many documents are served although the publication lacks them; 0 in good times.
  int held() {
    return ledger.held.get();
  }

  /// While documents are held, the first transaction whose approval counts: one that was begun
  /// later than the load that first missed them.
  long heldSince() {
    return heldSince;
  }

  /// Believes that the documents that are held are gone.
  void approveAbsence() {
    Log.infof("absence approved: dropped=%d", held());
    shelves.values().forEach(Shelf::forgetHeld);
    rebuild();
  }

  /// Begins with what an earlier start has left in the archive, before anything was loaded.
  ///
  /// @throws IOException when the archive cannot be had
  void restore() throws IOException {
    Archive.Content content = archive.open(linkShelf);
    for (Published row : content.others()) {
      HeapShelf<?> shelf = others.get(row.kind());
      if (shelf != null) {
        shelf.restore(row);
      }
    }
    rebuild();
    position = content.position();
    if (position != null) {
      links.complete();
    }
  }

  /// Begins with what a file of an earlier release had, before anything was loaded.
  void restore(LastKnownGood.Content content) {
    for (Stored stored : content.documents()) {
      apply(stored.row());
      if (stored.row().kind() == DocumentKind.LINK) {
        count(stored.row().id(), stored.clicks());
      }
    }
    rebuild();
    moveTo(content.position());
    links.complete();
  }

  /// Compiles the links that are clicked most, in the background.
  void warm() {
    cold.warm();
  }

  /// Has what was kept on the medium. Any thread; never throws.
  void sync() {
    archive.sync();
  }

  /// Keeps what is served for the next start. Nobody changes it any more.
  void close() throws IOException {
    archive.close(linkShelf);
  }

  /// The takedowns that are followed, for a file of their own.
  List<Stored> takedownsToStore() {
    var stored = new ArrayList<Stored>(takedownShelf.served());
    takedownShelf.store(stored);
    return stored;
  }

  /// Grows with each change of the takedowns.
  long takedownChanges() {
    return takedownShelf.changes();
  }

  /// How many links are served.
  int served() {
    return linkShelf.served();
  }

  /// The length of all documents that are served, in bytes.
  long documentBytes() {
    return ledger.bytes.get();
  }

  /// How many addresses several links claim; 0 in good times.
  int contested() {
    return linkShelf.contested();
  }

  /// How many links had to be loaded when they were asked for.
  long coldLoads() {
    return cold.loads();
  }

  /// How many of those could not be, or not at once.
  long coldFailures() {
    return cold.failures();
  }

  /// How many documents were refused so far.
  long refused() {
    return ledger.refused.get();
  }
}
