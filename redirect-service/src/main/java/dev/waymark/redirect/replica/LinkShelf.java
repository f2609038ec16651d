package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.LinkDocument;
import dev.waymark.redirect.replica.Claims.Claim;
import dev.waymark.redirect.store.FileInput;
import dev.waymark.redirect.store.FileOutput;
import dev.waymark.redirect.store.Longs;
import dev.waymark.redirect.store.RecordLog;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The links: their documents are in the archive, what is known of each in a table, and those that
/// are visited are compiled. One thread changes it; any thread may {@link #compile}.
final class LinkShelf implements Shelf {
  private static final int MOVED_AT_ONCE = 4_096;

  /// In the place of the fingerprint of a version that is served and was not seen, so that this
  /// start finds out, by a full load, whether the database has it.
  private static final long UNSEEN = 1;

  private final LinkTable table;
  private final Residents residents;
  private final LinkDomains domains;
  private final LimitedLinks limited;
  private final LinkCompiler compiler;
  private final Archive archive;
  private final Ledger ledger;
  private final Claims claims;
  private final CRC32C crc = new CRC32C();

  /// Held by whoever changes the table or the residents.
  private final Object changing = new Object();

  /// The rows that are served although the last load did not have them.
  private final Set<Integer> held = new HashSet<>();

  /// The rows of which an older version is served than was seen, for that cannot be read.
  private final Set<Integer> unread = new HashSet<>();

  /// The ids of rows of which nothing is served.
  private final Map<Integer, String> unserved = new HashMap<>();

  /// Whether the archive was read, so that addresses are claimed.
  private boolean isRestored;

  /// Documents that could not be read.
  private final Queue<Damaged> damaged = new ConcurrentLinkedQueue<>();

  private final AtomicInteger served = new AtomicInteger();

  /// How often the link of a row was clicked.
  private record Clicked(int row, long clicks) {}

  /// A document that could not be read where it stood.
  private record Damaged(int row, long place) {}

  LinkShelf(
      LinkTable table,
      Residents residents,
      LinkDomains domains,
      LimitedLinks limited,
      LinkCompiler compiler,
      Archive archive,
      Ledger ledger) {
    this.table = table;
    this.residents = residents;
    this.domains = domains;
    this.limited = limited;
    this.compiler = compiler;
    this.archive = archive;
    this.ledger = ledger;
    this.claims = new Claims(table, this::claim);
  }

  /// How many addresses several links claim; 0 in good times.
  int contested() {
    return claims.contested();
  }

  @Override
  public int served() {
    return served.get();
  }

  @Override
  public void apply(Published row) {
    int at = table.find(row.id());
    if (at < 0 || row.version() > table.version.get(at)) {
      take(row, ledger.fingerprint.hash(row), true);
    }
  }

  @Override
  public void load(Published row, int load) {
    long fingerprint = ledger.fingerprint.hash(row);
    if (!isSeen(row, fingerprint)) {
      take(row, fingerprint, false);
    }
    table.load.set(table.findOrAdd(row.id()), load);
  }

  private boolean isSeen(Published row, long fingerprint) {
    int at = table.find(row.id());
    Body body = row.body();
    return at >= 0
        && body != null
        && table.fingerprint.get(at) == fingerprint
        && table.checksum.get(at) == checksum(ByteBuffer.wrap(body.utf8()));
  }

  private int checksum(ByteBuffer utf8) {
    crc.reset();
    crc.update(utf8);
    return (int) crc.getValue();
  }

