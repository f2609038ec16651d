package dev.waymark.redirect.counter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What was counted up to a place in the journal.
///
/// As bytes, big-endian: `WMKCNT` and the format version (8), producer (16), position (8), how many
/// links (4), each link's id (its length in two bytes, then modified UTF-8) and count (8), CRC-32C
/// of all that (4).
///
/// @param producer whose journal it is
/// @param position the number of the first click that is not counted yet
/// @param counts clicks by link
record Checkpoint(UUID producer, long position, Map<String, Long> counts) {
  private static final long FORMAT = 0x574d4b434e540001L;

  /// Keeps an own copy.
  Checkpoint {
    counts = Map.copyOf(counts);
  }

  ByteBuffer encode() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(FORMAT);
      out.writeLong(producer.getMostSignificantBits());
      out.writeLong(producer.getLeastSignificantBits());
      out.writeLong(position);
      out.writeInt(counts.size());
      for (Map.Entry<String, Long> count : counts.entrySet()) {
        out.writeUTF(count.getKey());
        out.writeLong(count.getValue());
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("an id that is too long", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /// Null when the bytes are damaged anywhere, or of another format.
  static @Nullable Checkpoint decode(ByteBuffer content) {
    var bytes = new byte[content.remaining()];
    content.get(bytes);
    int length = bytes.length - Integer.BYTES;
    if (length < Long.BYTES
        || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)
        || ByteBuffer.wrap(bytes).getLong() != FORMAT) {
      return null;
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, Long.BYTES, length))) {
      var producer = new UUID(in.readLong(), in.readLong());
      long position = in.readLong();
      var counts = new HashMap<String, Long>();
      for (int left = in.readInt(); left > 0; left--) {
        counts.put(in.readUTF(), in.readLong());
      }
      return new Checkpoint(producer, position, counts);
    } catch (IOException e) {
      return null; // a checksum that fits what is no checkpoint
    }
  }

  private static int checksum(byte[] bytes, int length) {
    var crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
