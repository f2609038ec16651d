package dev.waymark.admin.dashboard.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool as the list shows it.
///
/// @param members in their order
/// @param turns who meets the visitors that come, one after the other, as things are; null when
///   nobody is there
/// @param isSticky whether a visitor who comes back meets the same channel
record PoolRow(
    String key, String name, List<Member> members, @Nullable String turns, boolean isSticky) {
  /// A list of its own.
  PoolRow {
    members = List.copyOf(members);
  }

  /// @param share "2 of 3 visitors"
  /// @param why it is not there now; null when it is
  record Member(String name, String share, @Nullable String why) {}
}
