package dev.waymark.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// A language in which our pages speak. Immutable; each is there once.
public final class Language {
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he");
  private static final String PLACE = "{}";

  private final String tag;
  private final Map<Text, String> texts;

  /// @param tag [BCP 47](https://www.rfc-editor.org/info/bcp47)
  /// @param words by the keys of texts
  /// @throws IllegalArgumentException when a text is missing, or a key is none
  Language(String tag, Properties words) {
    this.tag = tag;
    this.texts = new EnumMap<>(Text.class);
    Set<String> unknown = new TreeSet<>(words.stringPropertyNames());
    for (Text text : Text.values()) {
      String said = words.getProperty(text.key());
      if (said == null || said.isBlank()) {
        throw new IllegalArgumentException(tag + " does not say " + text.key());
      }
      texts.put(text, said);
      unknown.remove(text.key());
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(tag + " says what nobody asks for: " + unknown);
    }
  }

  /// Its name for browsers.
  String tag() {
    return tag;
  }

  /// Which way it is written: `ltr` or `rtl`.
  String direction() {
    return RIGHT_TO_LEFT.contains(tag) ? "rtl" : "ltr";
  }

  /// A text without a place.
  public String say(Text text) {
    return texts.getOrDefault(text, "");
  }

  /// A text with what fills its place.
  public String say(Text text, String filling) {
    return say(text).replace(PLACE, filling);
  }

  /// The tag.
  @Override
  public String toString() {
    return tag;
  }
}
