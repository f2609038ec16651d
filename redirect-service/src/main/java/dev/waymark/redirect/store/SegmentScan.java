package dev.waymark.redirect.store;

import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Walks through the frames of one segment in order, up to the first that is not intact.
final class SegmentScan {
  private static final int BUFFER = 1 << 20;

  private final DataFiles files;
  private final String name;
  private final CRC32C crc = new CRC32C();
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long bufferOffset;
  private int start;
  private int end;

  /// @param from an offset at which a frame begins; 0 for the beginning of the file
  SegmentScan(DataFiles files, String name, long from) throws IOException {
    this.files = files;
    this.name = name;
    fill(from);
  }

  /// What the file begins with; the records begin behind it.
  long header() {
    if (buffer.limit() < RecordLog.HEADER) {
      return 0;
    }
    end = RecordLog.HEADER;
    return buffer.getLong(0);
  }

  private void fill(long offset) throws IOException {
    bufferOffset = offset;
    buffer.clear();
    files.read(name, offset, buffer);
    buffer.flip();
    start = 0;
    end = 0;
  }

  /// Goes to the next record; false when the file ends, or the record is cut or damaged.
  boolean next() throws IOException {
    if (buffer.limit() - end < RecordLog.OVERHEAD && mayHaveMore()) {
      fill(bufferOffset + end);
    }
    if (buffer.limit() - end < RecordLog.OVERHEAD) {
      return false;
    }
    int length = buffer.getInt(end);
    if (length < 1 || length > RecordLog.LONGEST) {
      return false;
    }
    if (buffer.limit() - end < RecordLog.OVERHEAD + length && mayHaveMore()) {
      if (buffer.capacity() < RecordLog.OVERHEAD + length) {
        buffer = ByteBuffer.allocate(RecordLog.OVERHEAD + length);
      }
      fill(bufferOffset + end);
    }
    if (buffer.limit() - end < RecordLog.OVERHEAD + length) {
      return false;
    }
    crc.reset();
    crc.update(buffer.array(), end + RecordLog.OVERHEAD, length);
    if ((int) crc.getValue() != buffer.getInt(end + Integer.BYTES)) {
      return false;
    }
    start = end;
    end = start + RecordLog.OVERHEAD + length;
    return true;
  }

  private boolean mayHaveMore() {
    return end > 0 || buffer.limit() == buffer.capacity();
  }

  /// The record at hand; valid until the next call of {@link #next}.
  ByteBuffer record() {
    int from = start + RecordLog.OVERHEAD;
    return buffer.slice(from, end - from);
  }

  /// Where its frame begins in the file.
  long recordOffset() {
    return bufferOffset + start;
  }

  /// Behind the last record that was read.
  long offset() {
    return bufferOffset + end;
  }
}
