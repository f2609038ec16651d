package dev.waymark.redirect.replica;

import static dev.waymark.patience.Eventually.eventually;
import static dev.waymark.redirect.replica.Rows.link;
import static dev.waymark.redirect.replica.Rows.target;
import static dev.waymark.redirect.replica.Rows.tombstone;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.HeapFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTest {
  private static final Position POSITION = new Position("origin", "100:100:");

  private final Replica replica = Rows.replica();
  private final Links links = replica.links();

  static Stream<Arguments> histories() {
    Published v1 = link("a", 1, 10, "sale", "https://one.example/");
    Published v2 = link("a", 2, 20, "sale", "https://two.example/");
    Published gone = tombstone("a", 3, 30);
    Published back = link("a", 4, 40, "sale", "https://four.example/");
    return Stream.of(
        Arguments.of("nothing", List.of(), null),
        Arguments.of("first", List.of(v1), "https://one.example/"),
        Arguments.of("edit", List.of(v1, v2), "https://two.example/"),
        Arguments.of("late first", List.of(v2, v1), "https://two.example/"),
        Arguments.of("repeated", List.of(v2, v2, v1, v2), "https://two.example/"),
        Arguments.of("deleted", List.of(v1, v2, gone), null),
        Arguments.of("edit after its tombstone", List.of(v1, gone, v2), null),
        Arguments.of("tombstone alone", List.of(gone), null),
        Arguments.of("tombstone first", List.of(gone, v2), null),
        Arguments.of("back again", List.of(v1, gone, back), "https://four.example/"),
        Arguments.of("back before gone", List.of(v1, back, gone), "https://four.example/"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void apply_history_newestVersionStands(
      String name, List<Published> history, @Nullable String expected) {
    history.forEach(replica::apply);

    assertThat(target(replica, "sale")).isEqualTo(expected);
    assertThat(replica.served()).isEqualTo(expected == null ? 0 : 1);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("no JSON", "{"),
        Arguments.of("no object", "[]"),
        Arguments.of("null", "null"),
        Arguments.of("empty", "{}"),
        Arguments.of(
            "dangerous target",
            Rows.body("a", null, "sale", "https://x.example/").replace("https:", "javascript:")),
        Arguments.of(
            "reserved slug",
            Rows.body("a", null, "sale", "https://x.example/").replace("sale", "q")),
        Arguments.of(
            "unknown field",
            Rows.body("a", null, "sale", "https://x.example/")
                .replace(
                    "\"rules\":[]",
                    """
                    "rules":[{"name":"r","conditions":[{"field":"mood","operator":"eq",\
                    "value":"good"}],"action":{"type":"redirect","url":"https://y.example/"}}]""")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void apply_unreadableDocument_linkStaysAsItWas(String name, String body) {
    replica.apply(link("a", 1, 10, "sale", "https://one.example/"));
    replica.apply(link("b", 1, 10, "other", "https://other.example/"));
    replica.apply(Rows.link("a", 2, 20, body));

    assertThat(target(replica, "sale")).isEqualTo("https://one.example/");
    assertThat(target(replica, "other")).isEqualTo("https://other.example/");
    assertThat(replica.refused()).isEqualTo(1);

    replica.apply(link("a", 3, 30, "sale", "https://three.example/"));
    assertThat(target(replica, "sale")).isEqualTo("https://three.example/");
  }

  @Test
  void apply_unreadableFromTheStart_isNotServedUntilRepaired() {
    replica.apply(Rows.link("a", 1, 10, "{}"));
    assertThat(target(replica, "sale")).isNull();

    replica.apply(link("a", 2, 20, "sale", "https://two.example/"));
    assertThat(target(replica, "sale")).isEqualTo("https://two.example/");
  }

  @Test
  void apply_unreadableThenDeleted_isGone() {
    replica.apply(link("a", 1, 10, "sale", "https://one.example/"));
    replica.apply(Rows.link("a", 2, 20, "{}"));
    replica.apply(tombstone("a", 3, 30));

    assertThat(target(replica, "sale")).isNull();
    assertThat(replica.documentBytes()).isZero();
  }

  @Test
  void find_slug_isFolded() {
    replica.apply(link("a", 1, 10, "SumMer-Sale", "https://one.example/"));

    assertThat(target(replica, "summer-sale")).isEqualTo("https://one.example/");
  }

  @Test
  void find_domains_areApart() {
    replica.apply(
        Rows.link("a", 1, 10, Rows.body("a", "go.example.com", "sale", "https://a.example/")));
    replica.apply(link("b", 1, 10, "sale", "https://b.example/"));

    assertThat(target(replica, "go.example.com", "sale")).isEqualTo("https://a.example/");
    assertThat(target(replica, "sale")).isEqualTo("https://b.example/");
    assertThat(links.hasDomain("go.example.com")).isTrue();

    replica.apply(tombstone("a", 2, 20));
    assertThat(links.hasDomain("go.example.com")).isFalse();
  }

  @Test
  void apply_slugChanged_linkMovesWithItsCount() {
    replica.apply(link("a", 1, 10, "old", "https://one.example/"));
    replica.count("a", 7);
    replica.apply(link("a", 2, 20, "new", "https://two.example/"));

    assertThat(Rows.find(replica, "old")).isNull();
    LiveLink after = Rows.find(replica, "new");
    assertThat(requireNonNull(after).clickCount()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void apply_slugsExchanged_eachHasTheOther(boolean firstComesFirst) {
    replica.apply(link("a", 1, 10, "x", "https://a.example/"));
    replica.apply(link("b", 1, 10, "y", "https://b.example/"));
    Published a2 = link("a", 2, 20, "y", "https://a.example/");
    Published b2 = link("b", 2, 20, "x", "https://b.example/");
    replica.apply(firstComesFirst ? a2 : b2);
    replica.apply(firstComesFirst ? b2 : a2);

    assertThat(target(replica, "x")).isEqualTo("https://b.example/");
    assertThat(target(replica, "y")).isEqualTo("https://a.example/");
    assertThat(replica.contested()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void apply_twoClaimOneSlug_lastWrittenHasItAndTheOtherInheritsIt(boolean oldComesFirst) {
    Published older = link("a", 5, 10, "sale", "https://a.example/");
    Published newer = link("b", 1, 20, "sale", "https://b.example/");
    replica.apply(oldComesFirst ? older : newer);
    replica.apply(oldComesFirst ? newer : older);

    assertThat(target(replica, "sale")).isEqualTo("https://b.example/");
    assertThat(replica.contested()).isEqualTo(1);

    replica.apply(tombstone("b", 2, 30));
    assertThat(target(replica, "sale")).isEqualTo("https://a.example/");
    assertThat(replica.contested()).isZero();
  }

  @Test
  void count_known_isSetAndUnknownIsPassedOver() {
    replica.count("a", 3);
    replica.apply(link("a", 1, 10, "sale", "https://one.example/"));
    replica.count("a", 12);
    replica.count("a", 11);

    LiveLink live = Rows.find(replica, "sale");
    assertThat(requireNonNull(live).clickCount()).isEqualTo(11);
  }

  @Test
  void fullLoad_olderVersion_isBelieved() {
    replica.apply(link("a", 7, 70, "sale", "https://seven.example/"));
    load(List.of(link("a", 3, 30, "sale", "https://three.example/")));

    assertThat(target(replica, "sale")).isEqualTo("https://three.example/");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"1, 1", "1, 1000", "999, 1000", "1000, 1000"})
  void fullLoad_absent_areHeldUntilApproved(int absent, int all) {
    fill(all);
    load(rows(absent, all));

    assertThat(replica.served()).isEqualTo(all);
    assertThat(replica.held()).isEqualTo(absent);
    assertThat(replica.heldSince()).isEqualTo(POSITION.xmax());
    assertThat(target(replica, "slug0")).isEqualTo("https://example.com/0");

    replica.approveAbsence();
    assertThat(replica.served()).isEqualTo(all - absent);
    assertThat(replica.held()).isZero();
    assertThat(target(replica, "slug0")).isNull();
  }

  @Test
  void fullLoad_heldAgain_whatReturnsIsNotHeld() {
    fill(10);
    load(rows(5, 10));
    load(rows(2, 10));

    assertThat(replica.held()).isEqualTo(2);
    assertThat(replica.served()).isEqualTo(10);

    load(rows(0, 10));
    assertThat(replica.held()).isZero();
  }

  @Test
  void heldSince_loadedAgain_isTheFirstOfThisDatabase() {
    fill(2);
    load(rows(1, 2));
    replica.moveTo(POSITION);
    load(rows(1, 2), new Position("origin", "300:300:"));

    assertThat(replica.heldSince()).isEqualTo(POSITION.xmax());

    replica.moveTo(new Position("origin", "300:300:"));
    load(rows(1, 2), new Position("origin", "200:200:"));

    // An older copy: what was approved in the meantime has not happened there.
    assertThat(replica.heldSince()).isEqualTo(200);

    load(rows(1, 2), new Position("another", "900:900:"));

    assertThat(replica.heldSince()).isEqualTo(900);
  }

  @Test
  void fullLoad_tombstones_areNeverHeld() {
    fill(30);
    var rows = new ArrayList<>(rows(20, 30));
    for (int i = 0; i < 20; i++) {
      rows.add(tombstone("lnk" + i, 2, 20));
    }
    load(rows);

    assertThat(replica.served()).isEqualTo(10);
    assertThat(replica.held()).isZero();
  }

  @Test
  void apply_toHeldLink_isTakenWhateverItsVersion() {
    for (Published row : rows(0, 30)) {
      replica.apply(new Published(row.kind(), row.id(), 9, 90, row.body()));
    }
    load(List.of());
    replica.apply(link("lnk1", 1, 101, "slug1", "https://again.example/"));
    replica.apply(tombstone("lnk2", 1, 101));
    replica.apply(link("new", 1, 101, "slug3", "https://new.example/"));

    assertThat(target(replica, "slug1")).isEqualTo("https://again.example/");
    assertThat(target(replica, "slug2")).isNull();
    assertThat(target(replica, "slug3")).isEqualTo("https://new.example/");
    assertThat(replica.held()).isEqualTo(28);
  }

  @Test
  void fullLoad_notFinished_dropsNothing() {
    fill(10);
    replica.fullLoad().row(link("lnk3", 2, 20, "slug3", "https://three.example/"));

    assertThat(replica.served()).isEqualTo(10);
    assertThat(target(replica, "slug3")).isEqualTo("https://three.example/");
  }

  @Test
  void restore_heldBefore_isHeldAgainByTheNextLoadAlone() throws IOException {
    var files = new HeapFiles();
    Replica before = Rows.replica(files);
    rows(0, 10).forEach(before::apply);
    before.moveTo(POSITION);
    load(before, rows(2, 10));
    before.close();

    Replica again = Rows.replica(files);
    assertThat(again.served()).isEqualTo(10);
    assertThat(agrees(again, rows(2, 10))).isFalse();
    load(again, rows(2, 10));
    assertThat(again.held()).isEqualTo(2);
    assertThat(agrees(again, rows(2, 10))).isTrue();
  }

  @Test
  void restore_unreadableBefore_isReadAgain() throws IOException {
    var files = new HeapFiles();
    Replica before = Rows.replica(files);
    before.apply(link("a", 1, 10, "sale", "https://one.example/"));
    before.apply(Rows.link("a", 2, 20, "{}"));
    before.moveTo(POSITION);
    before.close();

    // As if this were a release that reads it.
    Replica again = Rows.replica(files);
    assertThat(target(again, "sale")).isEqualTo("https://one.example/");
    List<Published> rows = List.of(link("a", 2, 20, "sale", "https://two.example/"));
    assertThat(agrees(again, rows)).isFalse();
    load(again, rows);
    assertThat(target(again, "sale")).isEqualTo("https://two.example/");
    assertThat(agrees(again, rows)).isTrue();
  }

  private static boolean agrees(Replica replica, List<Published> rows) {
    var expected = new Fingerprint();
    rows.forEach(expected::add);
    Fingerprint seen = replica.fingerprint();
    return seen.count() == expected.count() && seen.checksum() == expected.checksum();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void restore_manyStartsWithLittleNews_areFewFiles(boolean isClosed) throws IOException {
    var files = new HeapFiles();
    for (int start = 1; start <= 300; start++) {
      Replica replica = Rows.replica(files);
      replica.apply(link("a", start, start, "sale", "https://example.com/" + start));
      replica.moveTo(new Position("origin", "%1$d:%1$d:".formatted(start + 1)));
      if (isClosed) {
        replica.close();
      }
    }

    assertThat(files.names()).hasSizeLessThan(70);
    assertThat(target(Rows.replica(files), "sale")).isEqualTo("https://example.com/300");
  }

  @Test
  void warm_startedAgain_hasTheMostClickedCompiled() throws Throwable {
    var files = new HeapFiles();
    Replica before = Rows.replica(files, 3);
    for (Published row : rows(0, 10)) {
      before.apply(row);
      before.count(row.id(), Integer.parseInt(row.id().substring("lnk".length())) % 7);
    }
    before.moveTo(POSITION);

    Replica again = Rows.replica(files, 3);
    assertThat(isCompiled(again, "slug6")).isFalse();
    again.warm();
    eventually(
        () -> {
          for (int i = 0; i < 10; i++) {
            assertThat(isCompiled(again, "slug" + i)).as("slug%d", i).isEqualTo(i >= 4 && i < 7);
          }
        });
  }

  @Test
  void load_whatOthersHaveTakenThePlaceOfMeanwhile_isFound() {
    Replica replica = Rows.replica(new HeapFiles(), 1);
    rows(0, 3).forEach(replica::apply);
    var eventLoop = new ArrayDeque<Runnable>();
    LinkLookup lookup = replica.lookup(eventLoop::add);
    var found = new ArrayList<Boolean>();
    for (String slug : List.of("slug0", "slug1")) {
      lookup.begin();
      assertThat(lookup.find(Links.DEFAULT_DOMAIN, slug)).isNull();
      lookup.load(
          isLoaded -> {
            lookup.begin();
            found.add(isLoaded && lookup.find(Links.DEFAULT_DOMAIN, slug) != null);
          });
    }
    eventLoop.forEach(Runnable::run);

    assertThat(found).containsExactly(true, true);
    lookup.begin();
    assertThat(lookup.find(Links.DEFAULT_DOMAIN, "slug0")).isNull();
    assertThat(lookup.isMissing()).isTrue();
  }

  private static boolean isCompiled(Replica replica, String slug) {
    LinkLookup lookup = replica.lookup(Runnable::run);
    lookup.begin();
    return lookup.find(Links.DEFAULT_DOMAIN, slug) != null;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void apply_anyInterleaving_equalsTheMap(long seed) {
    for (int round = 0; round < 100; round++) {
      var random = new Random(seed * 1_000 + round);
      compareWithMap(random, "seed %d round %d".formatted(seed, round));
    }
  }

  /// The oracle: of each link the newest version; of each slug the last claim.
  private static void compareWithMap(Random random, String name) {
    var history = new ArrayList<Published>();
    var newest = new HashMap<String, Published>();
    for (int xid = 1; xid <= 2 + random.nextInt(30); xid++) {
      String id = "lnk" + random.nextInt(4);
      Published before = newest.get(id);
      long version = before == null ? 1 : before.version() + 1;
      Published row =
          random.nextInt(4) == 0
              ? tombstone(id, version, xid)
              : link(id, version, xid, "slug" + random.nextInt(3), "https://example.com/" + xid);
      newest.put(id, row);
      history.add(row);
    }
    var delivered = new ArrayList<>(history);
    for (int i = random.nextInt(10); i > 0; i--) {
      delivered.add(history.get(random.nextInt(history.size())));
    }
    Collections.shuffle(delivered, random);

    var files = new HeapFiles();
    var replica = Rows.replica(files, 1 + random.nextInt(4));
    int loadAt = random.nextInt(delivered.size() * 2);
    for (int i = 0; i < delivered.size(); i++) {
      replica.apply(delivered.get(i));
      if (i == loadAt) {
        Replica.FullLoad load = replica.fullLoad();
        newest.values().forEach(load::row);
        load.finish(POSITION);
      }
    }

    compareWithMap(replica, newest, name + " of " + delivered);
    replica.moveTo(POSITION);
    compareWithMap(Rows.replica(files), newest, name + " started again of " + delivered);
  }

  private static void compareWithMap(Replica replica, Map<String, Published> newest, String name) {
    for (int slug = 0; slug < 3; slug++) {
      assertThat(target(replica, "slug" + slug))
          .as("slug%d of %s", slug, name)
          .isEqualTo(expectedTarget(newest, slug));
    }
    long alive = newest.values().stream().filter(row -> row.body() != null).count();
    assertThat((long) replica.served()).as(name).isEqualTo(alive);
    var fingerprint = new Fingerprint();
    newest.values().stream().filter(row -> row.body() != null).forEach(fingerprint::add);
    assertThat(replica.fingerprint().count()).as(name).isEqualTo(alive);
    assertThat(replica.fingerprint().checksum()).as(name).isEqualTo(fingerprint.checksum());
  }

  private static @Nullable String expectedTarget(Map<String, Published> newest, int slug) {
    return newest.values().stream()
        .filter(row -> row.body() != null && row.body().toString().contains("\"slug" + slug + "\""))
        .max(Comparator.comparingLong(Published::xid))
        .map(row -> "https://example.com/" + row.xid())
        .orElse(null);
  }

  private void fill(int count) {
    rows(0, count).forEach(replica::apply);
  }

  private void load(List<Published> rows) {
    load(rows, POSITION);
  }

  private static void load(Replica replica, List<Published> rows) {
    Replica.FullLoad load = replica.fullLoad();
    rows.forEach(load::row);
    load.finish(POSITION);
  }

  private void load(List<Published> rows, Position reached) {
    Replica.FullLoad load = replica.fullLoad();
    rows.forEach(load::row);
    load.finish(reached);
  }

  private static List<Published> rows(int from, int to) {
    var rows = new ArrayList<Published>();
    for (int i = from; i < to; i++) {
      rows.add(link("lnk" + i, 1, 10, "slug" + i, "https://example.com/" + i));
    }
    return rows;
  }
}
