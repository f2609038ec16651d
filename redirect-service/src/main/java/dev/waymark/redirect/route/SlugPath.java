package dev.waymark.redirect.route;

import org.jspecify.annotations.Nullable;

/// Reads the slug out of a request's target.
final class SlugPath {
  private SlugPath() {}

  /// The path without its first slash and without one trailing slash, percent-decoded once. Null
  /// when it does not begin with a slash, or an escape in it is malformed.
  ///
  /// Decoded bytes stand as characters of the same number: a slug is ASCII, so what is not ASCII
  /// has no meaning here, and no two spellings of it can be mistaken for a slug.
  ///
  /// @param uri the target as it was sent, with its query
  static @Nullable String of(String uri) {
    if (uri.isEmpty() || uri.charAt(0) != '/') {
      return null;
    }
    int end = uri.length();
    boolean escaped = false;
    for (int i = 1; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      } else if (c == '%') {
        escaped = true;
      }
    }
    if (escaped) {
      return decoded(uri, end);
    }
    return uri.substring(1, end > 1 && uri.charAt(end - 1) == '/' ? end - 1 : end);
  }

  private static @Nullable String decoded(String uri, int end) {
    var text = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '%') {
        int code = i + 2 < end ? octet(uri.charAt(i + 1), uri.charAt(i + 2)) : -1;
        if (code < 0) {
          return null;
        }
        c = (char) code;
        i += 2;
      }
      text.append(c);
    }
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == '/') {
      text.setLength(last);
    }
    return text.toString();
  }

  /// The value of two hexadecimal digits; negative when they are none.
  private static int octet(char high, char low) {
    return hex(high) << 4 | hex(low);
  }

  private static int hex(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = (c | 0x20) - 'a';
    return letter >= 0 && letter < 6 && c < 0x80 ? letter + 10 : -1;
  }
}
