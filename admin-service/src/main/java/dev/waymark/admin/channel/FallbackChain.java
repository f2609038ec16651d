package dev.waymark.admin.channel;

import dev.waymark.publication.ChannelDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The channels that stand in for one another, followed by their keys.
final class FallbackChain {
  private FallbackChain() {}

  /// The cycle that a channel would close by a fallback, spelled out by names: `Sales → Night desk
  /// → Sales`; null when it closes none.
  ///
  /// @param key the channel's key
  /// @param name its name
  /// @param fallback the key of its fallback
  /// @param channels the channel with a key; null when there is none
  static @Nullable String cycle(
      String key,
      String name,
      String fallback,
      Function<String, @Nullable ChannelDocument> channels) {
    var names = new ArrayList<String>();
    names.add(name);
    var seen = new HashSet<String>();
    for (String next = fallback; next != null && seen.add(next); ) {
      if (next.equals(key)) {
        names.add(name);
        return String.join(" → ", names);
      }
      ChannelDocument channel = channels.apply(next);
      if (channel == null) {
        return null;
      }
      names.add(channel.name());
      next = channel.fallback();
    }
    return null;
  }

  /// Whether a channel of the chain that begins with a fallback is active now.
  ///
  /// @param fallback the key of the first; null for an empty chain
  static boolean hasActive(
      @Nullable String fallback,
      Function<String, @Nullable ChannelDocument> channels,
      Instant now) {
    var seen = new HashSet<String>();
    for (String next = fallback; next != null && seen.add(next); ) {
      ChannelDocument channel = channels.apply(next);
      if (channel == null) {
        return false;
      }
      if (channel.isActive(now)) {
        return true;
      }
      next = channel.fallback();
    }
    return false;
  }
}
