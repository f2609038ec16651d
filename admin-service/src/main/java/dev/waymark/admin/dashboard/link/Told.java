package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.dashboard.link.ListModel.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page is told about what was done, while it stays.
///
/// @param bad whether it did not work
/// @param undo where a POST takes it back; null where that cannot be
/// @param fields that such a POST takes along
record Told(String text, boolean bad, @Nullable String undo, List<Hidden> fields) {
  /// A list of its own.
  Told {
    fields = List.copyOf(fields);
  }
}
