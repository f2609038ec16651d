package dev.waymark.admin.channel;

import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is allowed of a channel but hardly meant, in sentences.
final class ChannelWarnings {
  private ChannelWarnings() {}

  /// The warnings about a channel.
  ///
  /// @param channels the channel with a key; null when there is none
  static List<String> of(
      ChannelDocument channel, Function<String, @Nullable ChannelDocument> channels) {
    var warnings = new ArrayList<String>();
    if (channel.address().startsWith("+")) {
      String doubt = PhoneNumbers.doubt(channel.kind(), channel.address());
      if (doubt != null) {
        warnings.add(doubt);
      }
    }
    if (channel.address().startsWith("http://")) {
      warnings.add("This page is not encrypted (http); browsers warn of such pages.");
    }
    String deadEnd = deadEnd(channel, channels);
    if (deadEnd != null) {
      warnings.add(deadEnd);
    }
    return warnings;
  }

  private static @Nullable String deadEnd(
      ChannelDocument channel, Function<String, @Nullable ChannelDocument> channels) {
    String fallback = channel.fallback();
    if (FallbackChain.hasActive(fallback, channels)) {
      return null;
    }
    if (channel.status() == ChannelStatus.PASSIVE) {
      return fallback == null
          ? "It is passive and has no fallback: rules that lead to it are skipped."
          : "It is passive, and so are all its fallbacks: rules that lead to it are skipped.";
    }
    return fallback == null ? null : "All its fallbacks are passive: it has nobody to stand in.";
  }
}
