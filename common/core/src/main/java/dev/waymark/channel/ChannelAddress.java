package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// The address of a channel, read as people paste it: a number, a handle or a link, in any of the
/// forms that are about. What is accepted is normalised once, here.
public final class ChannelAddress {
  /// Longest address, in characters, as typed.
  public static final int MAX_LENGTH = 8_192;

  private ChannelAddress() {}

  /// What came of reading an address.
  public sealed interface Reading {}

  /// It leads somewhere.
  ///
  /// @param canonical the form to store, which read again gives itself: `+` and digits for a
  ///   number, a bare name for a handle, a complete `https` link for what only its app understands
  ///   (an invite, a group)
  /// @param message what the pasted link would have filled in; null when it carried nothing
  /// @param subject the subject it would have filled in; null when it carried none
  public record Accepted(String canonical, @Nullable String message, @Nullable String subject)
      implements Reading {}

  /// It can't be right.
  ///
  /// @param reason a sentence for the person who wrote it
  public record Refused(String reason) implements Reading {}

  /// Reads an address. Never throws.
  public static Reading read(ChannelKind kind, String typed) {
    return new Refused(kind.label() + " is not read yet.");
  }
}