  /// @param fingerprint what the row adds to a fingerprint, if it is no tombstone
  /// @param isNews whether somebody has just written it, so that visitors are to be expected
  private void take(Published row, long fingerprint, boolean isNews) {
    Body body = row.body();
    int before = table.find(row.id());
    if (body == null) {
      if (before >= 0 && table.place.get(before) != 0) {
        archive.gone(DocumentKind.LINK, row.id());
      }
      synchronized (changing) {
        int at = see(row.id(), row.version(), 0, 0);
        withdraw(at, row.id());
      }
      return;
    }
    int checksum = checksum(ByteBuffer.wrap(body.utf8()));
    long clicks = before < 0 ? 0 : table.clicks.get(before);
    LinkDocument read = compiler.read(row.id(), row.version(), body.utf8());
    // Of a million that are loaded, few are visited soon.
    boolean isWanted = isNews || (before >= 0 && residents.get(before) != null);
    LiveLink made =
        read == null || !isWanted ? null : compiler.compile(read, row.version(), clicks);
    if (read == null || (made == null && isWanted)) {
      synchronized (changing) {
        unread.add(see(row.id(), row.version(), fingerprint, checksum));
      }
      return;
    }
    var document =
        new Logged.Document(
            DocumentKind.LINK,
            row.id(),
            row.version(),
            row.xid(),
            clicks,
            Address.of(read),
            read.lifecycle().maxClicks() != null,
            ByteBuffer.wrap(body.utf8()));
    long place = archive.put(document);
    synchronized (changing) {
      int at = see(row.id(), row.version(), fingerprint, checksum);
      serve(at, place, document, made);
    }
  }

  /// Notes which version was seen.
  ///
  /// @param fingerprint 0 for a tombstone, and for none at all
  private int see(String id, long version, long fingerprint, int checksum) {
    int at = table.findOrAdd(id);
    see(at, version, fingerprint, checksum);
    if (table.place.get(at) == 0) {
      unserved.put(at, id);
    }
    return at;
  }

  private void see(int at, long version, long fingerprint, int checksum) {
    long before = table.fingerprint.get(at);
    if (before != 0) {
      ledger.fingerprint.remove(before);
    }
    if (fingerprint != 0) {
      ledger.fingerprint.add(fingerprint);
    }
    table.version.set(at, version);
    table.fingerprint.set(at, fingerprint);
    table.checksum.set(at, checksum);
    unread.remove(at);
    if (held.remove(at)) {
      ledger.held.decrementAndGet();
    }
  }

  /// @param made null where nobody has asked for it
  private void serve(int at, long place, Logged.Document document, @Nullable LiveLink made) {
    Address address = Objects.requireNonNull(document.address(), "a link without an address");
    boolean wasServed = table.place.get(at) != 0;
    long hash = table.hash(address);
    long hashBefore = table.address.get(at);
    int domainBefore = table.domain.get(at);
    table.place.set(at, place);
    table.clicks.set(at, document.clicks());
    ledger.bytes.addAndGet(document.body().remaining() - table.length.get(at));
    table.length.set(at, document.body().remaining());
    table.domain.set(at, domains.add(address.domain()));
    table.address.set(at, hash);
    residents.serve(at);
    // At the new address before it leaves the old one.
    if (isRestored && (!wasServed || hash != hashBefore || claims.contested() > 0)) {
      claims.claim(new Claim(at, document.id(), address, document.xid()), hash);
    }
    if (made == null) {
      residents.evict(at);
    } else {
      residents.put(at, made);
    }
    if (wasServed) {
      domains.remove(domainBefore);
      if (isRestored && hash != hashBefore) {
        claims.release(at, hashBefore);
      }
    } else {
      unserved.remove(at);
      served.incrementAndGet();
    }
    limited.show(document.id(), document.limited(), document.clicks());
  }

  private void withdraw(int at, String id) {
    if (table.place.get(at) == 0) {
      return;
    }
    if (isRestored) {
      claims.release(at, table.address.get(at));
    }
    residents.remove(at);
    domains.remove(table.domain.get(at));
    limited.hide(id);
    ledger.bytes.addAndGet(-table.length.get(at));
    table.place.set(at, 0);
    table.length.set(at, 0);
    table.clicks.set(at, 0);
    unserved.put(at, id);
    served.decrementAndGet();
  }

  @Override
  public void holdAbsent(int load) {
    for (int at = 0; at < table.rows(); at++) {
      boolean isServed = table.place.get(at) != 0;
      if (table.load.get(at) != load && (isServed || unserved.containsKey(at))) {
        synchronized (changing) {
          hold(at, isServed);
        }
      }
    }
  }

  private void hold(int at, boolean isServed) {
    if (!isServed) {
      forget(at, unserved.get(at));
      return;
    }
    see(at, 0, 0, 0);
    held.add(at);
    ledger.held.incrementAndGet();
    Claim claim = claims.contested() > 0 ? claim(at) : null;
    if (claim != null) {
      claims.claim(claim, table.address.get(at));
    }
  }

