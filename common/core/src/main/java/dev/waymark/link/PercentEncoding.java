package dev.waymark.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Percent-encoding ([RFC 3986](https://www.rfc-editor.org/info/rfc3986)) of texts in UTF-8.
public final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";
  private static final char NOT_UTF_8 = '\uFFFD';

  private PercentEncoding() {}

  /// A text of which the unreserved characters stay as they are; a space becomes `%20`.
  public static String of(String text) {
    var encoded = new StringBuilder(text.length() + 16);
    append(encoded, text);
    return encoded.toString();
  }

  /// Appends a text of which the unreserved characters stay as they are; a space becomes `%20`.
  public static void append(StringBuilder out, String text) {
    append(out, text, "");
  }

  /// Appends a text of which the unreserved characters and some others stay as they are.
  ///
  /// @param kept the others, all ASCII
  public static void append(StringBuilder out, String text, String kept) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isUnreserved(c) || kept.indexOf(c) >= 0) {
        out.append(c);
      } else {
        appendByte(out, b);
      }
    }
  }

  /// Appends one byte as `%XX`.
  public static void appendByte(StringBuilder out, byte b) {
    out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /// The decoded text; the text itself where an escape is malformed or its bytes are not UTF-8.
  ///
  /// @param plusIsBlank whether `+` stands for a blank, as it does in the query of a web page
  public static String decode(String text, boolean plusIsBlank) {
    try {
      String decoded =
          URLDecoder.decode(plusIsBlank ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.indexOf(NOT_UTF_8) < 0 ? decoded : text;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
