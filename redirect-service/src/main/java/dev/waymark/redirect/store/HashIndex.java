package dev.waymark.redirect.store;

import java.util.concurrent.atomic.AtomicLongArray;

/// Rows by hashes: a table of open addressing, in which one thread writes and any number reads
/// without ever waiting. Several rows may have one hash, and a row may be found by the hash of
/// another, once in some thousand times; so whoever finds a row looks whether it is the right one.
///
/// An entry has the upper half of the hash in its upper half, and the row, plus one, in the lower.
/// A row that is in the table at both times is found while the table grows.
public final class HashIndex {
  private static final long NONE = 0;
  private static final long REMOVED = -1;
  private static final int SMALLEST = 1 << 10;
  private static final double FULLEST = 0.6;
  private static final int GOLDEN = 0x9E3779B9;

  private volatile AtomicLongArray table = new AtomicLongArray(SMALLEST);
  private int rows;
  private int used;

  /// With no rows.
  public HashIndex() {}

  /// A look into the table, for as long as one look takes.
  public AtomicLongArray look() {
    return table;
  }

  /// The first bucket that may have the hash; -1 when none has.
  public static int first(AtomicLongArray table, long hash) {
    int tag = tag(hash);
    return seek(table, tag, home(table, tag));
  }

  /// The next bucket that may have the hash; -1 when none has.
  public static int next(AtomicLongArray table, long hash, int bucket) {
    return seek(table, tag(hash), (bucket + 1) & (table.length() - 1));
  }

  /// The row in a bucket; negative when it was taken out meanwhile.
  public static int row(AtomicLongArray table, int bucket) {
    long entry = table.getAcquire(bucket);
    return entry == REMOVED ? -1 : (int) entry - 1;
  }

  private static int seek(AtomicLongArray table, int tag, int from) {
    int bucket = from;
    while (true) {
      long entry = table.getAcquire(bucket);
      if (entry == NONE) {
        return -1;
      }
      if (entry != REMOVED && tag(entry) == tag) {
        return bucket;
      }
      bucket = (bucket + 1) & (table.length() - 1);
    }
  }

  private static int tag(long hash) {
    return (int) (hash >>> Integer.SIZE);
  }

  private static int home(AtomicLongArray table, int tag) {
    return (tag * GOLDEN) >>> Integer.numberOfLeadingZeros(table.length() - 1);
  }

  /// Under which upper half of a hash each row is.
  ///
  /// @param count how many rows there are
  public int[] tags(int count) {
    var tags = new int[count];
    AtomicLongArray now = table;
    for (int bucket = 0; bucket < now.length(); bucket++) {
      long entry = now.getPlain(bucket);
      if (entry != NONE && entry != REMOVED) {
        tags[(int) entry - 1] = tag(entry);
      }
    }
    return tags;
  }

  /// A hash that is found as one with this upper half is.
  public static long ofTag(int tag) {
    return (long) tag << Integer.SIZE;
  }

  /// Puts a row under a hash, unless it is there.
  public void put(long hash, int row) {
    if (bucketOf(hash, row) < 0) {
      if (used + 1 > table.length() * FULLEST) {
        rebuild();
      }
      add(table, tag(hash), row);
      rows++;
    }
  }

  private void add(AtomicLongArray to, int tag, int row) {
    int bucket = home(to, tag);
    long entry = to.getPlain(bucket);
    while (entry != NONE && entry != REMOVED) {
      bucket = (bucket + 1) & (to.length() - 1);
      entry = to.getPlain(bucket);
    }
    used += entry == NONE ? 1 : 0;
    to.setRelease(bucket, ((long) tag << Integer.SIZE) | ((row + 1) & 0xFFFFFFFFL));
  }

  /// Takes a row out.
  public void remove(long hash, int row) {
    int bucket = bucketOf(hash, row);
    if (bucket >= 0) {
      table.setRelease(bucket, REMOVED);
      rows--;
    }
  }

  private int bucketOf(long hash, int row) {
    AtomicLongArray now = table;
    int bucket = first(now, hash);
    while (bucket >= 0 && row(now, bucket) != row) {
      bucket = next(now, hash, bucket);
    }
    return bucket;
  }

  /// Has room for so many rows without growing in between.
  public void reserve(int more) {
    long needed = (long) ((rows + (long) more) / FULLEST) + 1;
    if (needed > table.length()) {
      rebuild(needed);
    }
  }

  private void rebuild() {
    rebuild((long) (rows / FULLEST * 2) + 1);
  }

  private void rebuild(long atLeast) {
    long length = Math.max(SMALLEST, Long.highestOneBit(Math.max(1, atLeast - 1)) * 2);
    if (length > 1 << 30) {
      throw new IllegalStateException("more rows than an index can have: " + rows);
    }
    AtomicLongArray old = table;
    var bigger = new AtomicLongArray((int) length);
    used = 0;
    for (int bucket = 0; bucket < old.length(); bucket++) {
      long entry = old.getPlain(bucket);
      if (entry != NONE && entry != REMOVED) {
        add(bigger, tag(entry), (int) entry - 1);
      }
    }
    table = bigger;
  }
}