  @Override
  public void forgetHeld() {
    for (Integer at : Set.copyOf(held)) {
      Claim claim = claim(at);
      if (claim != null) {
        archive.gone(DocumentKind.LINK, claim.id());
        synchronized (changing) {
          forget(at, claim.id());
        }
      }
    }
  }

  private void forget(int at, @Nullable String id) {
    see(at, 0, 0, 0);
    if (id != null) {
      withdraw(at, id);
      unserved.remove(at);
      table.remove(id, at);
    }
  }

  /// What a link claims that is served; null when that cannot be read.
  private @Nullable Claim claim(int at) {
    long place = table.place.get(at);
    try {
      Logged.Document document = archive.read(place);
      Address address = Objects.requireNonNull(document.address(), "a link without an address");
      return new Claim(at, document.id(), address, held.contains(at) ? 0 : document.xid());
    } catch (IOException e) {
      Log.error("a document of a link cannot be read", e);
      damaged.add(new Damaged(at, place));
      return null;
    }
  }

  /// Sets what the last rollup counted for a link. Where none is served there is nothing to set.
  void count(String id, long clicks) {
    int at = table.find(id);
    if (at < 0 || table.place.get(at) == 0 || table.clicks.get(at) == clicks) {
      return;
    }
    archive.count(id, clicks);
    synchronized (changing) {
      table.clicks.set(at, clicks);
      LiveLink live = residents.get(at);
      if (live != null) {
        live.count(clicks);
      }
    }
    limited.count(id, clicks);
  }

  /// Writes what is known of the links.
  void write(FileOutput out) throws IOException {
    out.putInt(domains.names().size());
    for (String name : domains.names()) {
      out.putText(name);
    }
    out.putInt(limited.all().size());
    for (Map.Entry<String, Long> entry : limited.all().entrySet()) {
      out.putText(entry.getKey());
      out.putLong(entry.getValue());
    }
    table.write(out, at -> !unread.contains(at));
  }

  /// Begins with what was written, and nothing before.
  void read(FileInput in) throws IOException {
    var names = new ArrayList<String>();
    for (int left = in.getInt(); left > 0; left--) {
      names.add(in.getText());
    }
    domains.restore(names);
    for (int left = in.getInt(); left > 0; left--) {
      limited.show(in.getText(), true, in.getLong());
    }
    table.read(in);
    var counts = new int[names.size()];
    long bytes = 0;
    for (int at = 0; at < table.rows(); at++) {
      residents.serve(at);
      if (table.fingerprint.get(at) == 0) {
        table.fingerprint.set(at, UNSEEN);
      }
      ledger.fingerprint.add(table.fingerprint.get(at));
      bytes += table.length.get(at);
      counts[table.domain.get(at)]++;
    }
    for (int number = 0; number < counts.length; number++) {
      domains.restore(number, counts[number]);
    }
    ledger.bytes.addAndGet(bytes);
    served.addAndGet(table.rows());
  }

  /// Has every link claim its address, after all was restored: before, a record may be gone that a
  /// later one has again.
  void claimRestored() {
    isRestored = true;
    var contested = new ArrayList<Integer>();
    for (int at = 0; at < table.rows(); at++) {
      if (table.place.get(at) != 0 && !table.claimIfFree(at)) {
        contested.add(at);
      }
    }
    for (int at : contested) {
      Claim claim = claim(at);
      if (claim == null) {
        claims.claimUnread(at, table.address.get(at));
      } else {
        claims.claim(claim, table.address.get(at));
      }
    }
  }

  /// Believes nothing of what was kept: it is served until it is loaded again.
  void unseeAll() {
    for (int at = 0; at < table.rows(); at++) {
      if (table.place.get(at) != 0) {
        synchronized (changing) {
          see(at, 0, 0, 0);
        }
      }
    }
  }

  /// A version that the archive has from an earlier start.
  void restore(long place, Logged.Document document) {
    long fingerprint =
        ledger.fingerprint.hash(
            DocumentKind.LINK, document.id(), document.version(), document.xid());
    synchronized (changing) {
      int at =
          see(
              document.id(),
              document.version(),
              fingerprint,
              checksum(document.body().duplicate()));
      serve(at, place, document, null);
    }
  }

