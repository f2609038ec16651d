package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.HostName;
import dev.waymark.link.PercentEncoding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mail to one address ([RFC 6068](https://www.rfc-editor.org/info/rfc6068)), with a subject and
/// a body and no other header.
record Mail() implements ChannelForm {
  private static final int MAX_LOCAL = 64;
  private static final int MAX_ADDRESS = 254;

  /// What may stand before the @ besides letters and digits, of RFC 5322.
  private static final String LOCAL = "!#$%&'*+-/=?^_`{|}~.";

  private static final Set<String> HEADERS = Set.of("to", "subject", "body");

  private static final Refused UNKNOWN =
      new Refused("An e-mail address is written like sales@example.com.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null || !link.scheme().equals("mailto")) {
      return address(withoutName(typed));
    }
    for (String header : link.parameters().keySet()) {
      if (!HEADERS.contains(header)) {
        return new Refused(
            "A mail has one address, a subject and a body; '" + header + "' is not taken.");
      }
    }
    String to = PercentEncoding.decode(link.body(), false);
    String other = link.parameter("to");
    if (other != null && !to.isEmpty()) {
      return new Refused("A mail goes to one address; make a channel for each.");
    }
    return ChannelAddress.carrying(
        address(other == null ? to : other), link.parameter("body"), link.parameter("subject"));
  }

  /// `Sales <sales@example.com>` as mail programs copy it.
  private static String withoutName(String typed) {
    int open = typed.lastIndexOf('<');
    return open >= 0 && typed.endsWith(">") ? typed.substring(open + 1, typed.length() - 1) : typed;
  }

  private static Reading address(String typed) {
    int at = typed.lastIndexOf('@');
    if (typed.indexOf(',') >= 0 || typed.indexOf(';') >= 0) {
      return new Refused("A mail goes to one address; make a channel for each.");
    }
    if (at < 1) {
      return UNKNOWN;
    }
    String local = typed.substring(0, at);
    String domain = domain(typed.substring(at + 1));
    boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
    if (dots || local.length() > MAX_LOCAL || !Alphabet.spells(local, LOCAL) || domain == null) {
      return UNKNOWN;
    }
    String address = local + '@' + domain;
    return address.length() > MAX_ADDRESS ? UNKNOWN : new Accepted(address);
  }

  /// The host in ASCII; null when it is none, or one that no mail is delivered to from outside.
  private static @Nullable String domain(String typed) {
    return typed.indexOf('.') > 0
            && !typed.endsWith(".")
            && DestinationUrl.check("https://" + typed)
                instanceof DestinationUrl.Accepted(String text, String host)
            && text.equals("https://" + host)
            && HostName.isLettersDigitsHyphens(host)
        ? host
        : null;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    int at = canonical.lastIndexOf('@');
    var url = new StringBuilder("mailto:");
    PercentEncoding.append(url, canonical.substring(0, at), "+");
    url.append(canonical, at, canonical.length());
    String withSubject = ChannelLink.with(url.toString(), "subject", subject);
    return message.isEmpty()
        ? withSubject
        : withSubject
            + (subject.isEmpty() ? "?body=" : "&body=")
            + ChannelLink.encoded(message, "\r\n");
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return null;
  }
}
