package dev.waymark.visitor.request;

import dev.waymark.visitor.Parameters;
import org.jspecify.annotations.Nullable;

/// Reads the [Cookie](https://www.rfc-editor.org/rfc/rfc6265#section-5.4) header.
public final class CookieHeader {
  /// Characters that are looked at. A cookie that the cut goes through is dropped.
  public static final int MAX_LENGTH = 16_384;

  /// Cookies that are read; those after them are dropped.
  public static final int MAX_COOKIES = 256;

  private CookieHeader() {}

  /// The cookies. Values are taken out of their quotes and percent-decoded as UTF-8 (`+` stays); a
  /// value that does not decode stands as it is. Names stand as they are. What has no name or no
  /// `=` is dropped.
  ///
  /// @param header the header's value, several headers joined by a semicolon; null when not sent
  public static Parameters parse(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return Parameters.NONE;
    }
    int length = header.length();
    if (length > MAX_LENGTH) {
      length = Math.max(0, header.lastIndexOf(';', MAX_LENGTH));
    }
    var cookies = new Parameters.Builder();
    int start = 0;
    for (int read = 0; start < length && read < MAX_COOKIES; ) {
      int semicolon = header.indexOf(';', start);
      int end = semicolon < 0 || semicolon > length ? length : semicolon;
      int from = Blanks.skip(header, start, end);
      int equals = header.indexOf('=', from);
      if (equals > from && equals < end) {
        cookies.add(
            header.substring(from, Blanks.trim(header, from, equals)),
            value(header, equals + 1, end));
        read++;
      }
      start = end + 1;
    }
    return cookies.build();
  }

  private static String value(String header, int from, int to) {
    int start = Blanks.skip(header, from, to);
    int end = Blanks.trim(header, start, to);
    if (end - start >= 2 && header.charAt(start) == '"' && header.charAt(end - 1) == '"') {
      start++;
      end--;
    }
    String decoded = Percent.decode(header, start, end, false);
    return decoded == null ? header.substring(start, end) : decoded;
  }
}
