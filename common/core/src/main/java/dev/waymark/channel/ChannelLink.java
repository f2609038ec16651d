package dev.waymark.channel;

import dev.waymark.link.PercentEncoding;
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
    return ChannelForm.of(kind)
        .link(canonical, message == null ? "" : message, subject == null ? "" : subject);
  }

  /// A URL with a parameter, or without it when it would be empty.
  static String with(String url, String parameter, String value) {
    if (value.isEmpty()) {
      return url;
    }
    return url + (url.indexOf('?') < 0 ? '?' : '&') + parameter + '=' + encoded(value);
  }

  /// A message percent-encoded, each line break as one line feed, with the placeholder as it is.
  static String encoded(String message) {
    return encoded(message, "\n");
  }

  /// A message percent-encoded, with the placeholder as it is.
  ///
  /// @param lineBreak what a line break becomes, however it was typed
  static String encoded(String message, String lineBreak) {
    String text = message.replace("\r\n", "\n").replace('\r', '\n').replace("\n", lineBreak);
    var encoded = new StringBuilder(text.length() + 16);
    int start = 0;
    for (int at = text.indexOf(ChannelMessage.CLICK_ID);
        at >= 0;
        at = text.indexOf(ChannelMessage.CLICK_ID, start)) {
      PercentEncoding.append(encoded, text.substring(start, at));
      encoded.append(ChannelMessage.CLICK_ID);
      start = at + ChannelMessage.CLICK_ID.length();
    }
    PercentEncoding.append(encoded, text.substring(start));
    return encoded.toString();
  }
}
