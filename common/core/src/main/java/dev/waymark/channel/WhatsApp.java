package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [WhatsApp](https://faq.whatsapp.com/5913398998672934): `https://wa.me/` and the digits of a
/// number, or links to a business's short link, a group or a channel, which only WhatsApp can read.
record WhatsApp() implements ChannelForm {
  private static final Refused UNKNOWN =
      new Refused(
          "A WhatsApp address is a number with its country code, such as "
              + PhoneNumber.EXAMPLE
              + ", or a link to a chat, a group, a channel or a catalogue.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null) {
      return PhoneNumber.read(typed, PhoneNumber.Bare.INTERNATIONAL, plans);
    }
    List<String> path = link.path();
    String first = path.isEmpty() ? "" : path.getFirst();
    if (link.scheme().equals("whatsapp")) {
      return switch (link.host()) {
        case "send" -> number(link.parameter("phone"), link, plans);
        case "chat" -> code("https://chat.whatsapp.com/", link.parameter("code"));
        default -> UNKNOWN;
      };
    }
    if (!link.isWeb()) {
      return UNKNOWN;
    }
    return switch (link.host()) {
      case "wa.me" -> path.size() < 2 ? number(first, link, plans) : shortLink(path);
      case "api.whatsapp.com", "web.whatsapp.com", "whatsapp.com" ->
          switch (first) {
            case "send" -> number(link.parameter("phone"), link, plans);
            case "channel" -> code("https://whatsapp.com/channel/", second(path));
            default -> shortLink(path);
          };
      case "chat.whatsapp.com" ->
          code("https://chat.whatsapp.com/", first.equals("invite") ? second(path) : first);
      default -> UNKNOWN;
    };
  }

  private static Reading number(@Nullable String digits, PastedLink link, NumberingPlans plans) {
    if (digits == null || digits.isEmpty()) {
      return new Refused(
          "This link has no number, so visitors would have to pick somebody from their contacts.");
    }
    return ChannelAddress.carrying(
        PhoneNumber.read(digits, PhoneNumber.Bare.LINKED, plans), link.parameter("text"), null);
  }

  /// `wa.me/message/<code>`, `wa.me/qr/<code>` as WhatsApp's own QR codes have it, the catalogue
  /// `wa.me/c/<number>` of a business and one product of it, `wa.me/p/<product>/<number>`.
  private static Reading shortLink(List<String> path) {
    boolean known =
        switch (path.isEmpty() ? "" : path.getFirst()) {
          case "message", "qr" -> path.size() == 2 && Alphabet.isCode(path.get(1));
          case "c" -> path.size() == 2 && Alphabet.isNumber(path.get(1));
          case "p" ->
              path.size() == 3 && Alphabet.isNumber(path.get(1)) && Alphabet.isNumber(path.get(2));
          default -> false;
        };
    return known ? new Accepted("https://wa.me/" + String.join("/", path)) : UNKNOWN;
  }

  private static Reading code(String before, @Nullable String code) {
    return code != null && Alphabet.isCode(code) ? new Accepted(before + code) : UNKNOWN;
  }

  private static @Nullable String second(List<String> path) {
    return path.size() == 2 ? path.get(1) : null;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return ChannelForm.isLink(canonical)
        ? canonical
        : ChannelLink.with("https://wa.me/" + canonical.substring(1), "text", message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return ChannelForm.linkFault(canonical);
  }
}
