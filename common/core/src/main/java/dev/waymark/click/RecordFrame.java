package dev.waymark.click;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The frame around one record, in the journal and on the wire alike: CRC-32C over all that follows
/// (4 bytes), length of the payload (4), sequence number (8), payload. Big-endian.
///
/// The checksum covers length and number too, so any flipped bit anywhere in a frame is noticed;
/// and a stretch of zeros is no frame, for the checksum of zeros is not zero.
///
/// Frames are written in two steps, because the payload is known before its number is: {@link
/// #begin} and {@link #end} around the payload, {@link #seal} once the number is drawn.
public final class RecordFrame {
  /// Bytes of a frame beside its payload.
  public static final int OVERHEAD = 16;

  /// The longest payload.
  public static final int MAX_PAYLOAD = 32 * 1024;

  private static final int LENGTH_AT = 4;
  private static final int SEQUENCE_AT = 8;

  private RecordFrame() {}

  /// Leaves room for the head of a frame.
  ///
  /// @return where the frame starts
  public static int begin(ByteBuffer out) {
    int start = out.position();
    out.position(start + OVERHEAD);
    return start;
  }

  /// Notes the length of the payload that was written since {@link #begin}.
  public static void end(ByteBuffer out, int start) {
    out.putInt(start + LENGTH_AT, out.position() - start - OVERHEAD);
  }

  /// Gives the frame its number and its checksum.
  ///
  /// @param buffer backed by an array
  /// @return where the next frame starts
  public static int seal(ByteBuffer buffer, int start, long sequence, CRC32C crc) {
    int end = start + OVERHEAD + buffer.getInt(start + LENGTH_AT);
    buffer.putLong(start + SEQUENCE_AT, sequence);
    buffer.putInt(start, checksum(buffer, start, end, crc));
    return end;
  }

  /// Where the intact frame that starts here ends; -1 when there is none, be it cut off, damaged or
  /// something else.
  ///
  /// @param buffer backed by an array
  public static int endOf(ByteBuffer buffer, int start, CRC32C crc) {
    if (buffer.limit() - start < OVERHEAD) {
      return -1;
    }
    int length = buffer.getInt(start + LENGTH_AT);
    if (length < 1 || length > MAX_PAYLOAD || length > buffer.limit() - start - OVERHEAD) {
      return -1;
    }
    int end = start + OVERHEAD + length;
    return buffer.getInt(start) == checksum(buffer, start, end, crc) ? end : -1;
  }

  /// The number of the frame that starts here.
  public static long sequenceOf(ByteBuffer buffer, int start) {
    return buffer.getLong(start + SEQUENCE_AT);
  }

  /// The payload of the frame between two places.
  public static ByteBuffer payloadOf(ByteBuffer buffer, int start, int end) {
    return buffer.slice(start + OVERHEAD, end - start - OVERHEAD);
  }

  private static int checksum(ByteBuffer buffer, int start, int end, CRC32C crc) {
    crc.reset();
    crc.update(buffer.array(), buffer.arrayOffset() + start + LENGTH_AT, end - start - LENGTH_AT);
    return (int) crc.getValue();
  }
}
