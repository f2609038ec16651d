package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messenger: `https://m.me/` and the name or the number of a Facebook page.
record Messenger() implements ChannelForm {
  private static final int MIN_NAME = 5;
  private static final int MAX_NAME = 50;

  private static final Refused UNKNOWN =
      new Refused(
          "A Messenger address is the name of a Facebook page, such as acme.shop, or its link,"
              + " such as https://m.me/acme.shop.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null) {
      return page(typed.startsWith("@") ? typed.substring(1) : typed);
    }
    List<String> path = link.path();
    String page =
        switch (link.isWeb() ? link.host() : "") {
          case "m.me" -> after(path, 0);
          case "messenger.com" ->
              path.isEmpty() || !path.getFirst().equals("t") ? "" : after(path, 1);
          case "facebook.com", "m.facebook.com", "web.facebook.com", "fb.com" ->
              onFacebook(link, path);
          default -> "";
        };
    return ChannelAddress.carrying(page(page), link.parameter("ref"), null);
  }

  private static String onFacebook(PastedLink link, List<String> path) {
    String id = link.parameter("id");
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "profile.php" -> id == null ? "" : id;
      case "messages" -> path.size() == 3 && path.get(1).equals("t") ? path.get(2) : "";
      case "msg" -> after(path, 1);
      case "people", "pages" ->
          path.size() == 3 && Alphabet.isNumber(path.get(2)) ? path.get(2) : "";
      default -> after(path, 0);
    };
  }

  /// The last segment, when just so many stand before it; else empty.
  private static String after(List<String> path, int segments) {
    return path.size() == segments + 1 ? path.getLast() : "";
  }

  private static Reading page(String name) {
    return name.length() >= MIN_NAME && name.length() <= MAX_NAME && Alphabet.spells(name, ".")
        ? new Accepted(name)
        : UNKNOWN;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return ChannelLink.with("https://m.me/" + canonical, "ref", message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return Reference.fault(ChannelKind.MESSENGER, message);
  }
}
