package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// The `ref` of a link into Messenger or Instagram: no text for the visitor to send, but a mark
/// that the business's own app is told ([m.me
/// links](https://developers.facebook.com/documentation/business-messaging/messenger-platform/discovery/m-me-links.md)).
final class Reference {
  /// The shortest of the limits that are about, so that every version of the apps takes it.
  private static final int MAX_LENGTH = 149;

  private Reference() {}

  /// What is wrong with a reference, as a sentence; null when it may be used.
  static @Nullable String fault(ChannelKind kind, String reference) {
    return reference.length() <= MAX_LENGTH && Alphabet.spells(reference, "+/=-.:_")
        ? null
        : kind.label()
            + " takes no text but a reference for your own app: up to "
            + MAX_LENGTH
            + " letters (a to z), digits and + / = - . : _, no blanks.";
  }
}
