package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.delivery.Transport;
import dev.waymark.redirect.disk.DiskFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real processes on a real disk, each halted at another point. What it left is recovered here.
class JournalHaltTest {
  /// Clicks of the lives before and after the one that is halted.
  private static final long BEFORE = 1_000;

  private static final long AFTERWARDS = 2_000;

  @TempDir Path directory;
  private final FakeAnalytics analytics = new FakeAnalytics();
  private final ManualClock clock = new ManualClock();

  private Path journal() {
    return directory.resolve(HaltedNode.JOURNAL);
  }

  @ParameterizedTest
  @EnumSource
  void halt_atAPoint_countsEveryAnsweredClickOnce(HaltPoint point) throws Exception {
    List<Long> answered = point.isReopened() ? firstLife() : new ArrayList<>();

    Path log = directory.resolve("log");
    int exit = ChildJvm.run(HaltedNode.class, log, directory.toString(), point.name());
    assertThat(exit).as(() -> contentOf(log)).isEqualTo(ChildJvm.HALTED);
    answered.addAll(answersOfTheHalted());
    takeWhatArrived();

    var node = new Node(new DiskFiles(journal()), Settings.SMALL, clock, analytics);
    node.click(AFTERWARDS, AFTERWARDS + 1);
    node.deliver();
    answered.addAll(node.answered);
    assertThat(analytics.clicks()).doesNotHaveDuplicates().containsAll(answered);
    assertThat(answered).contains(AFTERWARDS, AFTERWARDS + 1);
    assertThat(analytics.lost()).isZero();
    assertThat(analytics.producers()).hasSize(1);
    assertThat(node.delivery.isDone()).isTrue();
    node.journal.close();
  }

  /// The other cases prove something only if a life that nobody ends gets through.
  @Test
  void life_thatIsNotHalted_endsByItself() throws Exception {
    Path log = directory.resolve("log");
    HaltPoint beyond = HaltPoint.REOPENED_TAIL_CUT; // there is no tail to cut
    int exit = ChildJvm.run(HaltedNode.class, log, directory.toString(), beyond.name());
    assertThat(exit).as(() -> contentOf(log)).isZero();
    takeWhatArrived();
    assertThat(analytics.clicks()).isEqualTo(answersOfTheHalted()).hasSize(13);
  }

  /// Leaves clicks, a torn tail, and a segment without a record.
  private List<Long> firstLife() throws IOException {
    var node = new Node(new DiskFiles(journal()), Settings.SMALL, clock, analytics);
    node.click(BEFORE);
    node.click(BEFORE + 1);
    node.journal.close();
    Segment last = node.journal.segments().getLast();
    Path file = journal().resolve(last.name());
    Files.write(file, new byte[] {1, 2, 3, 4, 5}, StandardOpenOption.APPEND);

    ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
    var recordless = new Segment(last.epoch(), 1, node.journal.next(), clock.millis());
    recordless.writeHeader(node.journal.producer(), header);
    Files.write(journal().resolve(recordless.name()), header.array());
    assertThat(Files.size(file)).isGreaterThan(Segment.HEADER_BYTES);
    return new ArrayList<>(node.answered);
  }

  private List<Long> answersOfTheHalted() throws IOException {
    List<Long> clicks = new ArrayList<>();
    ByteBuffer bytes = outside(HaltedNode.ANSWERED);
    while (bytes.hasRemaining()) {
      clicks.add(bytes.getLong());
    }
    return clicks;
  }

  /// A batch that was cut on its way never was one.
  private void takeWhatArrived() throws IOException {
    ByteBuffer bytes = outside(HaltedNode.ARRIVED);
    while (bytes.remaining() > Integer.BYTES) {
      var batch = new byte[bytes.getInt()];
      if (batch.length > bytes.remaining()) {
        return;
      }
      bytes.get(batch);
      assertThat(analytics.deliver(batch)).isEqualTo(new Transport.Confirmed());
    }
  }

  private ByteBuffer outside(String name) throws IOException {
    Path file = directory.resolve(name);
    return ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
  }

  private static String contentOf(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
