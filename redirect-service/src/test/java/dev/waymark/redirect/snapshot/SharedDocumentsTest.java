package dev.waymark.redirect.snapshot;

import static dev.waymark.redirect.snapshot.Rows.link;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.snapshot.LastKnownGood.Content;
import dev.waymark.redirect.snapshot.LastKnownGood.Stored;
import dev.waymark.routing.Link;
import dev.waymark.routing.Workspace;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What links share: channels, pools, schedules, the settings of their workspace, and domains.
class SharedDocumentsTest {
  private static final Position POSITION = new Position("origin", "100:100:");

  private final Snapshot snapshot = new Snapshot();
  private final Links links = snapshot.links();

  @BeforeEach
  void publishLinks() {
    snapshot.apply(link("a", 1, 10, "one", "https://one.example/"));
    snapshot.apply(link("b", 1, 10, "two", "https://two.example/"));
    snapshot.apply(
        link(
            "c",
            1,
            10,
            Rows.body("c", null, "three", "https://three.example/").replace("ws_1", "ws_2")));
  }

  @Test
  void schedule_published_isSeenByTheLinksOfItsWorkspaceAndByNoOther() {
    snapshot.apply(schedule(1, "desk"));
    snapshot.rebuild();

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(knows(live("two"), "desk")).isTrue();
    assertThat(knows(live("three"), "desk")).isFalse();
  }

  @Test
  void schedule_publishedBeforeItsLink_isSeen() {
    snapshot.apply(schedule(1, "desk"));
    snapshot.rebuild();
    snapshot.apply(link("d", 1, 20, "four", "https://four.example/"));

    assertThat(knows(live("four"), "desk")).isTrue();
  }

  @Test
  void documents_many_areCompiledOnceAndOnlyWhereSomethingChanged() {
    Workspace first = live("one").workspace();
    Workspace other = live("three").workspace();
    Stream.of("x", "y", "z").forEach(key -> snapshot.apply(schedule(1, key)));
    assertThat(live("one").workspace()).as("before the end of the batch").isSameAs(first);

    snapshot.rebuild();
    Workspace second = live("one").workspace();
    assertThat(second).isNotSameAs(first);
    assertThat(Stream.of("x", "y", "z")).allMatch(key -> knows(live("one"), key));
    assertThat(live("two").workspace()).isSameAs(second);
    assertThat(live("three").workspace()).isSameAs(other);

    snapshot.apply(schedule(1, "x"));
    snapshot.rebuild();
    assertThat(live("one").workspace()).as("nothing was new").isSameAs(second);
  }

  @Test
  void document_changed_compilesNoLink() {
    LiveLink live = live("one");
    Link compiled = live.link();
    snapshot.apply(schedule(1, "desk"));
    snapshot.rebuild();

    assertThat(live("one")).isSameAs(live);
    assertThat(live.link()).isSameAs(compiled);
    assertThat(knows(live, "desk")).as("the one that was found before sees it too").isTrue();
  }

  @Test
  void document_unreadable_staysAsItWasAndHarmsNoOther() {
    snapshot.apply(schedule(1, "desk"));
    snapshot.apply(
        Rows.row(DocumentKind.SCHEDULE, "ws_1/desk", 2, 20, "{\"time_zone\":\"Mars/Olympus\"}"));
    snapshot.apply(schedule(1, "door"));
    snapshot.rebuild();

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(knows(live("one"), "door")).isTrue();
    assertThat(snapshot.refused()).isEqualTo(1);
  }

  @Test
  void document_deleted_isGone() {
    snapshot.apply(schedule(1, "desk"));
    snapshot.rebuild();
    snapshot.apply(new Published(DocumentKind.SCHEDULE, "ws_1/desk", 2, 20, null));
    snapshot.apply(schedule(1, "desk"));
    snapshot.rebuild();

    assertThat(knows(live("one"), "desk")).isFalse();
  }

  @Test
  void fullLoad_documentAbsent_isHeldUntilApproved() {
    snapshot.apply(schedule(1, "desk"));
    snapshot.rebuild();
    Snapshot.FullLoad load = snapshot.fullLoad();
    load.row(link("a", 1, 10, "one", "https://one.example/"));
    load.row(schedule(1, "door"));
    load.finish(POSITION);

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(knows(live("one"), "door")).isTrue();

    snapshot.approveAbsence();
    assertThat(knows(live("one"), "desk")).isFalse();
    assertThat(knows(live("one"), "door")).isTrue();
  }

  @Test
  void fullLoad_empty_holdsLinksAndWhatTheyShare() {
    snapshot.apply(schedule(1, "desk"));
    snapshot.apply(domain(1, "go.example.com"));
    snapshot.rebuild();
    int documents = snapshot.toStore().size();
    LiveLink last = live("one");
    snapshot.fullLoad().finish(POSITION);

    assertThat(knows(live("one"), "desk")).isTrue();
    assertThat(snapshot.domains().find("go.example.com")).isNotNull();
    assertThat(snapshot.held()).isEqualTo(documents);

    snapshot.approveAbsence();
    assertThat(snapshot.held()).isZero();
    assertThat(snapshot.served()).isZero();
    assertThat(knows(last, "desk")).isFalse();
    assertThat(snapshot.domains().find("go.example.com")).isNull();
  }

  @Test
  void fingerprint_countsDocumentsOfEachKind() {
    var expected = new Fingerprint();
    expected.add(link("a", 1, 10, "one", "x"));
    expected.add(link("b", 1, 10, "two", "x"));
    expected.add(link("c", 1, 10, "three", "x"));
    expected.add(schedule(1, "desk"));
    expected.add(domain(1, "go.example.com"));
    snapshot.apply(schedule(1, "desk"));
    snapshot.apply(domain(1, "go.example.com"));

    assertThat(snapshot.fingerprint().count()).isEqualTo(5);
    assertThat(snapshot.fingerprint().checksum()).isEqualTo(expected.checksum());
  }

  @Test
  void stored_andRestored_areServedAgain() {
    Published schedule = schedule(1, "desk");
    Published domain = domain(1, "go.example.com");
    snapshot.apply(schedule);
    snapshot.apply(domain);
    snapshot.count("a", 7);
    assertThat(snapshot.toStore()).contains(new Stored(schedule, 0), new Stored(domain, 0));

    var restarted = new Snapshot();
    restarted.restore(new Content(POSITION, snapshot.toStore()));
    LiveLink live = requireNonNull(restarted.links().find(Links.DEFAULT_DOMAIN, "one"));
    assertThat(knows(live, "desk")).isTrue();
    assertThat(live.clickCount()).isEqualTo(7);
    assertThat(restarted.domains().find("go.example.com")).isNotNull();
    assertThat(restarted.toStore()).containsExactlyInAnyOrderElementsOf(snapshot.toStore());
  }

  @Test
  void otherKinds_areLeftAlone() {
    snapshot.apply(Rows.row(DocumentKind.API_KEY, "0123", 1, 10, "{}"));

    assertThat(snapshot.refused()).isZero();
    assertThat(snapshot.fingerprint().count()).isEqualTo(3);
  }

  private LiveLink live(String slug) {
    return requireNonNull(links.find(Links.DEFAULT_DOMAIN, slug));
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
