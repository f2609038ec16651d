package dev.waymark.admin.dashboard.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel as the page shows it.
///
/// @param kind what it opens, in words
/// @param icon of its kind, in the sprite
/// @param address with the middle of it hidden where it is somebody's own
/// @param isActive whether visitors are sent to it
/// @param state that in words, and who takes its place
/// @param hours what its hours say now, a sentence for each pool that sends visitors to it by hours
/// @param uses how many links name it; null for none
/// @param usesHref the list of them
/// @param pools the names of the pools that it is in; null for none
/// @param warning what would come of switching it off; null for nothing bad
/// @param switchTo where a POST turns it the other way
record ChannelTile(
    String key,
    String name,
    String kind,
    String icon,
    String address,
    boolean isActive,
    String state,
    List<String> hours,
    @Nullable String uses,
    String usesHref,
    @Nullable String pools,
    @Nullable String warning,
    String switchTo) {
  /// A list of its own.
  ChannelTile {
    hours = List.copyOf(hours);
  }
}
