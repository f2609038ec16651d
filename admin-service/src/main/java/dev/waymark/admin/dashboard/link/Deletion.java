package dev.waymark.admin.dashboard.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked before links are deleted.
///
/// @param name of the only link; null for several
/// @param clicks of all of them, as of the last rollup
/// @param back where those go who think better of it
record Deletion(List<String> ids, @Nullable String name, long clicks, String action, String back) {
  /// A list of its own.
  Deletion {
    ids = List.copyOf(ids);
  }

  /// How many there are.
  public int count() {
    return ids.size();
  }
}
