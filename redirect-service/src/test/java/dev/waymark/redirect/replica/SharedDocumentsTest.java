package dev.waymark.redirect.replica;

import static dev.waymark.redirect.replica.Rows.link;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.disk.HeapFiles;
import dev.waymark.routing.Link;
import dev.waymark.routing.Workspace;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What links share: channels, pools, schedules, the settings of their workspace, and domains.
class SharedDocumentsTest {
  private static final Position POSITION = new Position("origin", "100:100:");

  private final HeapFiles files = new HeapFiles();
  private final Replica replica = Rows.replica(files);

  @BeforeEach
  void publishLinks() {
    replica.apply(link("a", 1, 10, "one", "https://one.example/"));
    replica.apply(link("b", 1, 10, "two", "https://two.example/"));
    replica.apply(
        link(
            "c",
            1,
            10,
            Rows.body("c", null, "three", "https://three.example/").replace("ws_1", "ws_2")));
  }

  @Test
  void schedule_published_isSeenByTheLinksOfItsWorkspaceAndByNoOther() {
    replica.apply(schedule(1, "desk"));
    replica.rebuild();

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(knows(live("two"), "desk")).isTrue();
    assertThat(knows(live("three"), "desk")).isFalse();
  }

  @Test
  void schedule_publishedBeforeItsLink_isSeen() {
    replica.apply(schedule(1, "desk"));
    replica.rebuild();
    replica.apply(link("d", 1, 20, "four", "https://four.example/"));

    assertThat(knows(live("four"), "desk")).isTrue();
  }

  @Test
  void documents_many_areCompiledOnceAndOnlyWhereSomethingChanged() {
    Workspace first = live("one").workspace();
    Workspace other = live("three").workspace();
    Stream.of("x", "y", "z").forEach(key -> replica.apply(schedule(1, key)));
    assertThat(live("one").workspace()).as("before the end of the batch").isSameAs(first);

    replica.rebuild();
    Workspace second = live("one").workspace();
    assertThat(second).isNotSameAs(first);
    assertThat(Stream.of("x", "y", "z")).allMatch(key -> knows(live("one"), key));
    assertThat(live("two").workspace()).isSameAs(second);
    assertThat(live("three").workspace()).isSameAs(other);

    replica.apply(schedule(1, "x"));
    replica.rebuild();
    assertThat(live("one").workspace()).as("nothing was new").isSameAs(second);
  }

  @Test
  void document_changed_compilesNoLink() {
    LiveLink live = live("one");
    Link compiled = live.link();
    replica.apply(schedule(1, "desk"));
    replica.rebuild();

    assertThat(live("one")).isSameAs(live);
    assertThat(live.link()).isSameAs(compiled);
    assertThat(knows(live, "desk")).as("the one that was found before sees it too").isTrue();
  }

  @Test
  void document_unreadable_staysAsItWasAndHarmsNoOther() {
    replica.apply(schedule(1, "desk"));
    replica.apply(
        Rows.row(DocumentKind.SCHEDULE, "ws_1/desk", 2, 20, "{\"time_zone\":\"Mars/Olympus\"}"));
    replica.apply(schedule(1, "door"));
    replica.rebuild();

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(knows(live("one"), "door")).isTrue();
    assertThat(replica.refused()).isEqualTo(1);
  }

  @Test
  void document_deleted_isGone() {
    replica.apply(schedule(1, "desk"));
    replica.rebuild();
    replica.apply(new Published(DocumentKind.SCHEDULE, "ws_1/desk", 2, 20, null));
    replica.apply(schedule(1, "desk"));
    replica.rebuild();

    assertThat(knows(live("one"), "desk")).isFalse();
  }

  @Test
  void fullLoad_documentAbsent_isHeldUntilApproved() {
    replica.apply(schedule(1, "desk"));
    replica.rebuild();
    Replica.FullLoad load = replica.fullLoad();
    load.row(link("a", 1, 10, "one", "https://one.example/"));
    load.row(schedule(1, "door"));
    load.finish(POSITION);

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(knows(live("one"), "door")).isTrue();

    replica.approveAbsence();
    assertThat(knows(live("one"), "desk")).isFalse();
    assertThat(knows(live("one"), "door")).isTrue();
  }

  @Test
  void fullLoad_empty_holdsLinksAndWhatTheyShare() {
    replica.apply(schedule(1, "desk"));
    replica.apply(domain(1, "go.example.com"));
    replica.rebuild();
    int documents = (int) replica.fingerprint().count();
    LiveLink last = live("one");
    replica.fullLoad().finish(POSITION);

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(replica.domains().find("go.example.com")).isNotNull();
    assertThat(replica.held()).isEqualTo(documents);

    replica.approveAbsence();
    assertThat(replica.held()).isZero();
    assertThat(replica.served()).isZero();
    assertThat(knows(last, "desk")).isFalse();
    assertThat(replica.domains().find("go.example.com")).isNull();
  }

  @Test
  void fingerprint_countsDocumentsOfEachKind() {
    var expected = new Fingerprint();
    expected.add(link("a", 1, 10, "one", "x"));
    expected.add(link("b", 1, 10, "two", "x"));
    expected.add(link("c", 1, 10, "three", "x"));
    expected.add(schedule(1, "desk"));
    expected.add(domain(1, "go.example.com"));
    replica.apply(schedule(1, "desk"));
    replica.apply(domain(1, "go.example.com"));

    assertThat(replica.fingerprint().count()).isEqualTo(5);
    assertThat(replica.fingerprint().checksum()).isEqualTo(expected.checksum());
  }

  @Test
  void stored_andRestored_areServedAgain() {
    replica.apply(schedule(1, "desk"));
    replica.apply(domain(1, "go.example.com"));
    replica.count("a", 7);
    replica.moveTo(POSITION);

    Replica restarted = Rows.replica(files);
    LiveLink live = requireNonNull(Rows.find(restarted, "one"));
    assertThat(knows(live, "desk")).isTrue();
    assertThat(live.clickCount()).isEqualTo(7);
    assertThat(restarted.domains().find("go.example.com")).isNotNull();
    assertThat(restarted.fingerprint().checksum()).isEqualTo(replica.fingerprint().checksum());
    assertThat(restarted.position()).isEqualTo(POSITION);
  }

  @Test
  void otherKinds_areLeftAlone() {
    replica.apply(Rows.row(DocumentKind.API_KEY, "0123", 1, 10, "{}"));

    assertThat(replica.refused()).isZero();
    assertThat(replica.fingerprint().count()).isEqualTo(3);
  }

  private LiveLink live(String slug) {
    return requireNonNull(Rows.find(replica, slug));
  }

  private static boolean knows(LiveLink live, String schedule) {
    return live.workspace().opening(schedule, 0) != null;
  }

  private static Published schedule(long version, String key) {
    return Rows.row(
        DocumentKind.SCHEDULE,
        "ws_1/" + key,
        version,
        version * 10,
        """
        {"workspace":"ws_1","key":"%1$s","name":"%1$s","time_zone":"Europe/Madrid","weekly":{}}"""
            .formatted(key));
  }

  private static Published domain(long version, String host) {
    return Rows.row(DocumentKind.DOMAIN, host, version, version * 10, "{\"workspace\":\"ws_1\"}");
  }
}
