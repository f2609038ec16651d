package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.PercentEncoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// [Telegram](https://core.telegram.org/api/links): `https://t.me/` and a name or a number, or
/// links to an invite, a post, a mini app or a business chat, which stand for themselves.
record Telegram() implements ChannelForm {
  private static final int MIN_NAME = 4;
  private static final int MAX_NAME = 32;
  private static final int MAX_PAYLOAD = 64;

  private static final Set<String> HOSTS = Set.of("t.me", "telegram.me", "telegram.dog");

  /// What `https://t.me/` means by itself; none of it can be anybody's name.
  private static final Set<String> RESERVED =
      Set.of(
          "addemoji",
          "addlist",
          "addstickers",
          "addtheme",
          "boost",
          "confirmphone",
          "contact",
          "giftcode",
          "invoice",
          "joinchat",
          "login",
          "proxy",
          "setlanguage",
          "share",
          "socks");

  /// Where `tg:` links lead.
  private static final Set<String> PLACES = Set.of("domain", "phone", "post", "appname", "invite");

  /// What can be the message of a channel.
  private static final Set<String> MESSAGES = Set.of("start", "text");

  private static final Refused UNKNOWN =
      new Refused(
          "A Telegram address is a name such as @acme, a number with its country code, or a link"
              + " to an invite or a post.");

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    PastedLink link =
        PastedLink.parse(onOwnHost(typed.toLowerCase(Locale.ROOT)) ? "https://" + typed : typed);
    if (link == null) {
      return hasLetter(typed)
          ? name(typed.startsWith("@") ? typed.substring(1) : typed)
          : PhoneNumber.read(typed, PhoneNumber.Bare.UNKNOWN, plans);
    }
    if (link.scheme().equals("tg")) {
      return inApp(link, plans);
    }
    String host = link.host();
    if (!link.isWeb() || !(HOSTS.contains(host) || onOwnHost(host))) {
      return UNKNOWN;
    }
    List<String> path = link.path();
    return onOwnHost(host)
        ? carrying(link, name(host.substring(0, host.indexOf('.'))))
        : onTheWeb(
            link,
            path.isEmpty() || !path.getFirst().equals("s") ? path : path.subList(1, path.size()),
            plans);
  }

  /// `<name>.t.me`.
  private static boolean onOwnHost(String host) {
    return host.endsWith(".t.me") && host.indexOf('.') == host.length() - ".t.me".length();
  }

  private static Reading inApp(PastedLink link, NumberingPlans plans) {
    String domain = link.parameter("domain");
    String phone = link.parameter("phone");
    String invite = link.parameter("invite");
    String post = link.parameter("post");
    return switch (link.host()) {
      case "resolve" -> {
        if (domain != null) {
          String app = link.parameter("appname");
          yield carrying(
              link,
              post != null
                  ? post(List.of(domain, post))
                  : app != null ? miniApp(List.of(domain, app)) : name(domain));
        }
        yield phone == null
            ? UNKNOWN
            : carrying(link, PhoneNumber.read(phone, PhoneNumber.Bare.LINKED, plans));
      }
      case "join" -> invite == null ? UNKNOWN : carrying(link, invite(invite));
      default -> UNKNOWN;
    };
  }

  private static Reading onTheWeb(PastedLink link, List<String> path, NumberingPlans plans) {
    String first = path.isEmpty() ? "" : path.getFirst();
    return switch (path.size()) {
      case 0 -> UNKNOWN;
      case 1 -> {
        if (!first.startsWith("+")) {
          yield carrying(link, name(first));
        }
        // The same form stands for a number and for an invite.
        yield carrying(
            link,
            hasLetter(first)
                ? invite(first.substring(1))
                : PhoneNumber.read(first, PhoneNumber.Bare.UNKNOWN, plans));
      }
      default ->
          carrying(
              link,
              switch (first) {
                case "joinchat" -> path.size() == 2 ? invite(path.get(1)) : UNKNOWN;
                case "m" -> path.size() == 2 ? code("m/", path.get(1)) : UNKNOWN;
                case "c" -> privatePost(path);
                default -> Alphabet.isNumber(path.get(1)) ? post(path) : miniApp(path);
              });
    };
  }

  private static Reading name(String name) {
    if (!Alphabet.spells(name, "_") || name.length() < MIN_NAME || name.length() > MAX_NAME) {
      return new Refused(
          "A Telegram name has "
              + MIN_NAME
              + " to "
              + MAX_NAME
              + " letters (a to z), digits and '_', such as @acme.");
    }
    if (!Alphabet.isLetter(name.charAt(0))) {
      return new Refused(
          "A Telegram name begins with a letter; write a phone number with + in front.");
    }
    return RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? UNKNOWN : new Accepted(name);
  }

  private static Reading invite(String hash) {
    return hasLetter(hash) ? code("+", hash) : UNKNOWN;
  }

  private static boolean hasLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private static Reading code(String before, String code) {
    return Alphabet.isCode(code) ? new Accepted("https://t.me/" + before + code) : UNKNOWN;
  }

  /// `<name>/<post>`, or `<name>/<topic>/<post>`.
  private static Reading post(List<String> path) {
    boolean numbers = path.subList(1, path.size()).stream().allMatch(Alphabet::isNumber);
    return numbers && path.size() <= 3 && name(path.getFirst()) instanceof Accepted
        ? new Accepted("https://t.me/" + String.join("/", path))
        : UNKNOWN;
  }

  /// `c/<channel>/<post>`, or with a topic between them.
  private static Reading privatePost(List<String> path) {
    boolean numbers = path.subList(1, path.size()).stream().allMatch(Alphabet::isNumber);
    return numbers && (path.size() == 3 || path.size() == 4)
        ? new Accepted("https://t.me/" + String.join("/", path))
        : UNKNOWN;
  }

  /// `<bot>/<app>`.
  private static Reading miniApp(List<String> path) {
    return path.size() == 2
            && isBot(path.getFirst())
            && name(path.getFirst()) instanceof Accepted
            && Alphabet.spells(path.get(1), "_")
            && path.get(1).length() <= MAX_NAME
        ? new Accepted("https://t.me/" + String.join("/", path))
        : UNKNOWN;
  }

  /// A reading of the address in a link with its parameters. A draft or a start payload becomes the
  /// channel's message; with anything more (`startapp`, `startgroup`, `comment`, `boost`, ...) the
  /// link stands for itself, all of it.
  private static Reading carrying(PastedLink link, Reading reading) {
    Map<String, String> parameters = link.parameters();
    parameters.keySet().removeIf(Telegram::saysNothing);
    if (!(reading instanceof Accepted(String address, var _, var _)) || parameters.isEmpty()) {
      return reading;
    }
    boolean isLink = ChannelForm.isLink(address);
    if (!isLink && MESSAGES.containsAll(parameters.keySet())) {
      String start = link.parameter("start");
      return ChannelAddress.carrying(reading, start == null ? link.parameter("text") : start, null);
    }
    var whole = new StringBuilder(isLink ? address : "https://t.me/" + address);
    char before = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      PercentEncoding.append(whole.append(before), parameter.getKey());
      if (!parameter.getValue().isEmpty()) {
        PercentEncoding.append(whole.append('='), parameter.getValue());
      }
      before = '&';
    }
    return whole.length() <= ChannelAddress.MAX_LENGTH
        ? new Accepted(whole.toString())
        : new Refused("This Telegram link is too long.");
  }

  /// Where a link leads has been read, and what counts visits on web pages Telegram passes over.
  private static boolean saysNothing(String parameter) {
    return PLACES.contains(parameter)
        || parameter.startsWith("utm_")
        || parameter.equals("fbclid")
        || parameter.equals("gclid");
  }

  private static boolean isBot(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("bot");
  }

  @Override
  public String link(String canonical, String message, String subject) {
    if (ChannelForm.isLink(canonical)) {
      return canonical;
    }
    String url = "https://t.me/" + canonical;
    if (isBot(canonical)) {
      return ChannelLink.with(url, "start", message);
    }
    // Telegram would take a draft that begins with @ for the name of an inline bot.
    return ChannelLink.with(url, "text", message.startsWith("@") ? " " + message : message);
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    boolean payload = message.length() <= MAX_PAYLOAD && Alphabet.spells(message, "-_");
    return isBot(canonical) && !ChannelForm.isLink(canonical) && !payload
        ? "A Telegram bot takes its message as a start payload: up to "
            + MAX_PAYLOAD
            + " letters (a to z), digits, '-' and '_', no blanks."
        : ChannelForm.linkFault(canonical);
  }
}
