package dev.waymark.redirect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLogTest {
  private static final int SEGMENT = 200;
  private static final int MOST_PENDING = 1_000;

  private final FakeFiles.Disk disk = new FakeFiles.Disk();
  private FakeFiles files = new FakeFiles(disk);
  private final List<String> read = new ArrayList<>();

  private RecordLog open(boolean isIntact) throws IOException {
    files = new FakeFiles(disk);
    var log = new RecordLog(files, SEGMENT, MOST_PENDING);
    read.clear();
    assertThat(log.open(0, (_, record) -> read.add(text(record)))).isEqualTo(isIntact);
    return log;
  }

  private static String text(ByteBuffer record) {
    return UTF_8.decode(record).toString();
  }

  private static long append(RecordLog log, String text) throws IOException {
    return log.append(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  @Test
  void read_beforeAndAfterItIsWritten_isTheSame() throws IOException {
    RecordLog log = open(true);
    long place = append(log, "one");
    assertThat(text(log.read(place))).isEqualTo("one");
    log.flush();
    assertThat(text(log.read(place))).isEqualTo("one");
    long longer = append(log, "x".repeat(5_000));
    log.flush();
    assertThat(text(log.read(longer))).hasSize(5_000);
  }

  @Test
  void open_after_readsAllInOrderOverManySegments() throws IOException {
    RecordLog log = open(true);
    var expected = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      append(log, "record " + i);
      expected.add("record " + i);
    }
    log.close();
    assertThat(disk.names()).hasSizeGreaterThan(5);
    open(true);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void open_from_readsWhatFollows() throws IOException {
    RecordLog log = open(true);
    append(log, "before");
    long from = log.end();
    append(log, "after");
    log.close();
    assertThat(openFrom(from)).isTrue();
    assertThat(read).containsExactly("after");
  }

  @Test
  void open_fromTheEndWithNothingBehind_isIntactAndMakesNoFile() throws IOException {
    RecordLog log = open(true);
    append(log, "before");
    log.close();
    for (int start = 0; start < 3; start++) {
      log = open(true);
      long end = log.end();
      log.close();
      assertThat(disk.names()).hasSize(1);
      assertThat(openFrom(end)).isTrue();
    }
    assertThat(openFrom(77L << Integer.SIZE)).isFalse();
  }

  @Test
  void open_fromTheBeginningOfAFileThatIsTorn_isIntact() throws IOException {
    RecordLog log = open(true);
    long end = log.end();
    append(log, "torn");
    log.close();
    String name = disk.names().getFirst();
    for (int left = RecordLog.HEADER; left >= 0; left--) {
      disk.put(name, Arrays.copyOf(disk.bytes(name), left));
      assertThat(openFrom(end)).as("%d bytes", left).isTrue();
    }
  }

  private boolean openFrom(long place) throws IOException {
    var log = new RecordLog(new FakeFiles(disk), SEGMENT, MOST_PENDING);
    read.clear();
    return log.open(place, (_, record) -> read.add(text(record)));
  }

  @Test
  void open_tornEnd_isCutAndTheRestIsThere() throws IOException {
    RecordLog log = open(true);
    append(log, "whole");
    append(log, "torn");
    log.close();
    String name = disk.names().getLast();
    byte[] bytes = disk.bytes(name);
    disk.put(name, Arrays.copyOf(bytes, bytes.length - 1));
    log = open(true);
    assertThat(read).containsExactly("whole");
    append(log, "next");
    log.close();
    open(true);
    assertThat(read).containsExactly("whole", "next");
  }

  @Test
  void open_damageInAnOlderSegment_isSaid() throws IOException {
    RecordLog log = open(true);
    for (int i = 0; i < 100; i++) {
      append(log, "record " + i);
    }
    log.close();
    String name = disk.names().getFirst();
    byte[] bytes = disk.bytes(name).clone();
    bytes[RecordLog.HEADER + RecordLog.OVERHEAD] ^= 1;
    disk.put(name, bytes);
    open(false);
    assertThat(read).isNotEmpty().doesNotContain("record 0");
  }

  @Test
  void read_damagedRecord_isRefused() throws IOException {
    RecordLog log = open(true);
    long place = append(log, "precious");
    log.close();
    String name = disk.names().getFirst();
    byte[] bytes = disk.bytes(name).clone();
    bytes[bytes.length - 1] ^= 1;
    disk.put(name, bytes);
    assertThatThrownBy(() -> log.read(place)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> log.read(place + 1_000)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> log.read(77L << Integer.SIZE)).isInstanceOf(IOException.class);
  }

  @Test
  void append_failingDisk_waitsInMemoryUpToABound() throws IOException {
    RecordLog log = open(true);
    files.capacity = 0;
    long place = append(log, "waits");
    log.tryFlush();
    assertThat(log.isFailing()).isTrue();
    assertThat(text(log.read(place))).isEqualTo("waits");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < MOST_PENDING; i++) {
                append(log, "more");
              }
            })
        .isInstanceOf(IOException.class);
    files.capacity = Long.MAX_VALUE;
    log.flush();
    assertThat(log.isFailing()).isFalse();
    log.close();
    open(true);
    assertThat(read).startsWith("waits", "more").hasSizeGreaterThan(50);
  }

  @Test
  void deleteOldest_segment_isGoneAndTheRestStays() throws IOException {
    RecordLog log = open(true);
    var places = new ArrayList<Long>();
    for (int i = 0; i < 30; i++) {
      places.add(append(log, "record " + i));
    }
    int oldest = log.oldest();
    long bytes = log.bytes();
    log.deleteOldest();
    assertThat(log.bytes()).isLessThan(bytes);
    for (long place : places) {
      if (RecordLog.segmentOf(place) == oldest) {
        assertThatThrownBy(() -> log.read(place)).isInstanceOf(IOException.class);
      } else {
        assertThat(text(log.read(place))).startsWith("record ");
      }
    }
  }
}
