package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A chat on Instagram: `https://ig.me/m/` and a name, in lower case as Instagram has them.
record Instagram() implements ChannelForm {
  private static final int MAX_NAME = 30;

  /// What `https://instagram.com/` means by itself.
  private static final Set<String> RESERVED =
      Set.of("p", "reel", "reels", "tv", "stories", "explore", "direct", "accounts", "share");

  private static final Refused UNKNOWN =
      new Refused(
          "An Instagram address is a name of up to "
              + MAX_NAME
              + " letters (a to z), digits, '.' and '_', such as @acme.shop, or the link of a"
              + " profile.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null) {
      return name(typed.startsWith("@") ? typed.substring(1) : typed);
    }
    List<String> path = link.path();
    boolean direct = path.size() == 2 && path.getFirst().equals("m");
    String user = link.parameter("username");
    String name =
        switch (link.host()) {
          case "ig.me" -> link.isWeb() && direct ? path.get(1) : "";
          case "instagram.com", "m.instagram.com", "instagr.am" ->
              link.isWeb() && path.size() == 1 ? path.getFirst() : "";
          case "user" -> link.scheme().equals("instagram") && user != null ? user : "";
          default -> "";
        };
    return ChannelAddress.carrying(name(name), link.parameter("ref"), null);
  }

  private static Reading name(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    boolean dots = name.startsWith(".") || name.endsWith(".") || name.contains("..");
    boolean spelled = Alphabet.spells(name, "._") && !name.isEmpty() && name.length() <= MAX_NAME;
    return spelled && !dots && !RESERVED.contains(name) ? new Accepted(name) : UNKNOWN;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return ChannelLink.with("https://ig.me/m/" + canonical, "ref", message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return Reference.fault(ChannelKind.INSTAGRAM, message);
  }
}
