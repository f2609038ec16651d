package dev.waymark.redirect.store;

import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Writes a file of numbers and texts from its beginning to its end, which is a CRC-32C of all of
/// it. Big-endian. For one thread.
public final class FileOutput implements AutoCloseable {
  private final DataFiles.AppendFile file;
  private final ByteBuffer buffer = ByteBuffer.allocate(FileInput.BUFFER);
  private final CRC32C crc = new CRC32C();

  /// @param name of a file that is not there yet
  public FileOutput(DataFiles files, String name) throws IOException {
    file = files.create(name);
  }

  /// Eight bytes.
  public void putLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  /// Four bytes.
  public void putInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  /// A text of at most 64 KiB.
  public void putText(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
  }

  private ByteBuffer room(int more) throws IOException {
    if (buffer.remaining() < more) {
      write();
    }
    return buffer;
  }

  private void write() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    file.write(buffer);
    buffer.clear();
  }

  /// Ends the file, and has it on the medium.
  public void end() throws IOException {
    write();
    buffer.putLong(crc.getValue()).flip();
    file.write(buffer);
    file.sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
