package dev.waymark.redirect.journal;

import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A few numbers under a checksum: magic (4 bytes), the numbers (8 each), CRC-32C of all that (4).
final class SmallFile {
  /// Who this journal is: the producer's id, two numbers, and its epoch.
  static final String PRODUCER = "producer";

  /// The number from which on clicks are still to be delivered.
  static final String MARK = "mark";

  private static final int MAGIC = 0x574D4B46;

  private SmallFile() {}

  static void write(DataFiles files, String name, long... numbers) throws IOException {
    files.replace(name, encode(numbers));
  }

  /// The numbers; null when the file is missing, damaged or holds another number of them.
  static long @Nullable [] read(DataFiles files, String name, int count) throws IOException {
    if (!files.names().contains(name)) {
      return null;
    }
    ByteBuffer content = ByteBuffer.allocate(count * Long.BYTES + 2 * Integer.BYTES + 1);
    files.read(name, 0, content);
    return decode(content.flip(), count);
  }

  static ByteBuffer encode(long... numbers) {
    ByteBuffer content = ByteBuffer.allocate(numbers.length * Long.BYTES + 2 * Integer.BYTES);
    content.putInt(MAGIC);
    for (long number : numbers) {
      content.putLong(number);
    }
    return content.putInt(checksum(content, content.position())).flip();
  }

  static long @Nullable [] decode(ByteBuffer content, int count) {
    int length = Integer.BYTES + count * Long.BYTES;
    if (content.limit() != length + Integer.BYTES
        || content.getInt(0) != MAGIC
        || content.getInt(length) != checksum(content, length)) {
      return null;
    }
    var numbers = new long[count];
    content.slice(Integer.BYTES, count * Long.BYTES).asLongBuffer().get(numbers);
    return numbers;
  }

  private static int checksum(ByteBuffer content, int length) {
    var crc = new CRC32C();
    crc.update(content.array(), content.arrayOffset(), length);
    return (int) crc.getValue();
  }
}
