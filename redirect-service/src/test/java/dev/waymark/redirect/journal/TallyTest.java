package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ClickEvent;
import dev.waymark.redirect.counter.Limits;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.counter.Tally;
import dev.waymark.redirect.disk.FakeFiles;
import dev.waymark.visitor.VisitorClass;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Live counts over restarts: whatever ends the process, a node counts on where it stopped.
class TallyTest {
  private static final String LIMITED = "lnk_limited";
  private static final String OTHER = "lnk_other";

  private static final class FakeLimits implements Limits {
    final Map<String, Long> published = new HashMap<>(Map.of(LIMITED, 0L));
    boolean complete = true;

    @Override
    public boolean isComplete() {
      return complete;
    }

    @Override
    public Map<String, Long> published() {
      return Map.copyOf(published);
    }
  }

  /// One life of a node.
  private static final class Life {
    final Journal journal;
    final GroupCommit commit;
    final LiveCounts live = new LiveCounts();
    final Tally tally;
    long answered;
    long refused;

    Life(FakeFiles files, Settings settings, Limits limits) throws IOException {
      journal =
          Journal.open(files, settings, new ManualClock(), new SplittableRandom(1), Runnable::run);
      commit = journal.groupCommit(Runnable::run);
      tally = new Tally(journal, limits, live);
      tally.settle();
    }

    /// A visitor of the link with the limit.
    void click(long limit, long published) {
      if (live.reserve(LIMITED, limit, published)) {
        append(Clicks.click(1, LIMITED, VisitorClass.HUMAN));
      }
    }

    private void append(ClickEvent event) {
      commit.append(
          event,
          captured -> {
            if (captured) {
              answered++;
            } else {
              refused++;
              live.giveBack(LIMITED);
            }
          });
      commit.flush();
    }

    /// Those who do not count, or not here.
    void noise() {
      commit.append(Clicks.click(1, LIMITED, VisitorClass.BOT), _ -> {});
      commit.append(Clicks.click(1, OTHER, VisitorClass.HUMAN), _ -> {});
      commit.flush();
    }

    long clicks() {
      return live.clicks(LIMITED, 0);
    }
  }

  private final FakeFiles.Disk disk = new FakeFiles.Disk();
  private final FakeLimits limits = new FakeLimits();

  private Life life() throws IOException {
    return new Life(new FakeFiles(disk), Settings.SMALL, limits);
  }

  @Test
  void settle_afterARestart_isWhatWasCaptured() throws IOException {
    Life first = life();
    for (int i = 0; i < 10; i++) {
      first.click(100, 0);
      first.noise();
      if (i == 6) {
        first.tally.settle();
      }
    }
    assertThat(first.clicks()).isEqualTo(10);

    Life second = life();
    assertThat(second.clicks()).as("the file and what came after it").isEqualTo(10);
    for (int i = 0; i < 100; i++) {
      second.click(100, 0);
    }
    assertThat(second.answered).isEqualTo(90);
    assertThat(life().clicks()).isEqualTo(100);
  }

  @Test
  void settle_manyTimes_countsEachClickOnce() throws IOException {
    Life life = life();
    for (int i = 0; i < 20; i++) {
      life.click(100, 0);
      life.tally.settle();
      life.tally.settle();
    }

    assertThat(life.clicks()).isEqualTo(20);
    assertThat(life().clicks()).isEqualTo(20);
  }

  @Test
  void settle_fileLostOrDamaged_addsUpTheWholeJournal() throws IOException {
    Life life = life();
    for (int i = 0; i < 20; i++) {
      life.click(100, 0);
    }
    life.tally.settle();
    disk.put("counts", new byte[] {1, 2, 3});
    assertThat(life().clicks()).isEqualTo(20);

    disk.remove("counts");
    assertThat(life().clicks()).isEqualTo(20);
  }

