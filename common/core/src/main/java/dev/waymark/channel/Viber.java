package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import org.jspecify.annotations.Nullable;

/// [Viber](https://developers.viber.com/docs/tools/deep-links): a number, the URI of a bot, or the
/// link of a group, which stands for itself.
record Viber() implements ChannelForm {
  private static final int MAX_URI = 64;

  private static final Refused UNKNOWN =
      new Refused(
          "A Viber address is a number with its country code, such as "
              + PhoneNumber.EXAMPLE
              + ", the URI of a bot, such as acmebot, or the link of a group.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null) {
      return Alphabet.isLetter(typed.charAt(0))
          ? bot(typed, null)
          : PhoneNumber.read(typed, PhoneNumber.Bare.UNKNOWN, plans);
    }
    String text = link.parameter("text");
    String group = link.parameter("g2");
    if (link.scheme().equals("viber")) {
      return switch (link.host()) {
        case "chat", "add", "contact" ->
            number(link.parameter("number"), text == null ? link.parameter("draft") : text, plans);
        case "pa" -> {
          String uri = link.parameter("chaturi");
          yield bot(uri == null ? link.parameter("uri") : uri, text);
        }
        default -> UNKNOWN;
      };
    }
    return switch (link.isWeb() ? link.host() : "") {
      case "chats.viber.com" ->
          link.path().size() == 1 ? bot(link.path().getFirst(), text) : UNKNOWN;
      case "invite.viber.com" ->
          group != null && Alphabet.isCode(group)
              ? new Accepted("https://invite.viber.com/?g2=" + group)
              : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private static Reading number(
      @Nullable String number, @Nullable String message, NumberingPlans plans) {
    if (number == null) {
      return UNKNOWN;
    }
    return ChannelAddress.carrying(
        PhoneNumber.read(number, PhoneNumber.Bare.LINKED, plans), message, null);
  }

  private static Reading bot(@Nullable String uri, @Nullable String message) {
    return uri != null
            && !uri.isEmpty()
            && uri.length() <= MAX_URI
            && Alphabet.isLetter(uri.charAt(0))
            && Alphabet.spells(uri, "-_.")
        ? new Accepted(uri, message, null)
        : UNKNOWN;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    if (ChannelForm.isLink(canonical)) {
      return canonical;
    }
    return canonical.startsWith("+")
        ? ChannelLink.with("viber://chat?number=%2B" + canonical.substring(1), "draft", message)
        : ChannelLink.with("viber://pa?chatURI=" + canonical, "text", message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return ChannelForm.linkFault(canonical);
  }
}
