package dev.waymark.redirect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIdentityTest {
  @TempDir Path temporary;
  private final FakeAnalytics analytics = new FakeAnalytics();
  private final ManualClock clock = new ManualClock();

  private Path directory() {
    return temporary.resolve("data").resolve("journal");
  }

  private UUID establish() throws IOException {
    return JournalIdentity.establish(directory(), new SplittableRandom(7));
  }

  private Node open() throws IOException {
    return new Node(new DiskFiles(directory()), Settings.SMALL, clock, analytics);
  }

  @Test
  void establish_noJournalYet_isTheIdOfItsFirstOpening() throws IOException {
    UUID established = establish();

    assertThat(establish()).isEqualTo(established);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
        .isEqualTo("rwx------");
    Node node = open();
    node.click(1, 2);
    node.deliver();
    assertThat(node.journal.producer()).isEqualTo(established);
    assertThat(node.journal.epoch()).isEqualTo(1);
    assertThat(analytics.clicks()).containsExactly(1L, 2L);
    node.journal.close();
  }

  @Test
  void establish_journalInUse_isItsIdAndDisturbsNobody() throws IOException {
    Node node = open();
    node.click(1);

    assertThat(establish()).isEqualTo(node.journal.producer());

    node.click(2);
    node.deliver();
    assertThat(analytics.clicks()).containsExactly(1L, 2L);
    node.journal.close();
  }

  /// The file is gone, the segments say whose they are.
  @Test
  void establish_identityLost_isTheIdOfItsSegments() throws IOException {
    Node node = open();
    node.click(1);
    UUID known = node.journal.producer();
    node.journal.close();
    Files.delete(directory().resolve(SmallFile.PRODUCER));

    assertThat(establish()).isEqualTo(known);

    Node again = open();
    assertThat(again.journal.producer()).isEqualTo(known);
    assertThat(again.journal.epoch()).isEqualTo(2);
    again.journal.close();
  }
}
