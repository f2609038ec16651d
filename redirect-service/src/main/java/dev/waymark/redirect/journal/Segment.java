package dev.waymark.redirect.journal;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One file of the journal. Its name says its epoch and its first number once more, so that its
/// records can be told apart even when its header is damaged.
///
/// Header, big-endian: `WMKJRNL` and the format version (8 bytes), producer (16), epoch (8), first
/// number of that epoch (8), first number in this file (8), time of creation in milliseconds (8),
/// zero (4), CRC-32C of all that (4). Records in their frames follow.
///
/// @param epochStart the first number of its epoch
/// @param first the number of its first record, whether or not that is there yet
/// @param createdMillis when; where the header is damaged, when that was noticed
record Segment(long epoch, long epochStart, long first, long createdMillis)
    implements Comparable<Segment> {
  static final int HEADER_BYTES = 64;

  private static final long MAGIC = 0x574D4B4A524E4C01L;
  private static final int CRC_AT = HEADER_BYTES - Integer.BYTES;
  private static final Pattern NAME = Pattern.compile("([0-9]{19})-([0-9]{10})\\.clicks");

  /// What the name of a file tells; null when it is no segment's.
  static @Nullable Segment ofName(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    try {
      long first = Long.parseLong(matcher.group(1));
      return new Segment(Long.parseLong(matcher.group(2)), first, first, 0);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  Segment createdAt(long millis) {
    return new Segment(epoch, epochStart, first, millis);
  }

  String name() {
    return String.format(Locale.ROOT, "%019d-%010d.clicks", first, epoch);
  }

  /// What a header says.
  ///
  /// @param producer whose journal it belongs to
  record Header(UUID producer, Segment segment) {}

  void writeHeader(UUID producer, ByteBuffer out) {
    int start = out.position();
    out.putLong(MAGIC);
    out.putLong(producer.getMostSignificantBits()).putLong(producer.getLeastSignificantBits());
    out.putLong(epoch).putLong(epochStart).putLong(first).putLong(createdMillis).putInt(0);
    out.putInt(checksum(out, start));
  }

  /// Reads a header; null when it is cut or damaged.
  static @Nullable Header readHeader(ByteBuffer in) {
    if (in.limit() < HEADER_BYTES
        || in.getLong(0) != MAGIC
        || in.getInt(CRC_AT) != checksum(in, 0)) {
      return null;
    }
    var producer = new UUID(in.getLong(8), in.getLong(16));
    return new Header(
        producer, new Segment(in.getLong(24), in.getLong(32), in.getLong(40), in.getLong(48)));
  }

  private static int checksum(ByteBuffer buffer, int start) {
    var crc = new CRC32C();
    crc.update(buffer.array(), buffer.arrayOffset() + start, CRC_AT);
    return (int) crc.getValue();
  }

  @Override
  public int compareTo(Segment other) {
    int byFirst = Long.compare(first, other.first);
    return byFirst == 0 ? Long.compare(epoch, other.epoch) : byFirst;
  }
}
