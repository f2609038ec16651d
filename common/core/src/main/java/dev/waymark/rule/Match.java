package dev.waymark.rule;

import org.jspecify.annotations.Nullable;

/// How many of some conditions must hold.
public enum Match {
  /// Every one.
  ALL("all"),
  /// One at least; where there are no conditions at all, nothing is asked of anybody.
  ANY("any");

  private final String key;

  Match(String key) {
    this.key = key;
  }

  /// The one with this key; null when there is none.
  public static @Nullable Match of(String key) {
    for (Match match : values()) {
      if (match.key.equals(key)) {
        return match;
      }
    }
    return null;
  }

  /// The value in JSON.
  public String key() {
    return key;
  }
}
