package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The guarantee, with the process halted before, within and after every operation on the disk:
/// while recovering, appending, rolling, delivering, confirming and deleting.
class JournalCrashTest {
  /// A node that dies and is started again, its visitors, and the service that counts.
  private static final class World {
    private final FakeAnalytics analytics = new FakeAnalytics().losingConfirmations(3);
    private final ManualClock clock = new ManualClock();
    private final List<Long> answered = new ArrayList<>();
    private final Settings settings;
    private FakeFiles.Disk disk = new FakeFiles.Disk();
    private long sent;

    World(Settings settings) {
      this.settings = settings;
    }

    /// A life that ends at a step.
    ///
    /// @return false when it ended by itself before that
    boolean liveUntil(int step) throws IOException {
      Node node = null;
      try {
        var files = new FakeFiles(disk).haltingAt(step);
        node = new Node(files, settings, clock, analytics);
        for (int round = 0; round < 12; round++) {
          clock.advance(Duration.ofSeconds(2));
          switch (round % 4) {
            case 0 -> click(node, 1);
            case 1, 2 -> click(node, 3);
            default -> node.deliver();
          }
        }
        node.journal.close();
        return false;
      } catch (FakeFiles.Halt _) {
        return true;
      } finally {
        if (node != null) {
          answered.addAll(node.answered);
        }
      }
    }

    private void click(Node node, int count) {
      long from = sent + 1;
      sent += count;
      node.click(LongStream.rangeClosed(from, sent).toArray());
    }

    /// What the crash leaves on the disk.
    void crash(UnaryOperator<FakeFiles.Disk> afterwards) {
      disk = afterwards.apply(disk);
    }

    /// A last life, in which nothing goes wrong and everything is delivered.
    void settle() throws IOException {
      var node = new Node(new FakeFiles(disk), settings, clock, analytics);
      click(node, 2);
      node.deliver();
      click(node, 1);
      node.deliver();
      answered.addAll(node.answered);
      assertThat(node.delivery.isDone()).isTrue();
    }

    void assertCountedOnce(String when) {
      assertThat(analytics.clicks()).as(when).doesNotHaveDuplicates();
      assertThat(analytics.clicks()).as(when).containsAll(answered);
    }

    /// Numbers may be declared lost whose clicks were written and not yet answered.
    void assertNothingAnsweredIsDeclaredLost(String when) {
      assertThat(analytics.lost()).as(when).isLessThanOrEqualTo(sent - answered.size());
    }
  }

  private static UnaryOperator<FakeFiles.Disk> powerCut(int seed) {
    var random = new SplittableRandom(seed);
    return disk -> disk.afterPowerCut(random);
  }

  private static void haltEverywhere(Settings settings, UnaryOperator<FakeFiles.Disk> afterwards)
      throws IOException {
    int step = 0;
    World world;
    do {
      step++;
      world = new World(settings);
      if (!world.liveUntil(step)) {
        break;
      }
      world.crash(afterwards);
      world.settle();
      world.assertCountedOnce("halted at step " + step);
      world.assertNothingAnsweredIsDeclaredLost("halted at step " + step);
    } while (true);
    assertThat(step).as("steps that were tried").isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void halt_atAnyStep_countsEveryAnsweredClickOnce(Durability durability) throws IOException {
    haltEverywhere(Settings.SMALL.with(durability), disk -> disk);
  }

  @Test
  void halt_atAnyStep_declaresNothingLost() throws IOException {
    for (int step = 1; step < 150; step++) {
      var world = new World(Settings.SMALL);
      world.liveUntil(step);
      world.settle();
      assertThat(world.analytics.lost()).as("halted at step " + step).isZero();
    }
  }

  @Test
  void powerCut_atAnyStepWithPowerFailure_countsEveryAnsweredClickOnce() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      haltEverywhere(Settings.SMALL.with(Durability.POWER_FAILURE), powerCut(seed));
    }
  }

  /// The default promises nothing for the last moments before a power cut, but nothing may be
  /// counted twice, and what is captured afterwards counts although it may draw the same numbers.
  @Test
  void powerCut_withProcessFailure_losesTheLastMomentsAtMost() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      var world = new World(Settings.SMALL);
      world.liveUntil(1 + random.nextInt(250));
      world.crash(powerCut(seed));
      long before = world.sent;
      world.settle();
      assertThat(world.analytics.clicks()).as("seed " + seed).doesNotHaveDuplicates();
      assertThat(world.analytics.clicks())
          .as("seed " + seed)
          .contains(before + 1, before + 2, before + 3);
    }
  }

  @Test
  void halts_oneAfterTheOther_countEveryAnsweredClickOnce() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      boolean power = random.nextBoolean();
      var world =
          new World(
              Settings.SMALL.with(power ? Durability.POWER_FAILURE : Durability.PROCESS_FAILURE));
      for (int lives = random.nextInt(6); lives >= 0; lives--) {
        world.liveUntil(1 + random.nextInt(200));
        if (power && random.nextBoolean()) {
          world.crash(powerCut(seed));
        }
      }
      world.settle();
      world.assertCountedOnce("seed " + seed);
      world.assertNothingAnsweredIsDeclaredLost("seed " + seed);
    }
  }

  /// The other cases prove something only if the simulation can lose clicks.
  @Test
  void powerCut_withProcessFailure_doesLoseClicks() throws IOException {
    int lost = 0;
    for (int seed = 0; seed < 50; seed++) {
      var world = new World(Settings.SMALL.withSegments(100_000));
      world.liveUntil(1 + seed);
      world.crash(powerCut(seed));
      world.settle();
      var missing = new HashSet<>(world.answered);
      world.analytics.clicks().forEach(missing::remove);
      lost += missing.size();
    }
    assertThat(lost).isPositive();
  }
}
