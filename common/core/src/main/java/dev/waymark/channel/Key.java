package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// The readable name by which a channel, a pool, a schedule or the entry of a hub is referred to:
/// `es-sales`. Unique in its workspace among its like.
public final class Key {
  /// Longest key, in characters; every one of them is ASCII.
  public static final int MAX_LENGTH = 64;

  private Key() {}

  /// What is wrong with a key, as a sentence; null when it may be used.
  public static @Nullable String fault(String key) {
    if (key.isEmpty()) {
      return "A key needs at least one character.";
    }
    if (key.length() > MAX_LENGTH) {
      return "A key may have at most " + MAX_LENGTH + " characters.";
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return "A key may have only lower-case letters (a to z), digits and '-'.";
      }
    }
    return key.startsWith("-") || key.endsWith("-")
        ? "A key neither begins nor ends with '-'."
        : null;
  }
}
