package dev.waymark.click;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/// What is delivered at once: records of one producer and one epoch, in order.
///
/// On the wire, big-endian: `WMCB` (4 bytes), format version (2), by how many the previous epoch is
/// below this one (2, unsigned; 0 when there is none, or it is further below), producer (16),
/// sender (8), epoch (8), epoch's start (8), gone from (8), first (8), journal's next (8), count
/// (4), CRC-32C of all that (4), then the {@link RecordFrame}s as they stand in the journal.
///
/// @param payloads what the frames hold, by number from `header.first()` on
public record ClickBatch(BatchHeader header, List<ByteBuffer> payloads) {
  /// Bytes before the first frame.
  public static final int HEADER_BYTES = 80;

  /// The media type over HTTP.
  public static final String MEDIA_TYPE = "application/vnd.waymark.clicks";

  private static final int MAGIC = 0x574D4342;
  private static final short VERSION = 1;
  private static final int PRODUCER_AT = 2 * Integer.BYTES;
  private static final int EPOCHS_BELOW_AT = Integer.BYTES + Short.BYTES;
  private static final int MOST_EPOCHS_BELOW = 0xFFFF;
  private static final int CRC_AT = HEADER_BYTES - Integer.BYTES;

  /// Keeps an own copy of the list.
  public ClickBatch {
    payloads = List.copyOf(payloads);
  }

  /// The same, with the records before it declared gone.
  ///
  /// @param goneFrom the first of them
  public ClickBatch withGoneFrom(long goneFrom) {
    return new ClickBatch(
        new BatchHeader(
            header.producer(),
            header.sender(),
            header.epoch(),
            header.epochStart(),
            header.previousEpoch(),
            goneFrom,
            header.first(),
            header.journalNext(),
            header.count()),
        payloads);
  }

  /// What came of reading a batch.
  public sealed interface Result {}

  /// It is whole.
  public record Accepted(ClickBatch batch) implements Result {}

  /// It is not; nothing of it may be used.
  ///
  /// @param reason a sentence for the operator
  public record Rejected(String reason) implements Result {}

  /// Writes the header of a batch; the frames follow as they are.
  ///
  /// @param out backed by an array, with {@link #HEADER_BYTES} remaining
  public static void writeHeader(BatchHeader header, ByteBuffer out) {
    int start = out.position();
    out.putInt(MAGIC).putShort(VERSION).putShort((short) epochsBelow(header));
    out.putLong(header.producer().getMostSignificantBits());
    out.putLong(header.producer().getLeastSignificantBits());
    out.putLong(header.sender()).putLong(header.epoch()).putLong(header.epochStart());
    out.putLong(header.goneFrom()).putLong(header.first()).putLong(header.journalNext());
    out.putInt(header.count());
    out.putInt(checksum(out, start));
  }

  private static int epochsBelow(BatchHeader header) {
    long below = header.previousEpoch() == 0 ? 0 : header.epoch() - header.previousEpoch();
    return below <= MOST_EPOCHS_BELOW ? (int) below : 0;
  }

  /// Whose records a batch holds, for a sender to address it by.
  ///
  /// @param batch as its own writer made it
  public static UUID producerOf(ByteBuffer batch) {
    return new UUID(batch.getLong(PRODUCER_AT), batch.getLong(PRODUCER_AT + Long.BYTES));
  }

  /// Reads a batch from all of a buffer, and checks every frame.
  ///
  /// @param in backed by an array, position 0
  public static Result read(ByteBuffer in) {
    if (in.remaining() < HEADER_BYTES || in.getInt(0) != MAGIC) {
      return new Rejected("This is no batch of clicks.");
    }
    short version = in.getShort(Integer.BYTES);
    if (version != VERSION) {
      return new Rejected("Format version " + version + " of a batch is not known here.");
    }
    if (in.getInt(CRC_AT) != checksum(in, 0)) {
      return new Rejected("The head of the batch is damaged.");
    }
    int epochsBelow = Short.toUnsignedInt(in.getShort(EPOCHS_BELOW_AT));
    BatchHeader header = readHeader(epochsBelow, in.slice(Long.BYTES, HEADER_BYTES - Long.BYTES));
    if (!header.isSound()) {
      return new Rejected("The head of the batch contradicts itself: " + header + ".");
    }
    return readFrames(header, in);
  }

  private static BatchHeader readHeader(int epochsBelow, ByteBuffer in) {
    var producer = new UUID(in.getLong(), in.getLong());
    long sender = in.getLong();
    long epoch = in.getLong();
    return new BatchHeader(
        producer,
        sender,
        epoch,
        in.getLong(),
        epochsBelow == 0 ? 0 : epoch - epochsBelow,
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getInt());
  }

  private static Result readFrames(BatchHeader header, ByteBuffer in) {
    var crc = new CRC32C();
    var payloads = new ArrayList<ByteBuffer>();
    int at = HEADER_BYTES;
    while (at < in.limit()) {
      int end = RecordFrame.endOf(in, at, crc);
      long sequence = header.first() + payloads.size();
      if (end < 0 || RecordFrame.sequenceOf(in, at) != sequence) {
        return new Rejected("Record " + sequence + " is damaged or out of order.");
      }
      payloads.add(RecordFrame.payloadOf(in, at, end));
      at = end;
    }
    return payloads.size() == header.count()
        ? new Accepted(new ClickBatch(header, payloads))
        : new Rejected(
            "The batch announces " + header.count() + " records and has " + payloads.size() + ".");
  }

  private static int checksum(ByteBuffer buffer, int start) {
    var crc = new CRC32C();
    crc.update(buffer.array(), buffer.arrayOffset() + start, CRC_AT);
    return (int) crc.getValue();
  }
}
