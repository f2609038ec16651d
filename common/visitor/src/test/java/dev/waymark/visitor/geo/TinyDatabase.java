package dev.waymark.visitor.geo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A database of MaxMind's format with two records: one for the IPv4 addresses below 128.0.0.0, one
/// for the others.
final class TinyDatabase {
  private static final int SEPARATOR = 16;

  private TinyDatabase() {}

  /// The bytes of the database.
  ///
  /// @param type what it calls itself
  /// @param low the record of the lower half: text, numbers and maps of them
  /// @param high that of the upper half
  static byte[] of(String type, Map<String, ?> low, Map<String, ?> high) {
    byte[] first = encode(low);
    var out = new ByteArrayOutputStream();
    int nodes = 1;
    out.writeBytes(new byte[] {0, 0, (byte) (nodes + SEPARATOR)});
    int second = nodes + SEPARATOR + first.length;
    out.writeBytes(new byte[] {0, (byte) (second >> 8), (byte) second});
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(first);
    out.writeBytes(encode(high));
    out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1_700_000_000L);
    metadata.put("database_type", type);
    metadata.put("description", Map.of());
    metadata.put("ip_version", 4);
    metadata.put("languages", new String[0]);
    metadata.put("node_count", nodes);
    metadata.put("record_size", 24);
    out.writeBytes(encode(metadata));
    return out.toByteArray();
  }

  /// A record of the usual form.
  static Map<String, ?> country(String code) {
    return Map.of("country", Map.of("iso_code", code));
  }

  private static byte[] encode(Object value) {
    var out = new ByteArrayOutputStream();
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case Integer number -> {
        control(out, 6, 4);
        out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
      }
      case Long number -> {
        control(out, 9, 8);
        out.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
      }
      case Map<?, ?> map -> {
        control(out, 7, map.size());
        map.forEach(
            (key, element) -> {
              out.writeBytes(encode(key));
              out.writeBytes(encode(element));
            });
      }
      case List<?> list -> {
        control(out, 11, list.size());
        list.forEach(element -> out.writeBytes(encode(element)));
      }
      case String[] list -> {
        control(out, 11, list.length);
        for (String element : list) {
          out.writeBytes(encode(element));
        }
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
    return out.toByteArray();
  }

  private static void control(ByteArrayOutputStream out, int type, int size) {
    out.write((type <= 7 ? type << 5 : 0) | Math.min(size, 29));
    if (type > 7) {
      out.write(type - 7);
    }
    if (size >= 29) {
      out.write(size - 29);
    }
  }
}
