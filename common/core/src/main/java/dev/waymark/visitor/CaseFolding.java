package dev.waymark.visitor;

/// Unicode simple case folding, one code point at a time and without a locale, as {@link
/// String#equalsIgnoreCase} compares: `I` and `i` are equal everywhere, `ß` and `ss` are not.
public final class CaseFolding {
  private CaseFolding() {}

  /// The folded text; the argument itself when it is folded already. `a.equalsIgnoreCase(b)` holds
  /// exactly when `fold(a).equals(fold(b))`.
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return foldFrom(text, i);
      }
    }
    return text;
  }

  private static String foldFrom(String text, int start) {
    var folded = new StringBuilder(text.length()).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(codePoint)));
      i += Character.charCount(codePoint);
    }
    return folded.toString();
  }

  /// Whether the text has the part somewhere in it, ignoring case. Allocates nothing.
  public static boolean contains(String text, String part) {
    int last = text.length() - part.length();
    for (int i = 0; i <= last; i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  /// Whether the text begins with the prefix, ignoring case. Allocates nothing.
  public static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /// Whether the text ends with the suffix, ignoring case. Allocates nothing.
  public static boolean endsWith(String text, String suffix) {
    return text.regionMatches(true, text.length() - suffix.length(), suffix, 0, suffix.length());
  }
}
