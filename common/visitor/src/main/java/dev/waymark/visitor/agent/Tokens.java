package dev.waymark.visitor.agent;

/// Whole tokens in a User-Agent header. A token ends where letters and digits end, so that `line/`
/// is not found in `Offline/1` nor `bot` in `Cubot`.
final class Tokens {
  private Tokens() {}

  /// Whether the token stands in the header; both in lower case.
  static boolean contains(String header, String token) {
    for (int i = header.indexOf(token); i >= 0; i = header.indexOf(token, i + 1)) {
      int end = i + token.length();
      boolean starts = i == 0 || !isWord(header.charAt(i - 1)) || !isWord(token.charAt(0));
      boolean ends =
          end == header.length()
              || !isWord(header.charAt(end))
              || !isWord(token.charAt(token.length() - 1));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of the tokens stands in the header.
  static boolean containsAny(String header, String... tokens) {
    for (String token : tokens) {
      if (contains(header, token)) {
        return true;
      }
    }
    return false;
  }

  /// Where the next token of the header, outside one part of it, ends with a text: where that text
  /// begins; -1 when none does. Both in lower case.
  ///
  /// @param start where to look first
  /// @param from where the part begins that is not looked at
  /// @param to where it ends
  static int ending(String header, String text, int start, int from, int to) {
    for (int i = header.indexOf(text, start); i >= 0; i = header.indexOf(text, i + 1)) {
      int end = i + text.length();
      boolean apart = end <= from || i >= to;
      if (apart && (end == header.length() || !isWord(header.charAt(end)))) {
        return i;
      }
    }
    return -1;
  }

  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
