package dev.waymark.channel;

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

  private ChannelMessage() {}

  /// What is wrong with a message for this very address, as a sentence; null when it may be used.
  ///
  /// @param canonical the address as {@link ChannelAddress} accepted it
  public static @Nullable String fault(ChannelKind kind, String canonical, String message) {
    return null;
  }

  /// What is wrong with a subject, as a sentence; null when it may be used.
  public static @Nullable String subjectFault(ChannelKind kind, String subject) {
    return null;
  }
}
