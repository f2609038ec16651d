package dev.waymark.redirect.password;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts what happens to each key within a window of time that opens with the first thing to
/// happen. Holds a bounded number of keys: when there are more, the one whose window closes first
/// begins anew. Not for use by several threads.
///
/// @param <K> compared by value
final class Windows<K> {
  private final long lengthMillis;
  private final int mostKeys;

  /// In the order of their opening, which is that of their closing.
  private final LinkedHashMap<K, Window> windows = new LinkedHashMap<>();

  Windows(long lengthMillis, int mostKeys) {
    this.lengthMillis = lengthMillis;
    this.mostKeys = mostKeys;
  }

  private static final class Window {
    final long openedMillis;
    int count;

    Window(long openedMillis) {
      this.openedMillis = openedMillis;
    }
  }

  /// Counts one more, and says how many that makes.
  int add(K key, long nowMillis) {
    forgetClosed(nowMillis);
    Window window = windows.get(key);
    if (window == null || isClosed(window, nowMillis)) {
      windows.remove(key); // so that the new one takes its place at the end
      window = new Window(nowMillis);
      windows.put(key, window);
      if (windows.size() > mostKeys) {
        windows.pollFirstEntry();
      }
    }
    return ++window.count;
  }

  /// Takes one back, where its window is still open.
  void remove(K key) {
    Window window = windows.get(key);
    if (window != null && window.count > 0) {
      window.count--;
    }
  }

  /// How many there are in the key's open window.
  int count(K key, long nowMillis) {
    Window window = windows.get(key);
    return window == null || isClosed(window, nowMillis) ? 0 : window.count;
  }

  /// How long the key's window stays open, in milliseconds; 0 when none is.
  long closesIn(K key, long nowMillis) {
    Window window = windows.get(key);
    return window == null || isClosed(window, nowMillis)
        ? 0
        : window.openedMillis + lengthMillis - nowMillis;
  }

  int size() {
    return windows.size();
  }

  private void forgetClosed(long nowMillis) {
    Iterator<Map.Entry<K, Window>> oldest = windows.entrySet().iterator();
    while (oldest.hasNext() && isClosed(oldest.next().getValue(), nowMillis)) {
      oldest.remove();
    }
  }

  /// Also when the clock was set back, for otherwise nobody could tell when it closes.
  private boolean isClosed(Window window, long nowMillis) {
    return nowMillis >= window.openedMillis + lengthMillis || nowMillis < window.openedMillis;
  }
}
