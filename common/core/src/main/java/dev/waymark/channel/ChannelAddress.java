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
      implements Reading {
    /// An address alone.
    public Accepted(String canonical) {
      this(canonical, null, null);
    }
  }

  /// It can't be right.
  ///
  /// @param reason a sentence for the person who wrote it
  public record Refused(String reason) implements Reading {}

  /// Reads an address that is stored, by its form alone. Never throws.
  public static Reading read(ChannelKind kind, String typed) {
    return read(kind, typed, NumberingPlans.NONE);
  }

  /// Reads an address that somebody writes now. Never throws.
  ///
  /// @param plans judge the numbers
  public static Reading read(ChannelKind kind, String typed, NumberingPlans plans) {
    String address = bare(typed);
    if (address.isEmpty()) {
      return new Refused("A " + kind.label() + " channel needs an address.");
    }
    if (address.length() > MAX_LENGTH) {
      return new Refused("An address may have at most " + MAX_LENGTH + " characters.");
    }
    String unprintable = ChannelMessage.unprintable(address, "An address", "");
    return unprintable == null
        ? ChannelForm.of(kind).read(address, plans)
        : new Refused(unprintable);
  }

  /// A reading of the address in a link that carried more.
  ///
  /// @param message null for none
  /// @param subject null for none
  static Reading carrying(Reading reading, @Nullable String message, @Nullable String subject) {
    return switch (reading) {
      case Accepted accepted -> new Accepted(accepted.canonical, message, subject);
      case Refused refused -> refused;
    };
  }

  /// Without the white space and the invisible marks that come along when something is copied.
  private static String bare(String typed) {
    int start = 0;
    int end = typed.length();
    while (start < end && comesAlong(typed.charAt(start))) {
      start++;
    }
    while (end > start && comesAlong(typed.charAt(end - 1))) {
      end--;
    }
    return typed.substring(start, end);
  }

  private static boolean comesAlong(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
