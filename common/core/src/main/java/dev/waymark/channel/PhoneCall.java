package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.PercentEncoding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A call: a global number of [RFC 3966](https://www.rfc-editor.org/info/rfc3966), with an
/// extension where there is one.
record PhoneCall() implements ChannelForm {
  private static final int MAX_EXTENSION = 10;

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    String number = dialled(typed);
    String lower = number.toLowerCase(Locale.ROOT);
    if (lower.contains("phone-context")) {
      return new Refused(
          "A number with a phone-context works within its country only; write it like "
              + PhoneNumber.EXAMPLE
              + ".");
    }
    int x = lower.indexOf("ext");
    x = x < 0 ? lower.indexOf('x') : x;
    if (x < 0) {
      return PhoneNumber.read(number, PhoneNumber.Bare.UNKNOWN, plans);
    }
    int end = x > 0 && lower.charAt(x - 1) == ';' ? x - 1 : x;
    return withExtension(
        PhoneNumber.read(number.substring(0, end), PhoneNumber.Bare.UNKNOWN, plans),
        lower.substring(x));
  }

  /// What a `tel:` link dials; any other text as it is.
  private static String dialled(String typed) {
    PastedLink link = PastedLink.parse(typed);
    return link != null && (link.scheme().equals("tel") || link.scheme().equals("callto"))
        ? PercentEncoding.decode(link.body(), false)
        : typed;
  }

  private static Reading withExtension(Reading number, String typed) {
    if (!(number instanceof Accepted accepted)) {
      return number;
    }
    int start = 0;
    while (start < typed.length() && "ext.=: ".indexOf(typed.charAt(start)) >= 0) {
      start++;
    }
    String extension = typed.substring(start);
    return Alphabet.isNumber(extension) && extension.length() <= MAX_EXTENSION
        ? new Accepted(accepted.canonical() + ";ext=" + extension)
        : new Refused("An extension has 1 to " + MAX_EXTENSION + " digits, such as ext. 12.");
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return "tel:" + canonical;
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return null;
  }
}
