package dev.waymark.redirect.route;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the slug out of a request's target.
final class SlugPath {
  private SlugPath() {}

  /// The path without its first slash and without one trailing slash, percent-decoded once, as
  /// UTF-8. Null when it does not begin with a slash, or an escape in it is malformed. Bytes that
  /// are not UTF-8 become U+FFFD, which no slug has.
  ///
  /// @param uri the target as it was sent, with its query
  static @Nullable String of(String uri) {
    if (uri.isEmpty() || uri.charAt(0) != '/') {
      return null;
    }
    int end = uri.length();
    boolean plain = true;
    for (int i = 1; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      } else if (c == '%' || c >= 0x80) {
        plain = false;
      }
    }
    if (!plain) {
      return decoded(uri, end);
    }
    return uri.substring(1, end > 1 && uri.charAt(end - 1) == '/' ? end - 1 : end);
  }

  /// @param uri whose characters are bytes, as the server reads them
  private static @Nullable String decoded(String uri, int end) {
    byte[] bytes = new byte[end];
    int length = 0;
    for (int i = 1; i < end; i++) {
      int code = uri.charAt(i);
      if (code == '%') {
        code = i + 2 < end ? octet(uri.charAt(i + 1), uri.charAt(i + 2)) : -1;
        if (code < 0) {
          return null;
        }
        i += 2;
      }
      bytes[length++] = (byte) code;
    }
    if (length > 0 && bytes[length - 1] == '/') {
      length--;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
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
