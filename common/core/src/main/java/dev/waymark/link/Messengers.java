package dev.waymark.link;

import java.util.Set;

/// Tells links into messengers, by their hosts: parameters of campaigns do nothing there, or harm.
public final class Messengers {
  private static final Set<String> HOSTS =
      Set.of(
          "wa.me",
          "whatsapp.com",
          "api.whatsapp.com",
          "web.whatsapp.com",
          "chat.whatsapp.com",
          "t.me",
          "telegram.me",
          "telegram.dog",
          "m.me",
          "messenger.com",
          "line.me",
          "page.line.me",
          "lin.ee",
          "signal.me",
          "signal.group",
          "viber.me",
          "invite.viber.com",
          "chats.viber.com",
          "ig.me");

  /// `name.t.me` is `t.me/name`.
  private static final String TELEGRAM_NAMES = ".t.me";

  private static final String WWW = "www.";

  private Messengers() {}

  /// Whether a URL leads into a messenger.
  ///
  /// @param url a normalised {@link DestinationUrl}
  public static boolean isLink(String url) {
    int start = url.indexOf("//") + 2;
    if (url.startsWith(WWW, start)) {
      start += WWW.length();
    }
    String spelled = UrlHost.at(url, start);
    String host = spelled.endsWith(".") ? spelled.substring(0, spelled.length() - 1) : spelled;
    return HOSTS.contains(host) || host.endsWith(TELEGRAM_NAMES);
  }
}
