package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import org.jspecify.annotations.Nullable;

/// Signal: `https://signal.me/#p/` and a number, or the links of a user name or a group, which
/// stand for themselves. All that they say is in their fragment.
record Signal() implements ChannelForm {
  private static final String USER = "eu/";
  private static final String NUMBER = "p/";

  private static final Refused UNKNOWN =
      new Refused(
          "A Signal address is a number with its country code, such as "
              + PhoneNumber.EXAMPLE
              + ", or the link that Signal shows for a user name or a group.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link = PastedLink.parse(typed);
    if (link == null) {
      // A user name cannot be turned into its link: only Signal knows that.
      return typed.codePoints().anyMatch(Character::isLetter)
          ? UNKNOWN
          : PhoneNumber.read(typed, PhoneNumber.Bare.UNKNOWN, plans);
    }
    if (!link.isWeb() && !link.scheme().equals("sgnl")) {
      return UNKNOWN;
    }
    String fragment = link.fragment();
    return switch (link.host()) {
      case "signal.me" -> {
        if (fragment.startsWith(NUMBER)) {
          yield PhoneNumber.read(
              fragment.substring(NUMBER.length()), PhoneNumber.Bare.LINKED, plans);
        }
        yield fragment.startsWith(USER)
            ? code("https://signal.me/#" + USER, fragment.substring(USER.length()))
            : UNKNOWN;
      }
      case "signal.group" -> code("https://signal.group/#", fragment);
      default -> UNKNOWN;
    };
  }

  private static Reading code(String before, String code) {
    return Alphabet.isCode(code) ? new Accepted(before + code) : UNKNOWN;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return ChannelForm.isLink(canonical) ? canonical : "https://signal.me/#p/" + canonical;
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return null;
  }
}
