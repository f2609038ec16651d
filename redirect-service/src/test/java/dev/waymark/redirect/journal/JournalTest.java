package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final FakeAnalytics analytics = new FakeAnalytics();
  private final ManualClock clock = new ManualClock();
  private final FakeFiles.Disk disk = new FakeFiles.Disk();
  private final FakeFiles files = new FakeFiles(disk);

  private Node node(Settings settings) throws IOException {
    return new Node(files, settings, clock, analytics);
  }

  private long writes() {
    return files.operations().stream().filter("write"::equals).count();
  }

  @Test
  void flush_clicksOfOneTurn_areOneWriteBeforeTheirAnswers() throws IOException {
    Node node = node(Settings.SMALL.withSegments(100_000));
    long before = writes();
    for (long click = 1; click <= 16; click++) {
      node.commit.append(
          Clicks.click(click),
          captured -> assertThat(files.operations()).as("written first").endsWith("write"));
    }
    assertThat(writes()).isEqualTo(before);
    node.commit.flush();
    assertThat(writes()).isEqualTo(before + 1);
    node.commit.flush();
    assertThat(writes()).isEqualTo(before + 1);
  }

  @Test
  void append_firstOfATurn_saysSo() throws IOException {
    Node node = node(Settings.SMALL);
    assertThat(node.commit.append(Clicks.click(1), captured -> {})).isTrue();
    assertThat(node.commit.append(Clicks.click(2), captured -> {})).isFalse();
    node.commit.flush();
    assertThat(node.commit.append(Clicks.click(3), captured -> {})).isTrue();
  }

  @Test
  void append_whileAnswersAreReleased_waitsForItsOwnFlush() throws IOException {
    Node node = node(Settings.SMALL.withSegments(1_000_000));
    var answered = new ArrayList<Long>();
    for (long number = 1; number <= 3; number++) {
      long click = number;
      node.commit.append(
          Clicks.click(click),
          _ -> {
            answered.add(click);
            boolean first =
                node.commit.append(Clicks.click(click + 10), _ -> answered.add(click + 10));
            assertThat(first).isEqualTo(click == 1);
          });
    }

    node.commit.flush();
    assertThat(answered).containsExactly(1L, 2L, 3L);
    node.commit.flush();
    assertThat(answered).containsExactly(1L, 2L, 3L, 11L, 12L, 13L);
    node.deliver();
    assertThat(analytics.clicks()).isEqualTo(answered);
  }

  @Test
  void append_moreThanTheBufferHolds_losesNothing() throws IOException {
    Node node = node(Settings.SMALL.withSegments(1_000_000));
    node.click(LongStream.rangeClosed(1, 5000).toArray());
    assertThat(node.answered).hasSize(5000);
    assertThat(node.answered).isSorted();
    node.deliver();
    assertThat(analytics.clicks()).isEqualTo(node.answered);
  }

  @Test
  void roll_bySize_startsANewFile() throws IOException {
    Node node = node(Settings.SMALL);
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    assertThat(disk.segments().size()).isBetween(3, 5);
    node.deliver();
    assertThat(analytics.clicks()).isEqualTo(node.answered);
  }

  @Test
  void confirm_retentionNotOver_keepsEverything() throws IOException {
    Node node = node(Settings.SMALL.with(Duration.ofHours(1)));
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    int before = disk.segments().size();
    node.deliver();
    assertThat(disk.segments()).hasSize(before);
    clock.advance(Duration.ofHours(2));
    node.click(11);
    node.deliver();
    assertThat(disk.segments().size()).isLessThan(before);
  }

  /// Otherwise the disk fills up for as long as the clock was ahead.
  @Test
  void confirm_clockWasAheadAndSetBack_deletesWhenRetentionIsOver() throws IOException {
    Settings hour = Settings.SMALL.with(Duration.ofHours(1));
    clock.advance(Duration.ofDays(365));
    Node node = node(hour);
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    clock.advance(Duration.ofDays(-365));
    for (long click = 11; click <= 20; click++) {
      node.click(click);
    }
    int before = disk.segments().size();
    node.deliver();
    assertThat(disk.segments()).hasSize(before);
    clock.advance(Duration.ofHours(1));
    node.click(21);
    node.deliver();
    assertThat(disk.segments().size()).isLessThanOrEqualTo(2);
  }

  @Test
  void confirm_clockWasSetBack_keepsWhatIsAheadOfIt() throws IOException {
    Node node = node(Settings.SMALL.with(Duration.ofHours(1)));
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    int before = disk.segments().size();
    clock.advance(Duration.ofDays(-365));
    node.deliver();
    assertThat(disk.segments()).hasSize(before);
  }

  @Test
  void confirm_notDelivered_keepsEverythingHoweverOld() throws IOException {
    Node node = node(Settings.SMALL);
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    clock.advance(Duration.ofDays(400));
    node.journal.confirm(1);
    node.deliver();
    assertThat(analytics.clicks()).isEqualTo(node.answered);
  }

  @Test
  void confirm_marksDurablyBeforeItDeletes() throws IOException {
    Node node = node(Settings.SMALL);
    for (long click = 1; click <= 10; click++) {
      node.click(click);
    }
    clock.advance(Duration.ofSeconds(1));
    int from = files.operations().size();
    node.journal.confirm(11);
    assertThat(files.operations().subList(from, files.operations().size()))
        .startsWith("replace mark")
        .anyMatch(operation -> operation.startsWith("delete"));
  }
}
