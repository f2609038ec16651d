package dev.waymark.visitor;

import dev.waymark.word.Language;

/// Whether a business-hours schedule is open at the moment of a visit.
public enum Opening {
  /// Within its hours.
  OPEN("open"),
  /// Outside of them.
  CLOSED("closed");

  private final String key;

  Opening(String key) {
    this.key = key;
  }

  /// What it is when it is not this.
  public Opening other() {
    return this == OPEN ? CLOSED : OPEN;
  }

  /// The value in rules: `sales-desk=open`.
  public String key() {
    return key;
  }

  /// The word for it in a sentence.
  public String words(Language language) {
    return language.say(key, spanish());
  }

  private String spanish() {
    return switch (this) {
      case OPEN -> "abierto";
      case CLOSED -> "cerrado";
    };
  }
}
