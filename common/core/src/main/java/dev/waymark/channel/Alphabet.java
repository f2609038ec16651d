package dev.waymark.channel;

/// Of what handles and codes are made. All ASCII, so that nothing in them needs encoding.
final class Alphabet {
  /// Longest invite or code that only its app understands, in characters.
  private static final int MAX_CODE_LENGTH = 512;

  private Alphabet() {}

  /// Whether a text has only letters, digits and some others; true of an empty one.
  static boolean spells(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && others.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether a text is such a code.
  static boolean isCode(String text) {
    return !text.isEmpty() && text.length() <= MAX_CODE_LENGTH && spells(text, "-_");
  }

  /// Whether a text is a number of up to 20 digits.
  static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 20;
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
