package dev.waymark.visitor.request;

/// Blanks and tabs, which HTTP allows around the parts of a header.
final class Blanks {
  private Blanks() {}

  /// The first place from `from` that is not blank; `to` when all are.
  static int skip(String text, int from, int to) {
    int i = from;
    while (i < to && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// The place after the last character before `to` that is not blank; `from` when all are.
  static int trim(String text, int from, int to) {
    int i = to;
    while (i > from && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
