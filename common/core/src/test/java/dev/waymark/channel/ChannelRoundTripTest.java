package dev.waymark.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelAddress.Accepted;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is typed, made of what addresses are made of: what is accepted is a fixed point, and
/// its link is a URI of a scheme that we know.
class ChannelRoundTripTest {
  private static final int ROUNDS = 8_000;
  private static final Set<String> SCHEMES =
      Set.of("https", "http", "tel", "sms", "mailto", "viber");

  private static final List<String> PIECES =
      List.of(
          "https://",
          "http://",
          "whatsapp://",
          "tg://",
          "tg:",
          "viber://",
          "line://",
          "sgnl://",
          "tel:",
          "sms:",
          "smsto:",
          "mailto:",
          "instagram://",
          "javascript:",
          "wa.me",
          "t.me",
          "api.whatsapp.com",
          "chat.whatsapp.com",
          "whatsapp.com",
          "telegram.me",
          "m.me",
          "facebook.com",
          "line.me",
          "lin.ee",
          "signal.me",
          "signal.group",
          "ig.me",
          "instagram.com",
          "invite.viber.com",
          "chats.viber.com",
          "example.com",
          "user",
          "send",
          "resolve",
          "join",
          "chat",
          "pa",
          "message",
          "channel",
          "invite",
          "joinchat",
          "c",
          "s",
          "m",
          "R",
          "ti",
          "p",
          "g2",
          "oaMessage",
          "t",
          "messages",
          "/",
          "/",
          "/",
          "?",
          "&",
          "=",
          "#",
          "@",
          "~",
          "+",
          "-",
          " ",
          ".",
          "_",
          ":",
          ";ext=",
          ",",
          "(0)",
          "phone=",
          "text=",
          "domain=",
          "start=",
          "number=",
          "chatURI=",
          "code=",
          "body=",
          "subject=",
          "cc=",
          "ref=",
          "p/",
          "eu/",
          "34600000000",
          "+34600000000",
          "0034600000000",
          "0600",
          "12",
          "acme",
          "Acme_Shop",
          "acmebot",
          "%40",
          "%2B",
          "%0d%0a",
          "%zz",
          "ü",
          "٣٤",
          "\r\n",
          "\0",
          "\ud800",
          "\u202a",
          "{click_id}",
          "<",
          ">",
          "\"",
          "\\",
          "|");

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(0x57_41_59);

  @ParameterizedTest
  @EnumSource
  void read_whateverIsTyped_acceptsFixedPointsWithSoundLinksOnly(ChannelKind kind) {
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String typed = typed(kind);
      if (ChannelAddress.read(kind, typed) instanceof Accepted(String canonical, var message, _)) {
        accepted++;
        assertThat(ChannelAddress.read(kind, canonical))
            .as(typed)
            .isEqualTo(new Accepted(canonical));
        assertSound(kind, canonical, message == null ? text() : message);
      }
    }
    assertThat(accepted).as("accepted, so that the test says something").isGreaterThan(50);
  }

  private void assertSound(ChannelKind kind, String canonical, String message) {
    boolean page = kind == ChannelKind.WEBSITE || kind == ChannelKind.BOOKING;
    // Destinations keep characters that browsers take and java.net.URI does not.
    String base = page ? canonical.replaceAll("[#{}|\"<>%^`\\[\\]]", "") : canonical;
    boolean takes = ChannelMessage.fault(kind, canonical, message) == null;
    String subject = kind.takesSubject() ? text().replaceAll("[\r\n]", "") : null;
    String link = ChannelLink.of(kind, base, takes ? message : null, subject);
    assertThat(link.chars()).as(link).allMatch(c -> c > 0x20 && c < 0x7F);
    URI uri = URI.create(link.replace(ChannelMessage.CLICK_ID, "0123456789"));
    assertThat(SCHEMES).as(link).contains(uri.getScheme());
    if (!page && uri.getScheme().startsWith("http")) {
      assertThat(uri.getScheme()).isEqualTo("https");
      assertThat(uri.getUserInfo()).isNull();
    }
    if (kind == ChannelKind.WHATSAPP || kind == ChannelKind.SMS || kind == ChannelKind.EMAIL) {
      assertThat(decodedParameter(link, message)).as(link).isEqualTo(takes);
    }
  }

  /// Whether the message stands in the link, when it is decoded as its app does.
  private static boolean decodedParameter(String link, String message) {
    String lines = message.replace("\r\n", "\n").replace('\r', '\n');
    String query = link.substring(link.indexOf('?') + 1);
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith("text=") || pair.startsWith("body=")) {
        String decoded = URLDecoder.decode(pair.substring(5), StandardCharsets.UTF_8);
        return decoded.replace("\r\n", "\n").equals(lines);
      }
    }
    return false;
  }

  private String typed(ChannelKind kind) {
    if (random.nextInt(4) == 0) {
      return likely(kind);
    }
    var typed = new StringBuilder();
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      typed.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return typed.toString();
  }

  /// A form that is about, with pieces that may or may not fit it.
  private String likely(ChannelKind kind) {
    List<String> forms =
        switch (kind) {
          case WHATSAPP -> List.of("", "wa.me/", "https://api.whatsapp.com/send?text=x&phone=");
          case TELEGRAM -> List.of("", "@", "t.me/", "t.me/+", "t.me/joinchat/", "t.me/acme/");
          case WEBSITE, BOOKING -> List.of("https://example.com/", "example.com?", "http://x.de#");
          case PHONE -> List.of("", "tel:+34600", "+34 600 000", "+34600000000 ext. ");
          case SMS -> List.of("", "sms:", "sms:+34600000000?body=");
          case EMAIL -> List.of("acme@", "mailto:acme@example.com?subject=", "x@example.com");
          case MESSENGER -> List.of("", "m.me/", "https://facebook.com/messages/t/");
          case VIBER -> List.of("", "viber://pa?chatURI=", "viber://chat?number=");
          case LINE -> List.of("@", "line.me/R/ti/p/", "https://lin.ee/", "line.me/ti/g2/");
          case SIGNAL -> List.of("", "signal.me/#p/", "signal.me/#eu/", "signal.group/#");
          case INSTAGRAM -> List.of("@", "ig.me/m/", "instagram.com/");
        };
    var typed = new StringBuilder(forms.get(random.nextInt(forms.size())));
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      typed.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return typed.toString();
  }

  private String text() {
    var text = new StringBuilder("x");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> "{click_id}";
            case 1 -> "\r\n";
            case 2 -> "&body=";
            case 3 -> Character.toString(random.nextInt(0xA0, 0xD000));
            case 4 -> Character.toString(random.nextInt(0x1F300, 0x1F600));
            default -> Character.toString(random.nextInt(0x20, 0x7F));
          });
    }
    return text.toString();
  }
}
