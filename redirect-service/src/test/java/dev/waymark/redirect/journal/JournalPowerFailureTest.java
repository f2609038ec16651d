package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class JournalPowerFailureTest {
  private static final Settings POWER =
      Settings.SMALL.with(Durability.POWER_FAILURE).withSegments(100_000);

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final FakeFiles files = new FakeFiles(new FakeFiles.Disk());

  private Node node(Settings settings) throws IOException {
    return new Node(files, settings, new ManualClock(), new FakeAnalytics(), background::add);
  }

  private void runBackground() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }

  @Test
  void flush_answersWaitForTheMedium() throws IOException {
    Node node = node(POWER);
    node.click(1, 2);
    assertThat(node.answered).isEmpty();
    runBackground();
    assertThat(node.answered).containsExactly(1L, 2L);
    assertThat(files.operations()).endsWith("write", "sync file");
  }

  @Test
  void flush_turnsThatComeMeanwhile_shareOneSync() throws IOException {
    Node node = node(POWER);
    long before = node.journal.counters().syncs();
    node.click(1);
    node.click(2);
    node.click(3, 4);
    runBackground();
    assertThat(node.answered).containsExactly(1L, 2L, 3L, 4L);
    assertThat(node.journal.counters().syncs()).isEqualTo(before + 1);
  }

  @Test
  void flush_withProcessFailure_doesNotWait() throws IOException {
    Node node = node(POWER.with(Durability.PROCESS_FAILURE));
    node.click(1);
    assertThat(node.answered).containsExactly(1L);
    assertThat(background).isEmpty();
  }

  @Test
  void failingMedium_accounting_refuses() throws IOException {
    Node node = node(POWER.with(DiskFailurePolicy.ACCOUNTING));
    files.refuseSyncs = true;
    node.click(1);
    runBackground();
    assertThat(node.refused).containsExactly(1L);
    assertThat(node.journal.counters().refused()).isEqualTo(1);
  }

  @Test
  void failingMedium_availability_answersAndCounts() throws IOException {
    Node node = node(POWER);
    files.refuseSyncs = true;
    node.click(1);
    runBackground();
    assertThat(node.answered).containsExactly(1L);
    assertThat(node.journal.counters().undurable()).isEqualTo(1);
  }

  @Test
  void roll_whileAnswersWait_syncsTheOldFileToo() throws IOException {
    Node node = node(POWER.withSegments(300));
    node.click(1);
    node.click(2); // rolls
    node.click(3);
    assertThat(node.answered).isEmpty();
    runBackground();
    assertThat(node.answered).containsExactly(1L, 2L, 3L);
    assertThat(files.operations())
        .containsSubsequence("write", "sync file", "sync directory", "sync file");
  }

  /// A disk tells of a failure once. Asked again, it says that all is well.
  @Test
  void roll_whoseSyncFailed_answersNobodyWhoWaitsForTheNext() throws IOException {
    Node node = node(POWER.withSegments(300).with(DiskFailurePolicy.ACCOUNTING));
    node.click(1, 2); // rolls
    files.refuseSyncs = true;
    background.remove().run();
    files.refuseSyncs = false;
    runBackground();
    assertThat(node.answered).isEmpty();
    assertThat(node.refused).containsExactly(1L, 2L);
  }
}
