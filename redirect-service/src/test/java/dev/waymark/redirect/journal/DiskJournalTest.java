package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.redirect.disk.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The journal on a real disk.
class DiskJournalTest {
  @TempDir Path temporary;
  private final FakeAnalytics analytics = new FakeAnalytics();
  private final ManualClock clock = new ManualClock();

  private Path directory() {
    return temporary.resolve("journal");
  }

  private Node node(Settings settings) throws IOException {
    return new Node(new DiskFiles(directory()), settings, clock, analytics);
  }

  @Test
  void restart_afterAppending_deliversEverything() throws IOException {
    Node first = node(Settings.SMALL);
    for (long click = 1; click <= 20; click++) {
      first.click(click);
    }
    first.journal.close();
    Node second = node(Settings.SMALL);
    second.click(21);
    second.deliver();
    assertThat(analytics.clicks()).hasSize(21).doesNotHaveDuplicates();
    second.journal.close();
  }

  @Test
  void files_areForTheirOwnerOnly() throws IOException {
    Node node = node(Settings.SMALL);
    node.click(1);
    node.deliver();
    try (var files = Files.list(directory())) {
      assertThat(files)
          .hasSizeGreaterThanOrEqualTo(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
        .isEqualTo("rwx------");
    node.journal.close();
  }

  @Test
  void open_whileAnotherHasIt_isRefused() throws IOException {
    Node first = node(Settings.SMALL);
    assertThatThrownBy(() -> node(Settings.SMALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to a running process");
    first.journal.close();
    node(Settings.SMALL).journal.close();
  }

  @Test
  void open_directoryIsALink_isRefused() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(directory(), elsewhere);
    assertThatThrownBy(() -> node(Settings.SMALL)).isInstanceOf(IOException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"lock", "mark.tmp"})
  void write_throughALink_neverReachesItsTarget(String name) throws IOException {
    Path target = Files.writeString(temporary.resolve("precious"), "precious");
    Files.createDirectory(directory());
    Files.createSymbolicLink(directory().resolve(name), target);
    try {
      Node node = node(Settings.SMALL);
      node.click(1);
      node.deliver();
      node.journal.close();
    } catch (IOException _) {
      // refusing is right too
    }
    assertThat(target).hasContent("precious");
  }

  @ParameterizedTest
  @EnumSource
  void turns_onSeveralLoops_shareOneStreamWithoutGaps(Durability durability) throws Exception {
    int loops = 4;
    int each = 2000;
    ExecutorService background = Journal.backgroundThread();
    Journal journal =
        Journal.open(
            directory(),
            Settings.SMALL.with(durability).withSegments(100_000),
            clock,
            new java.util.SplittableRandom(1),
            background);
    var all = new CountDownLatch(loops * each);
    List<ExecutorService> eventLoops = new ArrayList<>();
    List<CompletableFuture<?>> running = new ArrayList<>();
    for (int l = 0; l < loops; l++) {
      int loop = l;
      ExecutorService eventLoop = Executors.newSingleThreadExecutor();
      eventLoops.add(eventLoop);
      GroupCommit commit = journal.groupCommit(eventLoop);
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < each; i++) {
                  commit.append(
                      Clicks.click((long) loop * each + i),
                      captured -> {
                        if (captured) {
                          all.countDown();
                        }
                      });
                  if (i % 7 == 6) {
                    commit.flush();
                  }
                }
                commit.flush();
              },
              eventLoop));
    }
    for (var loop : running) {
      loop.get(60, TimeUnit.SECONDS);
    }
    assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(journal.next()).isEqualTo(1 + loops * each);

    var reader = new JournalReader(journal, 1 << 16);
    long position = 1;
    for (var stretch = reader.read(position); stretch != null; stretch = reader.read(position)) {
      assertThat(stretch.first()).isEqualTo(position);
      position = stretch.end();
    }
    assertThat(position).isEqualTo(journal.next());
    for (ExecutorService eventLoop : eventLoops) {
      eventLoop.shutdown();
    }
    background.shutdown();
    assertThat(background.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    journal.close();
  }
}
