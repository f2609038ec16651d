package dev.waymark.visitor.request;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Percent-decoding as strict UTF-8.
///
/// HTTP servers hand over the bytes of a request as characters of the same number. Characters above
/// 0x7F are therefore tried as bytes first (raw UTF-8 in a header), and as themselves when that
/// gives no UTF-8.
final class Percent {
  private Percent() {}

  /// The decoded text; null when an escape is malformed or its bytes are not UTF-8.
  ///
  /// @param plusIsBlank whether `+` stands for a blank, as it does in a query string
  static @Nullable String decode(String text, int from, int to, boolean plusIsBlank) {
    boolean coded = false;
    int all = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      coded |= c == '%' || (plusIsBlank && c == '+');
      all |= c;
    }
    String raw = text.substring(from, to);
    if (all <= 0x7F) {
      return coded ? decode(raw.getBytes(StandardCharsets.US_ASCII), plusIsBlank) : raw;
    }
    String decoded =
        all <= 0xFF ? decode(raw.getBytes(StandardCharsets.ISO_8859_1), plusIsBlank) : null;
    return decoded == null ? decode(raw.getBytes(StandardCharsets.UTF_8), plusIsBlank) : decoded;
  }

  /// Decodes in place.
  private static @Nullable String decode(byte[] bytes, boolean plusIsBlank) {
    int size = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        if (i + 2 >= bytes.length) {
          return null;
        }
        int high = Character.digit((char) bytes[i + 1], 16);
        int low = Character.digit((char) bytes[i + 2], 16);
        if (high < 0 || low < 0) {
          return null;
        }
        bytes[size++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[size++] = b == '+' && plusIsBlank ? (byte) ' ' : b;
      }
    }
    return utf8(bytes, size);
  }

  private static @Nullable String utf8(byte[] bytes, int size) {
    var chars = CharBuffer.allocate(size);
    // A decoder of one's own reports malformed bytes as a value; String would replace them.
    boolean malformed =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, 0, size), chars, true)
            .isError();
    return malformed ? null : chars.flip().toString();
  }
}