  @Test
  void settle_fileOfAnotherJournal_isNotBelieved() throws IOException {
    Life life = life();
    life.click(100, 0);
    life.tally.settle();
    byte[] foreign = disk.bytes("counts").clone();
    var other = new FakeFiles.Disk();
    other.put("counts", foreign);
    var files = new FakeFiles(other);
    var journal =
        Journal.open(
            files, Settings.SMALL, new ManualClock(), new SplittableRandom(99), Runnable::run);
    var live = new LiveCounts();
    new Tally(journal, limits, live).settle();

    assertThat(live.clicks(LIMITED, 0)).isZero();
  }

  @Test
  void settle_linksNotLoadedYet_forgetsNothing() throws IOException {
    Life first = life();
    first.click(100, 0);
    limits.complete = false;
    limits.published.clear();
    assertThat(life().clicks()).isEqualTo(1);
    assertThat(life().clicks()).isEqualTo(1);

    limits.complete = true;
    limits.published.put(LIMITED, 0L);
    assertThat(life().clicks()).isEqualTo(1);
  }

  @Test
  void settle_linkWithoutALimitAnyMore_isForgottenAtTheNextStart() throws IOException {
    Life first = life();
    first.click(100, 0);
    limits.published.clear();
    first.tally.settle();
    assertThat(first.clicks()).isEqualTo(1);

    assertThat(life().clicks()).isZero();
  }

  @Test
  void settle_moreWasPublished_lastsOverARestart() throws IOException {
    Life first = life();
    first.click(100, 0);
    limits.published.put(LIMITED, 50L);
    first.tally.settle();
    first.click(100, 50);
    first.click(100, 50);
    assertThat(first.clicks()).isEqualTo(52);

    assertThat(life().clicks()).isEqualTo(52);
  }

  @Test
  void reserve_clickNotCaptured_isGivenBack() throws IOException {
    var files = new FakeFiles(disk);
    var life = new Life(files, Settings.SMALL.with(DiskFailurePolicy.ACCOUNTING), limits);
    life.click(2, 0);
    files.capacity = 0;
    for (int i = 0; i < 5; i++) {
      life.click(2, 0);
    }

    assertThat(life.answered).isEqualTo(1);
    assertThat(life.refused).isEqualTo(5);
    assertThat(life.clicks()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void halt_atAnyStep_countsOnWhereItStopped(Durability durability) throws IOException {
    haltEverywhere(Settings.SMALL.with(durability), disk -> disk);
  }

  @Test
  void halt_withAPowerCut_countsEveryAnsweredClick() throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      var random = new SplittableRandom(seed);
      haltEverywhere(
          Settings.SMALL.with(Durability.POWER_FAILURE), disk -> disk.afterPowerCut(random));
    }
  }

  private void haltEverywhere(Settings settings, UnaryOperator<FakeFiles.Disk> afterwards)
      throws IOException {
    boolean halted = true;
    int step = 0;
    while (halted) {
      step++;
      var before = new FakeFiles.Disk();
      Life life = null;
      long sent = 0;
      long answered = 0;
      halted = false;
      try {
        for (int start = 0; start < 2; start++) {
          var files = new FakeFiles(before).haltingAt(start == 1 ? step : Integer.MAX_VALUE);
          life = null;
          life = new Life(files, settings, limits);
          for (int i = 0; i < 12; i++) {
            sent++;
            life.click(100, 0);
            life.noise();
            if (i % 5 == 4) {
              life.tally.settle();
            }
          }
          answered += life.answered;
          life.answered = 0;
        }
      } catch (FakeFiles.Halt _) {
        halted = true;
        answered += life == null ? 0 : life.answered;
      }
      long after =
          new Life(new FakeFiles(afterwards.apply(before)), Settings.SMALL, limits).clicks();
      assertThat(after).as("halted at step " + step).isBetween(answered, sent);
    }
    assertThat(step).as("steps that were tried").isGreaterThan(50);
  }
}
