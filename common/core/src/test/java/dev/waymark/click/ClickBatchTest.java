package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ClickBatchTest {
  private static final UUID PRODUCER = new UUID(1, 2);
  private static final BatchHeader HEADER = new BatchHeader(PRODUCER, 3, 2, 5, 1, 7, 7, 12, 3);

  private static byte[] written(BatchHeader header, int records) {
    ByteBuffer out = ByteBuffer.allocate(4096);
    ClickBatch.writeHeader(header, out);
    var crc = new CRC32C();
    for (int i = 0; i < records; i++) {
      int start = RecordFrame.begin(out);
      ClickCodec.write(i == 0 ? ClickEvents.full() : ClickEvents.bare(), out);
      RecordFrame.end(out, start);
      RecordFrame.seal(out, start, header.first() + i, crc);
    }
    var bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static ClickBatch.Result read(byte[] bytes) {
    return ClickBatch.read(ByteBuffer.wrap(bytes));
  }

  @Test
  void read_whatWasWritten_isTheSameBatch() {
    ClickBatch batch = ((ClickBatch.Accepted) read(written(HEADER, 3))).batch();
    assertThat(batch.header()).isEqualTo(HEADER);
    assertThat(batch.payloads()).hasSize(3);
    assertThat(ClickCodec.read(batch.payloads().getFirst()))
        .isEqualTo(new ClickCodec.Read(ClickEvents.full()));
    assertThat(ClickCodec.read(batch.payloads().getLast()))
        .isEqualTo(new ClickCodec.Read(ClickEvents.bare()));
  }

  @Test
  void read_anySingleBitFlipped_isRejected() {
    byte[] bytes = written(HEADER, 3);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(read(bytes)).as("bit " + bit).isInstanceOf(ClickBatch.Rejected.class);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void read_cutAnywhere_isRejected() {
    byte[] bytes = written(HEADER, 3);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(ClickBatch.read(ByteBuffer.wrap(bytes, 0, length)))
          .as("cut at " + length)
          .isInstanceOf(ClickBatch.Rejected.class);
    }
  }

  @Test
  void read_anotherNumberOfRecordsThanAnnounced_isRejected() {
    assertThat(read(written(HEADER, 2))).isInstanceOf(ClickBatch.Rejected.class);
    assertThat(read(written(HEADER, 4))).isInstanceOf(ClickBatch.Rejected.class);
  }

  @Test
  void read_headerThatContradictsItself_isRejected() {
    for (BatchHeader header :
        new BatchHeader[] {
          new BatchHeader(PRODUCER, 1, 2, 5, 7, 7, 12, 3), // an epoch newer than its sender
          new BatchHeader(PRODUCER, 3, 0, 5, 7, 7, 12, 3), // no epoch
          new BatchHeader(PRODUCER, 3, 2, 8, 7, 7, 12, 3), // before its epoch
          new BatchHeader(PRODUCER, 3, 2, 5, -1, 7, 7, 12, 3), // an epoch below the first before it
          new BatchHeader(PRODUCER, 3, 2, 5, 8, 7, 12, 3), // gone beyond its first
          new BatchHeader(PRODUCER, 3, 2, 5, 0, 7, 12, 3), // gone from no number
          new BatchHeader(PRODUCER, 3, 2, 5, 7, 7, 9, 3), // beyond its journal
          new BatchHeader(PRODUCER, 3, 2, 5, 7, Long.MAX_VALUE - 1, Long.MAX_VALUE, 3)
        }) {
      assertThat(read(written(header, 3)))
          .as(header.toString())
          .isInstanceOf(ClickBatch.Rejected.class);
    }
  }
}
