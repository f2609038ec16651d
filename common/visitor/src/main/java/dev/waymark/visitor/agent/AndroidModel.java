package dev.waymark.visitor.agent;

/// Where a header of Android names the device: `CUBOT X50` in `(Linux; Android 11; CUBOT X50)`,
/// `BLU SPIDER` in `(Linux; U; Android 4.2; en-us; BLU SPIDER Build/JDQ39)`. Makers call them as
/// they like, so no robot is told by what stands there.
///
/// @param from where it begins in the header
/// @param to where it ends; the same place when there is none
record AndroidModel(int from, int to) {
  private static final AndroidModel NONE = new AndroidModel(0, 0);
  private static final String BUILD = " build/";

  /// Longest part that is looked through for a language (`zh-hans-cn`).
  private static final int MAX_LANGUAGE = 10;

  /// Finds it in a header, which is in lower case.
  static AndroidModel in(String header) {
    int android = header.indexOf("android");
    int comment = header.indexOf('(');
    if (android < 0 || comment < 0 || android < comment) {
      return NONE;
    }
    int end = endOfComment(header, comment);
    int from = header.indexOf(';', android);
    // A robot that says what it is compatible with is not shy of its name.
    if (android > end || from < 0 || from >= end || isIn(header, "compatible", comment, end)) {
      return NONE;
    }
    int build = header.indexOf(BUILD, from);
    int to = build >= 0 && build < end ? build : endOfPart(header, from, end);
    return new AndroidModel(from, to);
  }

  /// Whether a word is part of the device's name.
  ///
  /// @param header the one in which it was found
  boolean has(String header, String word) {
    return isIn(header, word, from, to);
  }

  /// The header without it.
  String cutFrom(String header) {
    return from == to ? header : header.substring(0, from) + header.substring(to);
  }

  private static boolean isIn(String header, String word, int from, int to) {
    int at = header.indexOf(word, from);
    return at >= 0 && at + word.length() <= to;
  }

  /// The end of the part after a semicolon, or of the one after that when the first is a language.
  private static int endOfPart(String header, int semicolon, int end) {
    int next = header.indexOf(';', semicolon + 1);
    if (next < 0 || next > end) {
      return end;
    }
    String part = header.substring(semicolon + 1, next).strip();
    boolean language =
        part.length() <= MAX_LANGUAGE && part.length() >= 2 && (part.length() == 2 || isTag(part));
    if (!language) {
      return next;
    }
    int afterNext = header.indexOf(';', next + 1);
    return afterNext < 0 || afterNext > end ? end : afterNext;
  }

  private static boolean isTag(String part) {
    return part.charAt(2) == '-' || part.charAt(2) == '_';
  }

  /// Where a comment is closed; brackets within it (`moto g(60)`) belong to it.
  private static int endOfComment(String header, int start) {
    int depth = 0;
    for (int i = start; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return header.length();
  }
}
