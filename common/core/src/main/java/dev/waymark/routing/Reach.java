package dev.waymark.routing;

import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelLink;
import dev.waymark.link.AppUrl;
import dev.waymark.publication.ChannelDocument;

/// A channel in the form that visitors are sent to.
///
/// @param key its key
/// @param name what people call it
/// @param kind what it opens
/// @param url complete but for the click's id
/// @param isWeb whether browsers follow a redirect there
record Reach(String key, String name, ChannelKind kind, String url, boolean isWeb) {

  static Reach of(ChannelDocument channel) {
    String url =
        ChannelLink.of(channel.kind(), channel.address(), channel.message(), channel.subject());
    return new Reach(channel.key(), channel.name(), channel.kind(), url, AppUrl.isWeb(url));
  }

  /// Whether it is a page, on which the parameters of campaigns mean something.
  boolean isPage() {
    return switch (kind) {
      case WEBSITE, BOOKING -> true;
      case WHATSAPP, TELEGRAM, PHONE, SMS, EMAIL, MESSENGER, VIBER, LINE, SIGNAL, INSTAGRAM ->
          false;
    };
  }
}
