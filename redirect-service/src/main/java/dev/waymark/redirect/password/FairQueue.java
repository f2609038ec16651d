package dev.waymark.redirect.password;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bounded queue in which each key has a line of its own, and the lines take turns. Not for use
/// by several threads.
///
/// @param <T> what waits
final class FairQueue<T> {
  private final int mostOfOneKey;
  private final int most;

  /// None is empty; the one whose turn it is stands first.
  private final LinkedHashMap<String, ArrayDeque<T>> lines = new LinkedHashMap<>();

  private int size;

  FairQueue(int mostOfOneKey, int most) {
    this.mostOfOneKey = mostOfOneKey;
    this.most = most;
  }

  /// Puts one at the end of its key's line. When that is full, or all lines together are and none
  /// is longer, there is no place for it; when one is longer, the last in that line loses its
  /// place, so that a crowd at one key cannot keep the others out.
  ///
  /// @return the one without a place; null when there is none
  @Nullable T add(String key, T item) {
    ArrayDeque<T> own = lines.get(key);
    int before = own == null ? 0 : own.size();
    if (before == mostOfOneKey) {
      return item;
    }
    T displaced = null;
    if (size == most) {
      ArrayDeque<T> longest = longest();
      if (longest.size() <= before + 1) {
        return item;
      }
      displaced = longest.removeLast();
      size--;
    }
    if (own == null) {
      own = new ArrayDeque<>();
      lines.put(key, own);
    }
    own.addLast(item);
    size++;
    return displaced;
  }

  private ArrayDeque<T> longest() {
    return lines.values().stream().max(Comparator.comparingInt(ArrayDeque::size)).orElseThrow();
  }

  /// Takes the first of the line whose turn it is; null when nobody waits.
  @Nullable T poll() {
    Map.Entry<String, ArrayDeque<T>> turn = lines.pollFirstEntry();
    if (turn == null) {
      return null;
    }
    ArrayDeque<T> line = turn.getValue();
    T first = line.removeFirst();
    size--;
    if (!line.isEmpty()) {
      lines.put(turn.getKey(), line);
    }
    return first;
  }
}
