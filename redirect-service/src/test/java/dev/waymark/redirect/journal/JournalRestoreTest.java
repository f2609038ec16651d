package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.click.ProducerMark;
import dev.waymark.redirect.delivery.Transport;
import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A database that is restored to before an epoch which drew numbers again.
class JournalRestoreTest {
  /// All in one file, of which a power cut may take most.
  private static final Settings KEEPING =
      Settings.SMALL.with(Duration.ofDays(1)).withSegments(1 << 20);

  private static final int POWER_CUTS = 200;

  private final ManualClock clock = new ManualClock();

  /// Numbers alone do not tell that there was another epoch when the next one goes on where the
  /// backup ended, or before.
  @Test
  void deliver_toABackupOfTwoEpochsAgo_goesBackToTheEpochBetween() throws IOException {
    for (int seed = 0; seed < POWER_CUTS; seed++) {
      var analytics = new FakeAnalytics();
      var disk = new FakeFiles.Disk();
      // What it took, its producer does not know.
      Transport deaf =
          batch -> {
            Transport.Reply _ = analytics.deliver(batch);
            return new Transport.Failed("lost on the way back");
          };
      live(disk, deaf, 1, 10);
      int stored = analytics.clicks().size();
      ProducerMark mark = analytics.mark();

      disk = disk.afterPowerCut(new SplittableRandom(seed));
      live(disk, analytics, 11, 15);
      analytics.restore(stored, mark, analytics.producers().getFirst());
      live(disk, analytics, 16, 16);

      assertThat(analytics.clicks())
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .contains(11L, 12L, 13L, 14L, 15L, 16L);
    }
  }

  private void live(FakeFiles.Disk disk, Transport transport, long from, long to)
      throws IOException {
    var node = new Node(new FakeFiles(disk), KEEPING, clock, transport);
    node.click(LongStream.rangeClosed(from, to).toArray());
    node.deliver();
  }
}
