package dev.waymark.redirect.replica;

import dev.waymark.redirect.hash.KeyedHash;
import dev.waymark.redirect.store.FileInput;
import dev.waymark.redirect.store.FileOutput;
import dev.waymark.redirect.store.HashIndex;
import dev.waymark.redirect.store.Ints;
import dev.waymark.redirect.store.Longs;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/// What is known of every link, in columns of numbers: some ninety bytes a link. Its rows are
/// numbers from 0 on; that of a link that is forgotten is given to another. One thread changes it;
/// whoever else reads a column holds the lock of the one who changes it.
///
/// Links are told apart by 64 bits of a keyed hash of their ids and 32 of another one: among ten
/// million, two are confused with a probability of less than one in 10^14.
final class LinkTable {
  private KeyedHash ids;
  private KeyedHash otherIds;
  private KeyedHash addresses;
  private final HashIndex byId = new HashIndex();
  private final HashIndex byAddress = new HashIndex();
  private final Longs id = new Longs();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int rows;

  /// The newest version that was seen, readable or not; 0 when the database has none.
  final Longs version = new Longs();

  /// What a fingerprint has of that version; 0 when it has none, as of a tombstone.
  final Longs fingerprint = new Longs();

  /// The CRC-32C of that version's body; 0 for a tombstone.
  final Ints checksum = new Ints();

  /// Where what is served stands in the log; 0 when nothing is.
  final Longs place = new Longs();

  /// How long its document is, in bytes.
  final Ints length = new Ints();

  /// Clicks as of the last rollup.
  final Longs clicks = new Longs();

  /// The hash of the address that is claimed, while something is served.
  final Longs address = new Longs();

  /// The number of its domain, while something is served.
  final Ints domain = new Ints();

  /// The full load that saw it last.
  final Ints load = new Ints();

  /// With no rows.
  ///
  /// @param random what nobody may guess
  LinkTable(RandomGenerator random) {
    ids = new KeyedHash(random.nextLong(), random.nextLong());
    otherIds = new KeyedHash(random.nextLong(), random.nextLong());
    addresses = new KeyedHash(random.nextLong(), random.nextLong());
  }

  /// The row of a link; -1 when it has none. Any thread that may wait for the lock.
  int find(String link) {
    return find(ids.of(link), otherIds.of(link));
  }

  private int find(long hash, long other) {
    AtomicLongArray look = byId.look();
    int bucket = HashIndex.first(look, other);
    while (bucket >= 0) {
      int row = HashIndex.row(look, bucket);
      if (row >= 0 && id.get(row) == hash) {
        return row;
      }
      bucket = HashIndex.next(look, other, bucket);
    }
    return -1;
  }

  /// The row of a link, a new one if it has none.
  int findOrAdd(String link) {
    long hash = ids.of(link);
    long other = otherIds.of(link);
    int row = find(hash, other);
    if (row < 0) {
      Integer freed = free.pollLast();
      row = freed == null ? rows++ : freed;
      id.set(row, hash);
      byId.put(other, row);
    }
    return row;
  }

  /// Gives a row back, whose link is not served.
  void remove(String link, int row) {
    byId.remove(otherIds.of(link), row);
    id.set(row, 0);
    version.set(row, 0);
    fingerprint.set(row, 0);
    checksum.set(row, 0);
    clicks.set(row, 0);
    load.set(row, 0);
    free.add(row);
  }

  /// Has room for so many more links.
  void reserve(int more) {
    byId.reserve(more);
    byAddress.reserve(more);
  }

  /// Writes the rows of which something is served.
  ///
  /// @param isRead whether what is served of a row is the version that was seen. Where it is not,
  ///   none was: whoever starts with this sees it again, and may be able to read it.
  void write(FileOutput out, IntPredicate isRead) throws IOException {
    for (KeyedHash hash : List.of(ids, otherIds, addresses)) {
      out.putLong(hash.k0());
      out.putLong(hash.k1());
    }
    int[] tags = byId.tags(rows);
    int served = 0;
    for (int row = 0; row < rows; row++) {
      served += place.get(row) == 0 ? 0 : 1;
    }
    out.putInt(served);
    for (int row = 0; row < rows; row++) {
      if (place.get(row) != 0) {
        out.putLong(id.get(row));
        out.putInt(tags[row]);
        boolean isSeen = isRead.test(row);
        out.putLong(isSeen ? version.get(row) : 0);
        out.putLong(isSeen ? fingerprint.get(row) : 0);
        out.putInt(isSeen ? checksum.get(row) : 0);
        out.putLong(place.get(row));
        out.putInt(length.get(row));
        out.putLong(clicks.get(row));
        out.putLong(address.get(row));
        out.putInt(domain.get(row));
      }
    }
  }

  /// Reads rows into a table that has none.
  void read(FileInput in) throws IOException {
    ids = new KeyedHash(in.getLong(), in.getLong());
    otherIds = new KeyedHash(in.getLong(), in.getLong());
    addresses = new KeyedHash(in.getLong(), in.getLong());
    rows = in.getInt();
    reserve(rows);
    for (int row = 0; row < rows; row++) {
      id.set(row, in.getLong());
      byId.put(HashIndex.ofTag(in.getInt()), row);
      version.set(row, in.getLong());
      fingerprint.set(row, in.getLong());
      checksum.set(row, in.getInt());
      place.set(row, in.getLong());
      length.set(row, in.getInt());
      clicks.set(row, in.getLong());
      address.set(row, in.getLong());
      domain.set(row, in.getInt());
    }
  }

  /// How many rows there are, those among them that are free.
  int rows() {
    return rows;
  }

  /// Has a row answer at its address, unless another one seems to.
  ///
  /// @return false when another one does
  boolean claimIfFree(int row) {
    long hash = address.get(row);
    AtomicLongArray look = byAddress.look();
    for (int bucket = HashIndex.first(look, hash);
        bucket >= 0;
        bucket = HashIndex.next(look, hash, bucket)) {
      if (address.get(HashIndex.row(look, bucket)) == hash) {
        return false;
      }
    }
    byAddress.put(hash, row);
    return true;
  }

  /// The hash of an address.
  long hash(Address of) {
    return addresses.of(of.domain(), of.slug());
  }

  /// The hash of an address.
  long hash(String onDomain, String slug) {
    return addresses.of(onDomain, slug);
  }

  /// Whose claim to addresses counts.
  HashIndex byAddress() {
    return byAddress;
  }

  /// Which rows may be those of an id, for readers who look for themselves whether it is the right
  /// one.
  HashIndex byId() {
    return byId;
  }

  /// Under which hash {@link #byId} has a link.
  long idHash(String link) {
    return otherIds.of(link);
  }
}
