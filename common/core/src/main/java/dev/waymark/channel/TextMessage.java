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
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null || !SCHEMES.contains(link.scheme())) {
      return PhoneNumber.read(typed, PhoneNumber.Bare.UNKNOWN, plans);
    }
    // Old iPhones want `sms:<number>&body=` or `;body=`, QR codes have `SMSTO:<number>:<text>`.
    String body = PercentEncoding.decode(link.body(), false);
    int end = endOfNumber(body);
    String number = body.substring(0, end);
    String rest = body.substring(end);
    String message = link.parameter("body");
    if (rest.startsWith(":")) {
      message = rest.substring(1);
    } else if (rest.startsWith("body=", 1)) {
      message = rest.substring(1 + "body=".length());
    } else if (!rest.isEmpty()) {
      return new Refused("A text message goes to one number; make a channel for each.");
    }
    return ChannelAddress.carrying(
        PhoneNumber.read(number, PhoneNumber.Bare.UNKNOWN, plans),
        message == null || message.isEmpty() ? null : message,
        null);
  }

  /// The first of the characters that can follow a number; a message may have any of them, too.
  private static int endOfNumber(String body) {
    int end = 0;
    while (end < body.length() && ":&;,".indexOf(body.charAt(end)) < 0) {
      end++;
    }
    return end;
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
