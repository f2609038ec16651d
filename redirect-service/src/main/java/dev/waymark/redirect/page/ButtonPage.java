package dev.waymark.redirect.page;

import dev.waymark.channel.ChannelKind;
import dev.waymark.page.Language;
import dev.waymark.page.Markup;
import dev.waymark.page.Sheet;
import dev.waymark.page.Template;
import dev.waymark.page.Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// A button in the place of a redirect, for what is neither `http` nor `https`: in-app browsers
/// drop such redirects, but they open what somebody taps.
public final class ButtonPage {
  /// What a button may open: what channels lead to. Whatever else a link says is not opened.
  private static final Set<String> SCHEMES =
      Set.of("http", "https", "tel", "sms", "mailto", "viber", "tg", "whatsapp", "line", "sgnl");

  private static final Template BODY =
      Template.of(
          """
          <h1 dir="auto">{}</h1>
          <p dir="auto">{}</p>
          <ul><li><a class="go" href="{}" rel="noreferrer">{}</a></li></ul>
          """);

  private ButtonPage() {}

  /// Whether a button may open this.
  public static boolean opens(String url) {
    int colon = url.indexOf(':');
    return colon > 0 && SCHEMES.contains(url.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  /// The page of a channel.
  ///
  /// @param url one that a button {@link #opens}
  /// @param name what the channel is called
  public static WebPage of(String url, String name, ChannelKind kind, Language language) {
    Markup body =
        BODY.fill(
            Markup.text(name),
            Markup.text(address(url, kind)),
            Markup.text(url),
            Markup.text(action(kind, language)));
    return WebPage.plain(Sheet.of(language, name, Markup.NONE, body), language);
  }

  private static String action(ChannelKind kind, Language language) {
    return switch (kind) {
      case PHONE -> language.say(Text.BUTTON_CALL);
      case SMS -> language.say(Text.BUTTON_TEXT);
      case EMAIL -> language.say(Text.BUTTON_MAIL);
      case WEBSITE, BOOKING -> language.say(Text.BUTTON_PAGE);
      case WHATSAPP, TELEGRAM, MESSENGER, VIBER, LINE, SIGNAL, INSTAGRAM ->
          language.say(Text.BUTTON_OPEN, kind.label());
    };
  }

  /// What to dial or write to on another device, where the URL tells it.
  private static String address(String url, ChannelKind kind) {
    return switch (kind) {
      case PHONE, SMS, EMAIL -> decoded(url.substring(url.indexOf(':') + 1, endOfPath(url)));
      case WEBSITE, BOOKING, WHATSAPP, TELEGRAM, MESSENGER, VIBER, LINE, SIGNAL, INSTAGRAM ->
          kind.label();
    };
  }

  private static int endOfPath(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url.length() : query;
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
