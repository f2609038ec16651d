package dev.waymark.visitor;

import dev.waymark.word.Language;

/// What the visitor holds. Televisions, consoles, watches and the like are none of these: unknown.
public enum Device {
  MOBILE("mobile"),
  DESKTOP("desktop"),
  TABLET("tablet");

  private final String key;

  Device(String key) {
    this.key = key;
  }

  /// The value in rules and reports: `mobile`, `desktop`, `tablet`.
  public String key() {
    return key;
  }

  /// The word for it in a sentence.
  public String words(Language language) {
    return language.say(key, spanish());
  }

  private String spanish() {
    return switch (this) {
      case MOBILE -> "móvil";
      case DESKTOP -> "ordenador";
      case TABLET -> "tableta";
    };
  }
}
