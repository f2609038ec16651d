package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.PercentEncoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [LINE](https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/): `@` and the id
/// of an official account, `~` and the id of a person, or links that stand for themselves.
record Line() implements ChannelForm {
  private static final int MAX_ID = 32;

  private static final Refused UNKNOWN =
      new Refused(
          "A LINE address is the id of an official account with @ in front, such as @acme, or a"
              + " link from LINE, such as https://lin.ee/abc.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null) {
      return id(typed);
    }
    boolean inApp = link.scheme().equals("line");
    if (!inApp && !link.isWeb()) {
      return UNKNOWN;
    }
    List<String> path = inApp ? link.segments() : link.path();
    return switch (inApp ? "line.me" : link.host()) {
      case "line.me" ->
          path.isEmpty()
              ? UNKNOWN
              : onLine(link, path.getFirst().equals("R") ? path.subList(1, path.size()) : path);
      case "lin.ee" -> path.size() == 1 ? code("https://lin.ee/", path.getFirst()) : UNKNOWN;
      case "page.line.me" -> path.size() == 1 ? id("@" + path.getFirst()) : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private static Reading onLine(PastedLink link, List<String> path) {
    if (path.size() == 2 && path.getFirst().equals("oaMessage")) {
      String text = PercentEncoding.decode(link.query(), false);
      return ChannelAddress.carrying(id(path.get(1)), text.isEmpty() ? null : text, null);
    }
    if (path.size() != 3 || !path.getFirst().equals("ti")) {
      return UNKNOWN;
    }
    String last = path.get(2);
    return switch (path.get(1)) {
      case "p" ->
          last.startsWith("@") || last.startsWith("~")
              ? id(last)
              : code("https://line.me/ti/p/", last);
      case "g", "g2" -> code("https://line.me/ti/" + path.get(1) + '/', last);
      default -> UNKNOWN;
    };
  }

  private static Reading id(String typed) {
    boolean marked = typed.startsWith("@") || typed.startsWith("~");
    return marked
            && typed.length() > 1
            && typed.length() <= MAX_ID
            && Alphabet.spells(typed.substring(1), "-_.")
        ? new Accepted(typed)
        : UNKNOWN;
  }

  private static Reading code(String before, String code) {
    return Alphabet.isCode(code) ? new Accepted(before + code) : UNKNOWN;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    if (ChannelForm.isLink(canonical)) {
      return canonical;
    }
    // LINE's page asks for the id percent-encoded.
    String id = canonical.replace("@", "%40");
    return message.isEmpty()
        ? "https://line.me/R/ti/p/" + id
        : "https://line.me/R/oaMessage/" + id + "/?" + ChannelLink.encoded(message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return canonical.startsWith("~")
        ? "On LINE only official accounts, whose ids begin with @, take a message."
        : ChannelForm.linkFault(canonical);
  }
}
