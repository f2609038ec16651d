package dev.waymark.visitor;

import dev.waymark.word.Language;

/// The operating system, as rules name it. iPadOS counts as iOS, every Linux distribution as Linux,
/// FireOS as Android; what is recognised but not listed is {@link #OTHER}. What is not recognised
/// is unknown, which is no value of this type.
public enum OperatingSystem {
  IOS("iOS"),
  ANDROID("Android"),
  WINDOWS("Windows"),
  MACOS("macOS"),
  LINUX("Linux"),
  CHROME_OS("ChromeOS"),
  OTHER("other");

  private final String key;

  OperatingSystem(String key) {
    this.key = key;
  }

  /// The value in rules and reports, in its maker's spelling.
  public String key() {
    return key;
  }

  /// The word for it in a sentence.
  public String words(Language language) {
    return this == OTHER ? language.say(key, "otro") : key;
  }
}
