package dev.waymark.channel;

import dev.waymark.click.ClickId;
import dev.waymark.link.DestinationUrl;
import org.jspecify.annotations.Nullable;

/// What a channel fills in for its visitor: the text of a chat, the body of a mail, the `start`
/// payload of a Telegram bot.
public final class ChannelMessage {
  /// Longest message, in characters.
  public static final int MAX_LENGTH = 2_000;

  /// Longest subject, in characters.
  public static final int MAX_SUBJECT_LENGTH = 255;

  /// Stands for the id of the click in a message or a destination.
  public static final String CLICK_ID = "{click_id}";

  /// As long as the id that takes its place, and of letters, as that is.
  private static final String SOME_CLICK_ID = "x".repeat(ClickId.LENGTH);

  private ChannelMessage() {}

  /// What is wrong with a message for this very address, as a sentence; null when it may be used.
  ///
  /// @param canonical the address as {@link ChannelAddress} accepted it
  public static @Nullable String fault(ChannelKind kind, String canonical, String message) {
    if (!kind.takesMessage()) {
      return "A " + kind.label() + " channel takes no message.";
    }
    if (message.isBlank() || message.length() > MAX_LENGTH) {
      return "A message has 1 to " + MAX_LENGTH + " characters.";
    }
    String unprintable = unprintable(message, "A message", "\r\n\t");
    if (unprintable != null) {
      return unprintable;
    }
    String sent = message.replace(CLICK_ID, SOME_CLICK_ID);
    String fault = ChannelForm.of(kind).messageFault(canonical, sent);
    if (fault != null) {
      return fault;
    }
    // A URL that would not pass as a destination fails in messengers, too.
    return ChannelLink.of(kind, canonical, sent, null).length() > DestinationUrl.MAX_LENGTH
        ? "The message is too long: its link would have more than "
            + DestinationUrl.MAX_LENGTH
            + " characters."
        : null;
  }

  /// What is wrong with a subject, as a sentence; null when it may be used.
  public static @Nullable String subjectFault(ChannelKind kind, String subject) {
    if (!kind.takesSubject()) {
      return "A " + kind.label() + " channel takes no subject.";
    }
    if (subject.isBlank() || subject.length() > MAX_SUBJECT_LENGTH) {
      return "A subject has 1 to " + MAX_SUBJECT_LENGTH + " characters.";
    }
    return unprintable(subject, "A subject", "");
  }

  /// What makes a text unfit to be sent, as a sentence; null when nothing does.
  ///
  /// @param what what the text is
  /// @param allowed the control characters that it may have
  static @Nullable String unprintable(String text, String what, String allowed) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) && allowed.indexOf(c) < 0) {
        return what
            + " may not contain "
            + (c == '\n' || c == '\r' ? "line breaks." : "control characters.");
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return what + " may not contain half a character (a lone surrogate).";
      }
      i += Character.charCount(c);
    }
    return null;
  }
}
