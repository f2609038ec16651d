package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.RecordFrame;
import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class JournalDamageTest {
  private static final Settings SETTINGS = Settings.SMALL.withSegments(1 << 20);

  private final FakeAnalytics analytics = new FakeAnalytics();
  private final FakeFiles.Disk disk = new FakeFiles.Disk();
  private final Node node;

  JournalDamageTest() throws IOException {
    node = new Node(new FakeFiles(disk), SETTINGS, new ManualClock(), analytics);
    node.click(1, 2, 3, 4, 5, 6);
  }

  /// Flips a bit of a record in the first file. Those before it must be intact.
  private void damage(long sequence) {
    String file = disk.segments().getFirst();
    byte[] bytes = disk.bytes(file).clone();
    ByteBuffer content = ByteBuffer.wrap(bytes);
    var crc = new CRC32C();
    int start = Segment.HEADER_BYTES;
    while (RecordFrame.sequenceOf(content, start) != sequence) {
      start = RecordFrame.endOf(content, start, crc);
    }
    bytes[start + RecordFrame.OVERHEAD] ^= 1;
    disk.put(file, bytes);
  }

  private long damaged() {
    return node.journal.counters().damagedRecords();
  }

  @Test
  void deliver_recordsAreDamaged_countsEachAndDeliversTheOthers() {
    damage(5);
    damage(3);
    damage(2);

    node.deliver();

    assertThat(damaged()).isEqualTo(3);
    assertThat(node.delivery.counters().gone()).isEqualTo(3);
    assertThat(analytics.clicks()).containsExactly(1L, 4L, 6L);
  }

  @Test
  void deliver_nothingIsDamaged_countsNothing() {
    node.deliver();

    assertThat(damaged()).isZero();
  }

  @Test
  void read_theSameAgain_countsNoRecordTwice() throws IOException {
    JournalReader reader = JournalReader.counting(node.journal, 1 << 16);
    damage(2);

    assertThat(Objects.requireNonNull(reader.read(1)).end()).isEqualTo(2);
    assertThat(Objects.requireNonNull(reader.read(2)).first()).isEqualTo(3);
    assertThat(Objects.requireNonNull(reader.read(1)).end()).isEqualTo(2);
    assertThat(Objects.requireNonNull(reader.read(2)).first()).isEqualTo(3);

    assertThat(damaged()).isEqualTo(1);
  }

  @Test
  void read_byOthersThanDelivery_countsNothing() throws IOException {
    damage(1);

    assertThat(Objects.requireNonNull(new JournalReader(node.journal, 1 << 16).read(1)).first())
        .isEqualTo(2);

    assertThat(damaged()).isZero();
  }
}
