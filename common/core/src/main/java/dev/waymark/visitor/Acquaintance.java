package dev.waymark.visitor;

import dev.waymark.word.Language;

/// Whether a visitor was on a link before, as far as the link's own cookie tells.
public enum Acquaintance {
  /// Without the cookie: here for the first time, in another browser, or without memory.
  NEW("new"),
  /// The cookie came back.
  RETURNING("returning");

  /// With the link's id behind it, the name of the cookie. Only links that ask give it; its value
  /// says nothing.
  public static final String COOKIE_PREFIX = "_seen_";

  private final String key;

  Acquaintance(String key) {
    this.key = key;
  }

  /// The value in JSON.
  public String key() {
    return key;
  }

  /// Whether the cookie of a link is among those that were sent. Allocates nothing.
  static boolean isIn(Parameters cookies, String link) {
    int length = COOKIE_PREFIX.length() + link.length();
    for (int i = 0; i < cookies.size(); i++) {
      String name = cookies.name(i);
      if (name.length() == length && name.startsWith(COOKIE_PREFIX) && name.endsWith(link)) {
        return true;
      }
    }
    return false;
  }

  /// The word for it in a sentence.
  public String words(Language language) {
    return language.say(key, spanish());
  }

  private String spanish() {
    return switch (this) {
      case NEW -> "nuevo";
      case RETURNING -> "recurrente";
    };
  }
}
