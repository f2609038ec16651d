package dev.waymark.routing;

import dev.waymark.publication.ChannelDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A channel and those that take its place in turn, as far as they are active now or will be by
/// themselves. Immutable.
final class Chain {
  private final Reach[] channels;

  /// Since when each is active, in seconds since 1970-01-01T00:00:00Z.
  private final long[] since;

  private Chain(Reach[] channels, long[] since) {
    this.channels = channels;
    this.since = since;
  }

  /// Follows the fallbacks of a channel up to the first that is always active; null when none of
  /// them will be active by itself.
  static @Nullable Chain of(ChannelDocument start, Map<String, ChannelDocument> all) {
    var found = new ArrayList<ChannelDocument>();
    ChannelDocument channel = start;
    for (int steps = 0; channel != null && steps < all.size(); steps++) {
      if (channel.activeSince() < Long.MAX_VALUE) {
        found.add(channel);
      }
      boolean isLast = channel.activeSince() == Long.MIN_VALUE || channel.fallback() == null;
      channel = isLast ? null : all.get(channel.fallback());
    }
    return found.isEmpty()
        ? null
        : new Chain(
            found.stream().map(Reach::of).toArray(Reach[]::new),
            found.stream().mapToLong(ChannelDocument::activeSince).toArray());
  }

  /// The first that is active at a moment; null when none is. Allocates nothing.
  ///
  /// @param epochSecond the moment, in seconds since 1970-01-01T00:00:00Z
  @Nullable Reach at(long epochSecond) {
    for (int i = 0; i < since.length; i++) {
      if (epochSecond >= since[i]) {
        return channels[i];
      }
    }
    return null;
  }

  /// Adds the URL of each.
  void addUrls(List<String> urls) {
    for (Reach channel : channels) {
      urls.add(channel.url());
    }
  }
}
