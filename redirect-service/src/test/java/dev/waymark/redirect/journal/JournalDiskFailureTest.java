package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalDiskFailureTest {
  private final FakeAnalytics analytics = new FakeAnalytics();
  private final ManualClock clock = new ManualClock();
  private final FakeFiles.Disk disk = new FakeFiles.Disk();
  private final FakeFiles files = new FakeFiles(disk);

  private Node node(DiskFailurePolicy policy) throws IOException {
    return new Node(files, Settings.SMALL.with(policy), clock, analytics);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 50, 150})
  void fullDisk_availability_answersCountsTheLossAndShowsIt(long capacity) throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1);
    files.capacity = capacity;
    node.click(2, 3);
    node.click(4);
    files.capacity = Long.MAX_VALUE;
    clock.advance(Duration.ofSeconds(2));
    node.click(5); // finds the disk still given up, and has it tried again
    node.click(6);
    node.deliver();

    assertThat(node.answered).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(node.refused).isEmpty();
    assertThat(node.journal.counters().lost()).isEqualTo(4);
    assertThat(analytics.clicks()).containsExactly(1L, 6L);
    assertThat(analytics.lost()).isEqualTo(4);
  }

  @Test
  void fullDisk_accounting_refusesAndLosesNothing() throws IOException {
    Node node = node(DiskFailurePolicy.ACCOUNTING);
    node.click(1);
    files.capacity = 50;
    node.click(2, 3);
    node.click(4);
    files.capacity = Long.MAX_VALUE;
    clock.advance(Duration.ofSeconds(2));
    node.click(5);
    node.click(6);
    node.deliver();

    assertThat(node.answered).containsExactly(1L, 6L);
    assertThat(node.refused).containsExactly(2L, 3L, 4L, 5L);
    assertThat(node.journal.counters().refused()).isEqualTo(4);
    assertThat(node.journal.counters().lost()).isZero();
    assertThat(analytics.clicks()).containsExactly(1L, 6L);
    assertThat(analytics.lost()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AVAILABILITY", "ACCOUNTING"})
  void halfWritten_andNotToBeCut_neverSharesItsNumbers(DiskFailurePolicy policy)
      throws IOException {
    Node node = node(policy);
    node.click(1);
    files.refuseTruncates = true;
    files.capacity = 200; // the first of the two is there whole
    node.click(2, 3);
    files.capacity = Long.MAX_VALUE;
    clock.advance(Duration.ofSeconds(2));
    node.click(4);
    node.click(5);
    node.deliver();

    assertThat(analytics.clicks()).doesNotHaveDuplicates().contains(1L, 2L, 5L).doesNotContain(3L);
    assertThat(analytics.clicks())
        .containsAll(policy == DiskFailurePolicy.ACCOUNTING ? node.answered : analytics.clicks());
  }

  @Test
  void fullDisk_forLong_leavesNoHeapOfFiles() throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1);
    for (int click = 2; click < 100; click++) {
      files.capacity = Segment.HEADER_BYTES; // enough for a new file, too little for a click
      clock.advance(Duration.ofSeconds(2));
      node.click(click);
    }
    assertThat(disk.segments().size()).isLessThanOrEqualTo(3);
    files.capacity = Long.MAX_VALUE;
    clock.advance(Duration.ofSeconds(2));
    node.click(100);
    node.click(101);
    node.deliver();
    assertThat(analytics.clicks()).startsWith(1L).endsWith(101L);
    assertThat(analytics.clicks().size() + analytics.lost()).isEqualTo(101);
  }

  @Test
  void fullDisk_withoutClicks_isTriedAgain() throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1);
    files.capacity = 50;
    clock.advance(Duration.ofSeconds(2));
    Instant failed = clock.instant();
    node.click(2);
    clock.advance(Duration.ofSeconds(5));
    node.journal.retry();
    assertThat(node.journal.failingSince()).isEqualTo(failed);

    files.capacity = Long.MAX_VALUE;
    clock.advance(Duration.ofSeconds(2));
    node.journal.retry();
    node.click(3);
    node.deliver();

    assertThat(node.journal.failingSince()).isNull();
    assertThat(analytics.clicks()).containsExactly(1L, 3L);
    assertThat(analytics.lost()).isEqualTo(1);
  }

  @Test
  void fullDisk_whileDeliveryIsConfirmed_theMarkFollowsWithoutAnotherClick() throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1, 2);
    files.capacity = 0;
    Duration _ = node.delivery.step();
    assertThat(node.delivery.isDone()).isFalse();

    files.capacity = Long.MAX_VALUE;
    node.deliver();

    assertThat(node.delivery.isDone()).isTrue();
    assertThat(node.delivery.stalled()).isZero();
    assertThat(analytics.clicks()).containsExactly(1L, 2L);
  }

  @Test
  void retry_onADiskThatWorks_doesNothing() throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1);
    int segments = node.journal.segments().size();
    clock.advance(Duration.ofSeconds(2));
    node.journal.retry();

    assertThat(node.journal.segments()).hasSize(segments);
    assertThat(node.journal.failingSince()).isNull();
  }

  @Test
  void open_onAFailingDisk_answersAndTriesAgain() throws IOException {
    files.refuseCreates = true;
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1, 2);
    assertThat(node.answered).containsExactly(1L, 2L);
    assertThat(node.journal.counters().lost()).isEqualTo(2);
    assertThat(node.journal.failingSince()).isNotNull();
    node.deliver();
    files.refuseCreates = false;
    clock.advance(Duration.ofSeconds(2));
    node.click(3);
    node.click(4);
    node.deliver();
    assertThat(analytics.clicks()).containsExactly(4L);
    assertThat(analytics.lost()).isEqualTo(3);
  }

  @Test
  void open_onAFailingDiskWithAccounting_refuses() throws IOException {
    files.refuseCreates = true;
    Node node = node(DiskFailurePolicy.ACCOUNTING);
    node.click(1, 2);
    assertThat(node.refused).containsExactly(1L, 2L);
    assertThat(node.answered).isEmpty();
  }

  @Test
  void failure_isTriedAgainOnceASecond() throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    node.click(1);
    files.capacity = 0;
    clock.advance(Duration.ofSeconds(2));
    node.click(2);
    long failures = node.journal.counters().failures();
    for (int click = 3; click < 50; click++) {
      node.click(click);
    }
    assertThat(node.journal.counters().failures()).isEqualTo(failures);
    clock.advance(Duration.ofSeconds(1));
    node.click(50);
    assertThat(node.journal.counters().failures()).isEqualTo(failures + 1);
  }

  @Test
  void failure_clockIsSetBackMeanwhile_isTriedAgainAllTheSame() throws IOException {
    Node node = node(DiskFailurePolicy.AVAILABILITY);
    files.capacity = 0;
    node.click(1);
    files.capacity = Long.MAX_VALUE;
    clock.advance(Duration.ofDays(-1));
    node.click(2); // has it tried again
    node.click(3);
    node.deliver();
    assertThat(analytics.clicks()).containsExactly(3L);
    assertThat(analytics.lost()).isEqualTo(2);
  }
}
