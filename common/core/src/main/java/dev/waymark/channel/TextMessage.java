package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.PercentEncoding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text message: one global number and a `body` ([RFC
/// 5724](https://www.rfc-editor.org/info/rfc5724)).
record TextMessage() implements ChannelForm {
  private static final Set<String> SCHEMES = Set.of("sms", "smsto", "mms", "mmsto");

  @Override
  public Reading read(String typed) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null || !SCHEMES.contains(link.scheme())) {
      return PhoneNumber.read(typed, true);
    }
    // Old iPhones want `sms:<number>&body=` or `;body=`, QR codes have `SMSTO:<number>:<text>`.
    String to = PercentEncoding.decode(link.body(), false);
    String message = link.parameter("body");
    int legacy = firstOf(to, "&", ";");
    if (legacy >= 0 && to.startsWith("body=", legacy + 1)) {
      message = to.substring(legacy + 1 + "body=".length());
      to = to.substring(0, legacy);
    }
    int colon = to.indexOf(':');
    if (colon >= 0) {
      message = to.substring(colon + 1);
      to = to.substring(0, colon);
    }
    if (firstOf(to, ",", ";") >= 0) {
      return new Refused("A text message goes to one number; make a channel for each.");
    }
    return ChannelAddress.carrying(
        PhoneNumber.read(to, true), message == null || message.isEmpty() ? null : message, null);
  }

  private static int firstOf(String text, String one, String other) {
    return Math.max(text.indexOf(one), text.indexOf(other));
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return ChannelLink.with("sms:" + canonical, "body", message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return null;
  }
}
