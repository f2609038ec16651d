package dev.waymark.redirect.journal;

import java.util.ArrayList;
import java.util.List;

/// The segments that may hold records. Any thread may read at any time, and sees each change whole.
final class Segments {
  private volatile List<Segment> all = List.of();

  /// Oldest first.
  List<Segment> all() {
    return all;
  }

  /// Begins with those that a recovery found.
  synchronized void begin(List<Segment> found) {
    all = List.copyOf(found);
  }

  /// Adds the newest.
  synchronized void add(Segment newest) {
    var more = new ArrayList<>(all);
    more.add(newest);
    all = List.copyOf(more);
  }

  /// Forgets segments whose files are deleted, or about to be.
  synchronized void remove(List<Segment> gone) {
    var rest = new ArrayList<>(all);
    rest.removeAll(gone);
    all = List.copyOf(rest);
  }
}
