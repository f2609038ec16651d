package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// What a kind of channel knows of itself: how people write its addresses, and which link opens it.
///
/// A canonical address is `+` and digits, a bare handle, or a complete `https` link; the last
/// stands for itself and takes no message.
sealed interface ChannelForm
    permits WhatsApp,
        Telegram,
        WebPage,
        PhoneCall,
        TextMessage,
        Mail,
        Messenger,
        Viber,
        Line,
        Signal,
        Instagram {

  /// The form of a kind.
  static ChannelForm of(ChannelKind kind) {
    return switch (kind) {
      case WHATSAPP -> new WhatsApp();
      case TELEGRAM -> new Telegram();
      case WEBSITE, BOOKING -> new WebPage();
      case PHONE -> new PhoneCall();
      case SMS -> new TextMessage();
      case EMAIL -> new Mail();
      case MESSENGER -> new Messenger();
      case VIBER -> new Viber();
      case LINE -> new Line();
      case SIGNAL -> new Signal();
      case INSTAGRAM -> new Instagram();
    };
  }

  /// Reads an address without control characters and without white space around it.
  ChannelAddress.Reading read(String typed, NumberingPlans plans);

  /// The URL.
  ///
  /// @param message empty for none
  /// @param subject empty for none
  String link(String canonical, String message, String subject);

  /// What is wrong with a printable message, as a sentence; null when it may be used.
  @Nullable String messageFault(String canonical, String message);

  /// Whether a canonical address is a link that stands for itself.
  static boolean isLink(String canonical) {
    return canonical.startsWith("https://");
  }

  /// The fault of a message on such a link; null on others.
  static @Nullable String linkFault(String canonical) {
    return isLink(canonical)
        ? "A message goes with a number or a name only, not with a link such as " + canonical + "."
        : null;
  }
}
