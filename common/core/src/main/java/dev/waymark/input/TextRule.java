package dev.waymark.input;

import org.jspecify.annotations.Nullable;

/// What a text that people write may be like.
///
/// @param maxLength in characters (code points)
/// @param blankAllowed whether it may be empty or only white space
/// @param linesAllowed whether it may have line breaks and tabs
public record TextRule(int maxLength, boolean blankAllowed, boolean linesAllowed) {
  /// One line with something in it, such as a name.
  public static TextRule line(int maxLength) {
    return new TextRule(maxLength, false, false);
  }

  /// One line, possibly empty.
  public static TextRule optionalLine(int maxLength) {
    return new TextRule(maxLength, true, false);
  }

  /// Several lines, possibly empty.
  public static TextRule lines(int maxLength) {
    return new TextRule(maxLength, true, true);
  }

  /// What is wrong with a text, as a sentence; null when it is as it should be.
  public @Nullable String fault(String text) {
    if (text.codePointCount(0, text.length()) > maxLength) {
      return "At most " + maxLength + " characters.";
    }
    if (!blankAllowed && text.isBlank()) {
      return "This may not be empty.";
    }
    return text.codePoints().anyMatch(this::isUnwelcome)
        ? "Control characters, halves of characters, and marks that turn the direction of writing"
            + " are not allowed."
        : null;
  }

  /// Directional overrides and isolates let a text show otherwise than it reads.
  private boolean isUnwelcome(int c) {
    boolean control =
        Character.isISOControl(c) && !(linesAllowed && (c == '\n' || c == '\r' || c == '\t'));
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return control || half || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