  /// The archive says that a link was not served any more.
  void restoreGone(String id) {
    int at = table.find(id);
    if (at >= 0) {
      synchronized (changing) {
        forget(at, id);
      }
    }
  }

  /// The archive says what a rollup had counted.
  void restoreCount(String id, long clicks) {
    int at = table.find(id);
    if (at >= 0 && table.place.get(at) != 0) {
      synchronized (changing) {
        table.clicks.set(at, clicks);
      }
      limited.count(id, clicks);
    }
  }

  /// Keeps again what is served from a segment, some links at a time.
  ///
  /// @param segment of the archive
  /// @param from the row to begin with
  /// @return the row to go on with; 0 when nothing is served from there any more
  int moveFrom(int segment, int from) {
    int moved = 0;
    for (int at = from; at < table.rows(); at++) {
      long place = table.place.get(at);
      if (place != 0 && RecordLog.segmentOf(place) == segment) {
        if (moved++ == MOVED_AT_ONCE) {
          return at;
        }
        move(at, place);
      }
    }
    return 0;
  }

  private void move(int at, long place) {
    Logged.Document document;
    try {
      document = archive.read(place);
    } catch (IOException e) {
      Log.error("a document of a link cannot be read", e);
      damaged.add(new Damaged(at, place));
      return;
    }
    long to = archive.put(document.withClicks(table.clicks.get(at)));
    synchronized (changing) {
      table.place.set(at, to);
    }
  }

  /// Has the documents that could not be read loaded again, when next all versions are compared.
  void unseeDamaged() {
    for (Damaged each = damaged.poll(); each != null; each = damaged.poll()) {
      if (table.place.get(each.row()) == each.place()) {
        synchronized (changing) {
          see(each.row(), 0, 0, 0);
        }
      }
    }
  }

  /// Compiles the links that were clicked most as of the last rollup, as many as there is room for.
  ///
  /// @return how many
  int warm() {
    int compiled = 0;
    for (int at : mostClicked()) {
      if (compile(at, _ -> {})) {
        compiled++;
      }
    }
    return compiled;
  }

  /// Kept small while it is filled: the least clicked of those chosen so far goes first.
  private int[] mostClicked() {
    var chosen = new PriorityQueue<Clicked>(Comparator.comparingLong(Clicked::clicks));
    int rows = Integer.MAX_VALUE;
    for (int from = 0; from < rows; from += Longs.PIECE) {
      // Not all at once: visitors wait for this lock.
      synchronized (changing) {
        rows = table.rows();
        choose(chosen, from, Math.min(rows, from + Longs.PIECE));
      }
    }
    return chosen.stream().mapToInt(Clicked::row).toArray();
  }

  private void choose(PriorityQueue<Clicked> chosen, int from, int to) {
    for (int at = from; at < to; at++) {
      long clicks = table.clicks.get(at);
      if (table.place.get(at) == 0) {
        continue;
      }
      if (chosen.size() < residents.room()) {
        chosen.add(new Clicked(at, clicks));
      } else if (clicks > chosen.element().clicks()) {
        chosen.poll();
        chosen.add(new Clicked(at, clicks));
      }
    }
  }

  /// Reads and compiles the link of a row, unless it is. May wait for the disk.
  ///
  /// @param to takes the link, if the row has one
  /// @return false when it cannot be read
  boolean compile(int at, Consumer<LiveLink> to) {
    while (true) {
      long place;
      long clicks;
      synchronized (changing) {
        place = table.place.get(at);
        clicks = table.clicks.get(at);
        LiveLink resident = residents.get(at);
        if (resident != null) {
          to.accept(resident); // somebody was faster
        }
        if (place == 0 || resident != null) {
          return true;
        }
      }
      LiveLink made;
      try {
        Logged.Document document = archive.read(place);
        LinkDocument read = compiler.read(document.id(), document.version(), document.utf8());
        made = read == null ? null : compiler.compile(read, document.version(), clicks);
      } catch (IOException e) {
        Log.error("a document of a link cannot be read", e);
        damaged.add(new Damaged(at, place));
        made = null;
      }
      synchronized (changing) {
        if (table.place.get(at) == place) {
          if (made == null) {
            return false;
          }
          made.count(table.clicks.get(at));
          residents.put(at, made);
          to.accept(made);
          return true;
        }
      }
    }
  }
}
