package dev.waymark.redirect.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.DocumentKind;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.TakedownFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takedowns on a node: published ones, over restarts without a database, and those of its file.
class TakedownsKeptTest {
  private static final Position BEFORE = new Position("origin", "10:10:");
  private static final Position AFTER = new Position("origin", "20:20:");
  private static final Takedown EVIL = new Takedown(What.HOST, "evil.example");

  @TempDir private Path directory;
  private LastKnownGood links = new LastKnownGood(new DiskFile(Path.of("")));
  private LastKnownGood takedowns = links;

  @BeforeEach
  void files() {
    links = new LastKnownGood(new DiskFile(directory.resolve("links")));
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

  private static boolean isTakenDown(Snapshot snapshot) {
    return snapshot.takedowns().now().ofUrl("https://evil.example/") != null;
  }

  /// A node that begins with its files alone.
  private Snapshot restarted() {
    var snapshot = new Snapshot();
    new TakedownSaver(snapshot, takedowns).restore();
    LastKnownGood.Content content = links.read();
    if (content != null) {
      snapshot.restore(content);
    }
    return snapshot;
  }

  @Test
  void takedown_savedLaterThanTheLinks_holdsOnANodeThatStartsFromItsFiles() throws IOException {
    var snapshot = new Snapshot();
    var saver = new TakedownSaver(snapshot, takedowns);
    saver.restore();
    var linkSaver = new Saver(snapshot, links, Duration.ofSeconds(5), InstantSource.system());
    snapshot.apply(Rows.link("a", 1, 10, "sale", "https://evil.example/"));
    snapshot.moveTo(BEFORE);
    linkSaver.saveIfDue();
    saver.saveIfChanged(BEFORE);
    assertThat(Files.exists(directory.resolve("takedowns"))).as("nothing to keep").isFalse();

    snapshot.apply(takedown(1, "evil.example"));
    snapshot.rebuild();
    saver.saveIfChanged(AFTER);
    assertThat(isTakenDown(snapshot)).isTrue();

    Snapshot restarted = restarted();
    assertThat(restarted.served()).isEqualTo(1);
    assertThat(isTakenDown(restarted)).isTrue();
    assertThat(restarted.position()).as("what came since is asked for again").isEqualTo(BEFORE);
  }

  @Test
  void takedown_liftedAgain_isLiftedOverARestart() {
    var snapshot = new Snapshot();
    var saver = new TakedownSaver(snapshot, takedowns);
    snapshot.apply(takedown(1, "evil.example"));
    snapshot.rebuild();
    saver.saveIfChanged(BEFORE);
    assertThat(isTakenDown(restarted())).isTrue();
    snapshot.apply(new Published(DocumentKind.TAKEDOWN, "host/evil.example", 2, 12, null));
    snapshot.rebuild();
    saver.saveIfChanged(AFTER);
    assertThat(isTakenDown(snapshot)).isFalse();
    assertThat(isTakenDown(restarted())).isFalse();
  }

  @Test
  void links_always_areSavedWithoutTheTakedowns() {
    var snapshot = new Snapshot();
    snapshot.apply(Rows.link("a", 1, 10, "sale", "https://evil.example/"));
    snapshot.apply(takedown(1, "evil.example"));
    assertThat(snapshot.toStore())
        .extracting(stored -> stored.row().kind())
        .containsExactly(DocumentKind.LINK);
    assertThat(snapshot.takedownsToStore())
        .extracting(stored -> stored.row().id())
        .containsExactly("host/evil.example");
  }

  @Test
  void takedown_unreadable_isRefusedAloneAndTheLastHolds() {
    var snapshot = new Snapshot();
    snapshot.apply(takedown(1, "evil.example"));
    snapshot.apply(
        Rows.row(DocumentKind.TAKEDOWN, "host/evil.example", 2, 12, "{\"what\": \"planet\"}"));
    snapshot.apply(takedown(1, "EVIL.example"));
    snapshot.apply(takedown(1, "com"));
    snapshot.rebuild();
    assertThat(snapshot.refused()).isEqualTo(3);
    assertThat(isTakenDown(snapshot)).isTrue();
    assertThat(snapshot.takedowns().now().size()).isEqualTo(1);
  }

  @Test
  void file_ofTheNode_holdsBesideWhatIsPublished() throws IOException {
    var snapshot = new Snapshot();
    Path path =
        Files.writeString(directory.resolve("own"), "evil.example\nnonsense x\nlink lnk_1 y");
    var watch = new TakedownWatch(new TakedownFile(path), snapshot.takedowns());
    watch.look();
    assertThat(isTakenDown(snapshot)).isTrue();
    assertThat(snapshot.takedowns().now().ofLink("lnk_1", "ws_1")).isNotNull();
    assertThat(watch.faulty()).isEqualTo(1);

    snapshot.apply(takedown(1, "evil.example"));
    snapshot.apply(takedown(1, "bad.example"));
    snapshot.rebuild();
    assertThat(snapshot.takedowns().now().size()).isEqualTo(3);

    Files.delete(path);
    watch.look();
    assertThat(watch.failures()).isEqualTo(1);
    assertThat(snapshot.takedowns().now().size()).as("what it said before").isEqualTo(3);

    Files.writeString(path, "# nothing any more");
    watch.look();
    watch.look();
    assertThat(snapshot.takedowns().now().size()).isEqualTo(2);
    assertThat(snapshot.takedowns().now().ofHost(EVIL.subject())).isEqualTo(EVIL);
  }
}
