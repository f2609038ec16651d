package dev.waymark.redirect.replica;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Which links are served, and of those the ones that are compiled, by their rows: those that are
/// visited, and not more than there is room for. Any thread reads without waiting; changes are made
/// under one lock.
///
/// When there is no room, a hand goes round over the links that are here: one that was visited
/// since it last came by stays, the first that was not has to go (the clock algorithm, [Corbató
/// 1968](https://en.wikipedia.org/wiki/Page_replacement_algorithm#Clock)). A visit costs one
/// comparison.
final class Residents {
  private static final int FREE = -1;

  private final int room;

  /// A bit for each row.
  private volatile AtomicLongArray served = new AtomicLongArray(1 << 4);

  private volatile AtomicReferenceArray<@Nullable LiveLink> byRow =
      new AtomicReferenceArray<>(1 << 10);

  /// The rows that are here, in a circle.
  private int[] circle = {};

  private int taken;
  private int hand;

  /// @param room for how many links
  Residents(int room) {
    this.room = Math.max(1, room);
  }

  /// The link of a row; null when it is not here.
  @Nullable LiveLink get(int row) {
    AtomicReferenceArray<@Nullable LiveLink> now = byRow;
    return row < now.length() ? now.getAcquire(row) : null;
  }

  /// Whether anything is served of a row, compiled or not.
  boolean isServed(int row) {
    AtomicLongArray now = served;
    int word = row >>> 6;
    return word < now.length() && (now.getAcquire(word) & (1L << row)) != 0;
  }

  /// Something is served of a row from now on.
  void serve(int row) {
    int word = row >>> 6;
    if (word >= served.length()) {
      AtomicLongArray old = served;
      var bigger = new AtomicLongArray(Math.max(2 * old.length(), word + 1));
      for (int i = 0; i < old.length(); i++) {
        bigger.setPlain(i, old.getPlain(i));
      }
      served = bigger;
    }
    served.setRelease(word, served.getPlain(word) | (1L << row));
  }

  /// For how many there is room.
  int room() {
    return room;
  }

  /// Puts a link here, in the place of an earlier version of it if that was here.
  void put(int row, LiveLink live) {
    if (get(row) == null) {
      enter(row);
    }
    if (row >= byRow.length()) {
      grow(row);
    }
    byRow.setRelease(row, live);
  }

  /// Nothing is served of a row any more.
  void remove(int row) {
    evict(row);
    int word = row >>> 6;
    served.setRelease(word, served.getPlain(word) & ~(1L << row));
  }

  /// The link is not compiled any more.
  void evict(int row) {
    if (get(row) != null) {
      byRow.setRelease(row, null);
      for (int i = 0; i < taken; i++) {
        if (circle[i] == row) {
          circle[i] = FREE;
          return;
        }
      }
    }
  }

  private void enter(int row) {
    if (taken < room) {
      if (taken == circle.length) {
        circle = Arrays.copyOf(circle, Math.min(room, Math.max(1 << 10, 2 * taken)));
      }
      circle[taken++] = row;
      return;
    }
    while (!leaves(circle[hand])) {
      hand = (hand + 1) % taken;
    }
    circle[hand] = row;
    hand = (hand + 1) % taken;
  }

  /// Whether the place of this row can be had.
  private boolean leaves(int row) {
    if (row == FREE) {
      return true;
    }
    LiveLink live = get(row);
    if (live != null && live.wasVisited()) {
      return false;
    }
    byRow.setRelease(row, null);
    return true;
  }

  private void grow(int row) {
    AtomicReferenceArray<@Nullable LiveLink> old = byRow;
    var bigger = new AtomicReferenceArray<@Nullable LiveLink>(Math.max(2 * old.length(), row + 1));
    for (int i = 0; i < old.length(); i++) {
      bigger.setPlain(i, old.getPlain(i));
    }
    byRow = bigger;
  }
}
