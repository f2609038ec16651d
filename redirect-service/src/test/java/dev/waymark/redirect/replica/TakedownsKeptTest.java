package dev.waymark.redirect.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.disk.HeapFiles;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.TakedownFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takedowns on a node: published ones, over restarts without a database, and those of its file.
class TakedownsKeptTest {
  private static final Position BEFORE = new Position("origin", "10:10:");
  private static final Position AFTER = new Position("origin", "20:20:");
  private static final Takedown EVIL = new Takedown(What.HOST, "evil.example");

  @TempDir private Path directory;
  private final HeapFiles documents = new HeapFiles();
  private LastKnownGood takedowns = new LastKnownGood(new DiskFile(Path.of("")));

  @BeforeEach
  void files() {
    takedowns = new LastKnownGood(new DiskFile(directory.resolve("takedowns")));
  }

  private static Published takedown(long version, String host) {
    return Rows.row(
        DocumentKind.TAKEDOWN,
        "host/" + host,
        version,
        10 + version,
        "{\"what\": \"host\", \"subject\": \"" + host + "\"}");
  }

  private static boolean isTakenDown(Replica replica) {
    return replica.takedowns().now().ofUrl("https://evil.example/") != null;
  }

  /// A node that begins with its files alone.
  private Replica restarted() {
    Replica replica = Rows.replica(documents);
    new TakedownSaver(replica, takedowns).restore();
    return replica;
  }

  @Test
  void takedown_savedLaterThanTheLinks_holdsOnANodeThatStartsFromItsFiles() throws IOException {
    Replica replica = Rows.replica(documents);
    var saver = new TakedownSaver(replica, takedowns);
    saver.restore();
    replica.apply(Rows.link("a", 1, 10, "sale", "https://evil.example/"));
    replica.moveTo(BEFORE);
    saver.saveIfChanged(BEFORE);
    assertThat(Files.exists(directory.resolve("takedowns"))).as("nothing to keep").isFalse();

    replica.apply(takedown(1, "evil.example"));
    replica.rebuild();
    saver.saveIfChanged(AFTER);
    assertThat(isTakenDown(replica)).isTrue();

    Replica restarted = restarted();
    assertThat(restarted.served()).isEqualTo(1);
    assertThat(isTakenDown(restarted)).isTrue();
    assertThat(restarted.position()).as("what came since is asked for again").isEqualTo(BEFORE);
  }

  @Test
  void takedown_liftedAgain_isLiftedOverARestart() {
    var replica = Rows.replica();
    var saver = new TakedownSaver(replica, takedowns);
    replica.apply(takedown(1, "evil.example"));
    replica.rebuild();
    saver.saveIfChanged(BEFORE);
    assertThat(isTakenDown(restarted())).isTrue();
    replica.apply(new Published(DocumentKind.TAKEDOWN, "host/evil.example", 2, 12, null));
    replica.rebuild();
    saver.saveIfChanged(AFTER);
    assertThat(isTakenDown(replica)).isFalse();
    assertThat(isTakenDown(restarted())).isFalse();
  }

  @Test
  void links_always_areKeptWithoutTheTakedowns() {
    Replica replica = Rows.replica(documents);
    replica.apply(Rows.link("a", 1, 10, "sale", "https://evil.example/"));
    replica.apply(takedown(1, "evil.example"));
    replica.moveTo(BEFORE);
    Replica fromDocuments = Rows.replica(documents);
    assertThat(fromDocuments.served()).isEqualTo(1);
    assertThat(isTakenDown(fromDocuments)).isFalse();
    assertThat(replica.takedownsToStore())
        .extracting(stored -> stored.row().id())
        .containsExactly("host/evil.example");
  }

  @Test
  void takedown_unreadable_isRefusedAloneAndTheLastHolds() {
    var replica = Rows.replica();
    replica.apply(takedown(1, "evil.example"));
    replica.apply(
        Rows.row(DocumentKind.TAKEDOWN, "host/evil.example", 2, 12, "{\"what\": \"planet\"}"));
    replica.apply(takedown(1, "EVIL.example"));
    replica.apply(takedown(1, "com"));
    replica.rebuild();
    assertThat(replica.refused()).isEqualTo(3);
    assertThat(isTakenDown(replica)).isTrue();
    assertThat(replica.takedowns().now().size()).isEqualTo(1);
  }

  @Test
  void file_ofTheNode_holdsBesideWhatIsPublished() throws IOException {
    var replica = Rows.replica();
    Path path =
        Files.writeString(directory.resolve("own"), "evil.example\nnonsense x\nlink lnk_1 y");
    var watch = new TakedownWatch(new TakedownFile(path), replica.takedowns());
    watch.look();
    assertThat(isTakenDown(replica)).isTrue();
    assertThat(replica.takedowns().now().ofLink("lnk_1", "ws_1")).isNotNull();
    assertThat(watch.faulty()).isEqualTo(1);

    replica.apply(takedown(1, "evil.example"));
    replica.apply(takedown(1, "bad.example"));
    replica.rebuild();
    assertThat(replica.takedowns().now().size()).isEqualTo(3);

    Files.delete(path);
    watch.look();
    assertThat(watch.failures()).isEqualTo(1);
    assertThat(replica.takedowns().now().size()).as("what it said before").isEqualTo(3);

    Files.writeString(path, "# nothing any more");
    watch.look();
    watch.look();
    assertThat(replica.takedowns().now().size()).isEqualTo(2);
    assertThat(replica.takedowns().now().ofHost(EVIL.subject())).isEqualTo(EVIL);
  }
}
