package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// The URL that opens a channel.
public final class ChannelLink {
  private ChannelLink() {}

  /// The complete URL: `https`, `http` (a website's own), `tel`, `sms`, `mailto` or `viber`, and no
  /// other scheme. The placeholder {@link ChannelMessage#CLICK_ID} stays as it stands in the
  /// message, for it is replaced click by click; everything else is percent-encoded.
  ///
  /// @param canonical an address that {@link ChannelAddress} accepted
  /// @param message one in which {@link ChannelMessage} found no fault; null for none
  /// @param subject likewise
  public static String of(
      ChannelKind kind, String canonical, @Nullable String message, @Nullable String subject) {
    return canonical;
  }
}
