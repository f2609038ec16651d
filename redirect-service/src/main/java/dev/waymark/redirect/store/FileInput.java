package dev.waymark.redirect.store;

import dev.waymark.redirect.disk.DataFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Reads a file that {@link FileOutput} has written, after all of it was checked. For one thread.
public final class FileInput {
  static final int BUFFER = 1 << 20;

  private final DataFiles files;
  private final String name;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long next;

  /// @throws IOException when it was not ended, or is damaged
  public FileInput(DataFiles files, String name) throws IOException {
    this.files = files;
    this.name = name;
    check();
    next = 0;
    buffer.clear().flip();
  }

  private void check() throws IOException {
    long size = files.size(name);
    var crc = new CRC32C();
    while (next < size - Long.BYTES) {
      buffer.clear().limit((int) Math.min(BUFFER, size - Long.BYTES - next));
      files.read(name, next, buffer);
      next += buffer.position();
      crc.update(buffer.flip());
    }
    buffer.clear().limit(Long.BYTES);
    files.read(name, next, buffer);
    if (buffer.hasRemaining() || buffer.getLong(0) != crc.getValue()) {
      throw new StreamCorruptedException("the checksum of " + name + " is wrong");
    }
  }

  /// Eight bytes.
  public long getLong() throws IOException {
    return atLeast(Long.BYTES).getLong();
  }

  /// Four bytes.
  public int getInt() throws IOException {
    return atLeast(Integer.BYTES).getInt();
  }

  /// A text.
  public String getText() throws IOException {
    int length = getInt();
    if (length < 0 || length > BUFFER) {
      throw new StreamCorruptedException("a text of " + length + " bytes");
    }
    var utf8 = new byte[length];
    atLeast(length).get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private ByteBuffer atLeast(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      int before = buffer.position();
      files.read(name, next, buffer);
      next += buffer.position() - before;
      buffer.flip();
      if (buffer.remaining() < bytes) {
        throw new EOFException(name + " ends too soon");
      }
    }
    return buffer;
  }
}
