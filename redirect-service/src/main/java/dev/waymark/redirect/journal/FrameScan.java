package dev.waymark.redirect.journal;

import dev.waymark.click.RecordFrame;
import dev.waymark.redirect.disk.DataFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Walks through the intact frames of one segment, from an offset on, in its own buffer. Where
/// something is damaged it looks for the next intact frame, byte by byte.
final class FrameScan {
  /// The smallest buffer that holds any frame.
  static final int MIN_BUFFER = RecordFrame.OVERHEAD + RecordFrame.MAX_PAYLOAD;

  private final DataFiles files;
  private final ByteBuffer buffer;
  private final CRC32C crc = new CRC32C();
  private String name = "";
  private long bufferOffset;
  private boolean atEndOfFile;
  private int start;
  private int end;

  FrameScan(DataFiles files, int bufferBytes) {
    this.files = files;
    this.buffer = ByteBuffer.allocate(Math.max(bufferBytes, MIN_BUFFER));
  }

  void begin(String segmentName, long offset) throws IOException {
    name = segmentName;
    fill(offset);
  }

  private void fill(long offset) throws IOException {
    bufferOffset = offset;
    buffer.clear();
    files.read(name, offset, buffer);
    atEndOfFile = buffer.hasRemaining();
    buffer.flip();
    start = 0;
    end = 0;
  }

  /// Goes to the next intact frame, wherever it is.
  ///
  /// @return false when the file holds none any more
  boolean next() throws IOException {
    start = end;
    while (true) {
      int frameEnd = RecordFrame.endOf(buffer, start, crc);
      if (frameEnd >= 0) {
        end = frameEnd;
        return true;
      }
      boolean mayBeCut = buffer.limit() - start < MIN_BUFFER && !atEndOfFile;
      if (mayBeCut) {
        fill(bufferOffset + start);
      } else if (start >= buffer.limit()) {
        end = start;
        return false;
      } else {
        start++;
      }
    }
  }

  /// Whether another intact frame follows directly, in what was read already; goes there if so.
  boolean nextInBuffer() {
    int frameEnd = RecordFrame.endOf(buffer, end, crc);
    if (frameEnd < 0) {
      return false;
    }
    start = end;
    end = frameEnd;
    return true;
  }

  /// The number of the frame at hand.
  long sequence() {
    return RecordFrame.sequenceOf(buffer, start);
  }

  /// Where the frame at hand starts in the buffer.
  int start() {
    return start;
  }

  /// Where it ends in the buffer.
  int end() {
    return end;
  }

  /// Where it ends in the file.
  long endOffset() {
    return bufferOffset + end;
  }

  /// What was read; valid until the next call of {@link #next} or {@link #begin}.
  ByteBuffer slice(int from, int to) {
    return buffer.slice(from, to - from);
  }
}
