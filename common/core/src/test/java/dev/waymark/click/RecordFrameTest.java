package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class RecordFrameTest {
  private final CRC32C crc = new CRC32C();

  private ByteBuffer frame(String payload, long sequence) {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    int start = RecordFrame.begin(buffer);
    payload.chars().forEach(c -> buffer.put((byte) c));
    RecordFrame.end(buffer, start);
    RecordFrame.seal(buffer, start, sequence, crc);
    return buffer.flip();
  }

  @Test
  void endOf_intactFrame_isItsEnd() {
    ByteBuffer buffer = frame("hello", 17);
    assertThat(RecordFrame.endOf(buffer, 0, crc)).isEqualTo(RecordFrame.OVERHEAD + 5);
    assertThat(RecordFrame.sequenceOf(buffer, 0)).isEqualTo(17);
    assertThat(RecordFrame.payloadOf(buffer, 0, buffer.limit()).remaining()).isEqualTo(5);
  }

  @Test
  void endOf_anySingleBitFlipped_isNone() {
    ByteBuffer buffer = frame("hello", 17);
    for (int bit = 0; bit < buffer.limit() * 8; bit++) {
      flip(buffer, bit);
      assertThat(RecordFrame.endOf(buffer, 0, crc)).as("bit " + bit).isEqualTo(-1);
      flip(buffer, bit);
    }
    assertThat(RecordFrame.endOf(buffer, 0, crc)).isPositive();
  }

  private static void flip(ByteBuffer buffer, int bit) {
    buffer.put(bit / 8, (byte) (buffer.get(bit / 8) ^ 1 << bit % 8));
  }

  @Test
  void endOf_cutAnywhere_isNone() {
    ByteBuffer buffer = frame("hello", 17);
    for (int limit = 0; limit < RecordFrame.OVERHEAD + 5; limit++) {
      assertThat(RecordFrame.endOf(buffer.limit(limit), 0, crc)).isEqualTo(-1);
    }
  }

  @Test
  void endOf_zeros_isNone() {
    assertThat(RecordFrame.endOf(ByteBuffer.allocate(100), 0, crc)).isEqualTo(-1);
  }
}
