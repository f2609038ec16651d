package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ProducerMark;
import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalRecoveryTest {
  private static final Settings KEEPING = Settings.SMALL.with(Duration.ofDays(1));

  private final FakeAnalytics analytics = new FakeAnalytics();
  private final ManualClock clock = new ManualClock();
  private final FakeFiles.Disk disk = new FakeFiles.Disk();

  /// A first life wrote clicks 1 to 10 into several segments, and died.
  @BeforeEach
  void firstLife() throws IOException {
    var node = new Node(new FakeFiles(disk), KEEPING, clock, analytics);
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    assertThat(disk.segments().size()).isGreaterThanOrEqualTo(3);
  }

  private Node restart() throws IOException {
    return new Node(new FakeFiles(disk), KEEPING, clock, analytics);
  }

  private String lastWithRecords() {
    return disk.segments().stream()
        .filter(name -> disk.bytes(name).length > Segment.HEADER_BYTES)
        .toList()
        .getLast();
  }

  private void append(String name, byte... more) {
    byte[] bytes = disk.bytes(name);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, longer, bytes.length, more.length);
    disk.put(name, longer);
  }

  private void assertAllAndOneMore(Node node) {
    node.click(11);
    node.deliver();
    assertThat(analytics.clicks()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(analytics.lost()).isZero();
  }

  @Test
  void open_again_raisesTheEpochBeforeTheFirstClick() throws IOException {
    var files = new FakeFiles(disk);
    var node = new Node(files, KEEPING, clock, analytics);
    assertThat(node.journal.epoch()).isEqualTo(2);
    assertThat(node.journal.next()).isEqualTo(11);
    node.click(11);
    assertThat(files.operations())
        .containsSubsequence(
            "replace producer",
            "create 0000000000000000011-0000000002.clicks",
            "sync directory",
            "write");
  }

  @Test
  void open_again_keepsTheProducer() throws IOException {
    Node second = restart();
    assertAllAndOneMore(second);
    UUID producer = second.journal.producer();
    assertThat(restart().journal.producer()).isEqualTo(producer);
    assertThat(analytics.producers()).containsExactly(producer);
  }

  @Test
  void open_emptyLastFile_isPassedOver() throws IOException {
    disk.put("0000000000000000011-0000000001.clicks", new byte[0]);
    assertAllAndOneMore(restart());
  }

  @Test
  void open_headerOnlyLastFile_isPassedOver() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
    new Segment(1, 1, 11, 0).writeHeader(new UUID(0, 1), header);
    disk.put("0000000000000000011-0000000001.clicks", header.array());
    assertAllAndOneMore(restart());
    assertThat(disk.names()).doesNotContain("0000000000000000011-0000000001.clicks");
  }

  @Test
  void open_garbageTail_isCut() throws IOException {
    String last = lastWithRecords();
    int length = disk.bytes(last).length;
    append(last, (byte) 1, (byte) 0x7F, (byte) 3, (byte) -1, (byte) 5);
    Node node = restart();
    assertThat(node.journal.counters().tornBytes()).isEqualTo(5);
    assertThat(disk.bytes(last)).hasSize(length);
    assertAllAndOneMore(node);
  }

  @Test
  void open_zeroFilledTail_isCut() throws IOException {
    String last = lastWithRecords();
    append(last, new byte[100_000]);
    Node node = restart();
    assertThat(node.journal.counters().tornBytes()).isEqualTo(100_000);
    assertAllAndOneMore(node);
  }

  @Test
  void open_tornRecord_isCutAndItsNumberDrawnAgain() throws IOException {
    String last = lastWithRecords();
    byte[] bytes = disk.bytes(last);
    disk.put(last, Arrays.copyOf(bytes, bytes.length - 1));
    Node node = restart();
    assertThat(node.journal.next()).isEqualTo(10);
    assertThat(node.journal.counters().tornBytes()).isPositive();
    node.click(11);
    node.deliver();
    assertThat(analytics.clicks()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 11L);
  }

  @Test
  void open_missingSegment_isDeclaredLostAndTheStreamGoesOn() throws IOException {
    List<String> segments = disk.segments();
    Segment second = Objects.requireNonNull(Segment.ofName(segments.get(1)));
    Segment third = Objects.requireNonNull(Segment.ofName(segments.get(2)));
    disk.remove(segments.get(1));
    Node node = restart();
    node.deliver();
    assertThat(analytics.lost()).isEqualTo(third.first() - second.first());
    assertThat(analytics.clicks()).hasSize(10 - (int) analytics.lost()).contains(1L, 10L);
    assertThat(node.delivery.counters().gone()).isEqualTo(analytics.lost());
  }

  @Test
  void open_withoutTheProducersFile_isStillTheSameProducer() throws IOException {
    UUID producer = restart().journal.producer();
    disk.remove(SmallFile.PRODUCER);
    Node node = restart();
    assertThat(node.journal.producer()).isEqualTo(producer);
    assertThat(node.journal.epoch()).isEqualTo(3);
    assertAllAndOneMore(node);
  }

  @Test
  void open_withoutTheMark_deliversEverythingAgain() throws IOException {
    Node second = restart();
    second.deliver();
    disk.remove(SmallFile.MARK);
    Node third = restart();
    assertThat(third.journal.mark()).isEqualTo(1);
    assertAllAndOneMore(third);
  }

  @Test
  void open_withoutAnySegment_goesOnAtTheMark() throws IOException {
    restart().deliver();
    disk.segments().forEach(disk::remove);
    Node node = restart();
    assertThat(node.journal.next()).isEqualTo(11);
    assertAllAndOneMore(node);
  }

  @Test
  void open_damagedHeader_isMadeGoodByTheName() throws IOException {
    disk.bytes(disk.segments().get(1))[20] ^= 1;
    Node node = restart();
    assertThat(node.journal.counters().damagedHeaders()).isEqualTo(1);
    assertAllAndOneMore(node);
  }

  @Test
  void restore_ofAnOlderDatabase_isSentTheClicksAgain() throws IOException {
    Node node = restart();
    node.deliver();
    analytics.restore(4, new ProducerMark(2, 1, 5), node.journal.producer());
    assertAllAndOneMore(node);
    assertThat(node.delivery.counters().rewinds()).isEqualTo(1);
  }

  @Test
  void restore_ofADatabaseFromBeforeRetention_recordsTheLossAndGoesOn() throws IOException {
    var settings = KEEPING.with(Duration.ZERO);
    var node = new Node(new FakeFiles(disk), settings, clock, analytics);
    clock.advance(Duration.ofSeconds(1));
    node.deliver();
    Segment oldest = node.journal.segments().getFirst();
    assertThat(oldest.first()).isEqualTo(11);
    analytics.restore(0, ProducerMark.NONE, node.journal.producer());
    node.click(11);
    node.deliver();
    assertThat(analytics.clicks()).containsExactly(11L);
    assertThat(analytics.lost()).isEqualTo(10);
  }

  /// Every bit of a small journal, flipped: no click is changed, none is counted that was not
  /// there, and what is missing is noticed.
  @Test
  void open_anySingleBitFlipped_isNoticed() throws IOException {
    for (String name : disk.names()) {
      int bits = disk.bytes(name).length * 8;
      for (int bit = 0; bit < bits; bit++) {
        FakeFiles.Disk copy = disk.copy();
        copy.bytes(name)[bit / 8] ^= (byte) (1 << bit % 8);
        var counting = new FakeAnalytics();
        var node = new Node(new FakeFiles(copy), KEEPING, clock, counting);
        node.click(11);
        node.deliver();

        String what = name + " bit " + bit;
        var counters = node.journal.counters();
        assertThat(counting.clicks()).as(what).doesNotHaveDuplicates().contains(11L);
        int missing = 11 - counting.clicks().size();
        if (missing > 0) {
          assertThat(missing).as(what).isEqualTo(1);
          assertThat(counting.lost() + counters.tornBytes()).as(what).isPositive();
        } else {
          assertThat(name.endsWith(".clicks") ? counters.damagedHeaders() : 1)
              .as(what)
              .isEqualTo(1);
        }
      }
    }
  }

  @Test
  void smallFile_anySingleBitFlipped_isNotRead() {
    byte[] bytes = SmallFile.encode(1, 2, 3).array();
    assertThat(SmallFile.decode(ByteBuffer.wrap(bytes), 3)).containsExactly(1, 2, 3);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(SmallFile.decode(ByteBuffer.wrap(bytes), 3)).as("bit " + bit).isNull();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }
}
