package dev.waymark.redirect.replica;

import static dev.waymark.patience.Eventually.eventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.publication.DocumentLevel;
import dev.waymark.redirect.PublicationFixture;
import dev.waymark.redirect.database.Database;
import dev.waymark.redirect.disk.DiskFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /// So long that only a notification can be what brings a change.
  private static final Duration NEVER = Duration.ofHours(1);

  /// Compares with the database in every turn.
  private static final Duration EACH_TURN = Duration.ZERO;

  private static EmbeddedPostgres postgres;

  private final List<Follower> followers = new ArrayList<>();
  @TempDir private Path directory;
  private PublicationFixture publication;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void createDatabase() throws SQLException {
    publication = PublicationFixture.create(postgres, "p" + DATABASES.incrementAndGet());
  }

  @AfterEach
  void stopFollowers() throws InterruptedException {
    for (Follower follower : followers) {
      follower.stop();
    }
  }

  @Test
  void start_existingLinks_areLoadedWithTheirCounts() throws Throwable {
    publication.link("a", body("a", "sale", 1));
    publication.link("b", body("b", "other", 1));
    publication.link("b", null);
    publication.clickCount("a", 12);
    publication.clickCount("unknown", 5);

    Follower follower = follow(NEVER);

    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
    eventually(() -> assertThat(follower.clicks("sale")).isEqualTo(12));
    assertThat(follower.target("other")).isNull();
    assertThat(follower.replica.links().isComplete()).isTrue();
  }

  @Test
  void change_committed_arrivesByNotification() throws Throwable {
    Follower follower = follow(NEVER);
    follower.untilLoaded();

    publication.link("a", body("a", "sale", 1));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
    publication.link("a", body("a", "sale", 2));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/2"));
    publication.clickCount("a", 99);
    eventually(() -> assertThat(follower.clicks("sale")).isEqualTo(99));
    publication.link("a", null);
    eventually(() -> assertThat(follower.target("sale")).isNull());
    assertThat(follower.feed.loads()).isEqualTo(1);
  }

  @Test
  void sharedDocument_changed_arrivesByNotificationAndIsNoDifference() throws Throwable {
    publication.link("a", body("a", "sale", 1));
    publication.write("schedule", "ws_1/desk", schedule("desk"));
    publication.write("api_key", "0123", "{}");
    Follower follower = follow(NEVER, EACH_TURN);
    follower.untilLoaded();
    assertThat(follower.knows("sale", "desk")).isTrue();

    publication.write("schedule", "ws_1/door", schedule("door"));
    eventually(() -> assertThat(follower.knows("sale", "door")).isTrue());
    publication.write("schedule", "ws_1/desk", null);
    eventually(() -> assertThat(follower.knows("sale", "desk")).isFalse());
    publication.write("domain", "go.example.com", "{\"workspace\":\"ws_1\"}");
    eventually(() -> assertThat(follower.replica.domains().find("go.example.com")).isNotNull());
    assertThat(follower.feed.loads()).isEqualTo(1);
    assertThat(follower.replica.refused()).isZero();
  }

  @Test
  void takedown_published_arrivesByNotificationAndIsNoDifference() throws Throwable {
    String evil = "https://www.evil.example/";
    String id = "host/evil.example";
    Follower follower = follow(NEVER, EACH_TURN);
    follower.untilLoaded();
    publication.write("takedown", id, "{\"what\":\"host\",\"subject\":\"evil.example\"}");
    eventually(() -> assertThat(follower.replica.takedowns().now().ofUrl(evil)).isNotNull());
    eventually(() -> assertThat(follower.reached).as("told after each turn").isNotNull());
    publication.write("takedown", id, null);
    eventually(() -> assertThat(follower.replica.takedowns().now().ofUrl(evil)).isNull());
    assertThat(follower.feed.loads()).isEqualTo(1);
    assertThat(follower.replica.refused()).isZero();
  }

  @Test
  void node_thatFollows_saysWhichDocumentsItReads() throws Throwable {
    Follower follower = follow(NEVER);
    follower.untilLoaded();
    eventually(
        () ->
            assertThat(publication.number("select max(level) from publication.reader"))
                .isEqualTo(DocumentLevel.LATEST));
    assertThat(publication.number("select count(*) from publication.reader")).isEqualTo(1);
    assertThat(follower.feed.failures()).isZero();
  }

  /// Where admin-service is of the release before.
  @Test
  void node_whereNobodyAsks_followsAllTheSame() throws Throwable {
    publication.execute("drop table publication.reader");
    Follower follower = follow(NEVER);
    follower.untilLoaded();
    publication.link("a", body("a", "sale", 1));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
    assertThat(follower.feed.failures()).isZero();
  }

  @Test
  void node_thatMayNotSayWhatItReads_followsAllTheSame() throws Throwable {
    publication.execute("alter table publication.reader drop column level");
    Follower follower = follow(NEVER);
    follower.untilLoaded();
    publication.link("a", body("a", "sale", 1));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
    assertThat(follower.feed.failures()).isZero();
  }

  @Test
  void change_notificationLost_arrivesByPolling() throws Throwable {
    publication.execute("drop trigger document_announce on publication.document");
    Follower follower = follow(Duration.ofMillis(50));
    follower.untilLoaded();

    publication.link("a", body("a", "sale", 1));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
  }

  @Test
  void change_besideAnOpenTransaction_arrives() throws Throwable {
    Follower follower = follow(NEVER);
    follower.untilLoaded();
    try (Connection open = publication.connect();
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("select pg_current_xact_id()");

      publication.link("a", body("a", "sale", 1));
      eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
      publication.link("a", body("a", "sale", 2));
      eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/2"));
      open.rollback();
    }
  }

  @Test
  void change_begunFirstAndCommittedLast_isNotMissed() throws Throwable {
    Follower follower = follow(NEVER);
    follower.untilLoaded();
    try (Connection early = publication.connect()) {
      early.setAutoCommit(false);
      PublicationFixture.write(early, "link", "a", body("a", "early", 1));

      publication.link("b", body("b", "late", 1));
      eventually(() -> assertThat(follower.target("late")).isEqualTo("https://example.com/1"));
      assertThat(follower.target("early")).isNull();

      early.commit();
      eventually(() -> assertThat(follower.target("early")).isEqualTo("https://example.com/1"));
    }
    assertThat(follower.feed.loads()).as("without a full load").isEqualTo(1);
  }

  @Test
  void document_unreadable_harmsNoOther() throws Throwable {
    publication.link("a", "{}");
    publication.link("b", body("b", "good", 1));
    Follower follower = follow(NEVER, EACH_TURN);
    follower.untilLoaded();

    assertThat(follower.target("good")).isEqualTo("https://example.com/1");
    assertThat(follower.replica.refused()).isEqualTo(1);
    publication.link("b", body("b", "good", 2));
    eventually(() -> assertThat(follower.target("good")).isEqualTo("https://example.com/2"));
    publication.link("b", body("b", "good", 3));
    eventually(() -> assertThat(follower.target("good")).isEqualTo("https://example.com/3"));
    assertThat(follower.feed.loads()).as("a refused document is no difference").isEqualTo(1);
  }

  @Test
  void connection_cut_isMadeAgainAndNothingIsMissed() throws Throwable {
    publication.link("a", body("a", "sale", 1));
    Follower follower = follow(NEVER);
    follower.untilLoaded();

    publication.execute(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'waymark-redirect' and datname = current_database()\
        """);
    publication.link("a", body("a", "sale", 2));

    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/2"));
    assertThat(follower.feed.failures()).isPositive();
    assertThat(follower.feed.loads()).as("it went on where it was").isEqualTo(1);
  }

  @Test
  void reconcile_rowChangedBehindOurBack_isRepaired() throws Throwable {
    publication.link("a", body("a", "sale", 1));
    Follower follower = follow(Duration.ofMillis(20), EACH_TURN);
    follower.untilLoaded();

    // What no reader of transactions can see: an old one's row appears, another is lost.
    publication.execute(
        """
        insert into publication.document (kind, id, version, xid, body)
        values ('link', 'b', 3, '3', '%s')\
        """
            .formatted(body("b", "hidden", 7)));
    publication.execute("delete from publication.document where id = 'a'");

    eventually(() -> assertThat(follower.target("hidden")).isEqualTo("https://example.com/7"));
    eventually(() -> assertThat(follower.replica.held()).isEqualTo(1));
    assertThat(follower.target("sale")).isEqualTo("https://example.com/1");
  }

  @Test
  void rowsOfTheFuture_restoredFromADump_areNotReadAgainAndAgain() throws Throwable {
    publication.execute(
        """
        insert into publication.document (kind, id, version, xid, body)
        values ('link', 'a', 3, '900000000', '%s')\
        """
            .formatted(body("a", "sale", 1)));
    Follower follower = follow(Duration.ofMillis(20), EACH_TURN);
    follower.untilLoaded();
    publication.link("b", body("b", "other", 1));

    eventually(() -> assertThat(follower.target("other")).isEqualTo("https://example.com/1"));
    assertThat(follower.target("sale")).isEqualTo("https://example.com/1");
    publication.link("a", body("a", "sale", 2));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/2"));
    assertThat(follower.feed.loads()).isEqualTo(1);
  }

  @Test
  void position_aheadOfTheDatabase_loadsEverything() throws Throwable {
    publication.link("a", body("a", "sale", 1));
    var replica = Rows.replica();
    replica.restore(
        new LastKnownGood.Content(
            new Position(origin(), "900000000:900000000:"),
            List.of(
                new LastKnownGood.Stored(Rows.link("a", 9, 899, "sale", "https://new.example/"), 0),
                new LastKnownGood.Stored(
                    Rows.link("b", 1, 899, "lost", "https://new.example/"), 0))));

    Follower follower = follow(replica, NEVER, NEVER);

    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
    eventually(() -> assertThat(replica.held()).isEqualTo(1));
    assertThat(follower.target("lost")).isEqualTo("https://new.example/");
  }

  @Test
  void otherDatabase_lackingLinks_keepsThemUntilApproved() throws Throwable {
    var stored = new ArrayList<LastKnownGood.Stored>();
    for (int i = 0; i < 15; i++) {
      stored.add(
          new LastKnownGood.Stored(
              Rows.link("lnk" + i, 2, 5, "slug" + i, "https://old.example/" + i), 0));
    }
    var replica = Rows.replica();
    replica.restore(new LastKnownGood.Content(new Position("another", "9:9:"), stored));
    publication.link("a", body("a", "sale", 1));
    try (Connection connection = publication.connect()) {
      PublicationFixture.write(connection, "approval", "absence", "{}");
    }

    Follower follower = follow(replica, NEVER, NEVER);

    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
    eventually(() -> assertThat(replica.held()).isEqualTo(15));
    assertThat(follower.target("slug7")).isEqualTo("https://old.example/7");

    try (Connection connection = publication.connect()) {
      PublicationFixture.write(connection, "approval", "absence", "{}");
    }
    eventually(() -> assertThat(replica.held()).isZero());
    assertThat(replica.served()).isEqualTo(1);
    assertThat(follower.target("sale")).isEqualTo("https://example.com/1");
  }

  @Test
  void database_away_linksAreServedAndANodeStartsFromItsDirectory() throws Throwable {
    EmbeddedPostgres own = EmbeddedPostgres.builder().start();
    try {
      PublicationFixture ownPublication = PublicationFixture.create(own, "own");
      ownPublication.link("a", body("a", "sale", 1));
      Follower follower = follow(kept(), ownPublication.url(), NEVER, NEVER);
      follower.untilLoaded();
      own.close();

      eventually(() -> assertThat(follower.feed.failures()).isPositive());
      assertThat(follower.target("sale")).isEqualTo("https://example.com/1");
      follower.stop();
      follower.replica.close();

      Replica restarted = kept();
      Follower again = follow(restarted, ownPublication.url(), NEVER, NEVER);
      eventually(() -> assertThat(again.feed.failures()).isPositive());
      assertThat(again.target("sale")).isEqualTo("https://example.com/1");
      assertThat(restarted.links().isComplete()).isTrue();
    } finally {
      own.close();
    }
  }

  @Test
  void restart_fromTheDirectory_goesOnWhereItWas() throws Throwable {
    publication.link("a", body("a", "sale", 1));
    Follower first = follow(kept(), NEVER, NEVER);
    first.untilLoaded();
    first.stop();
    first.replica.close();
    publication.link("a", body("a", "sale", 2));
    publication.link("b", body("b", "other", 2));

    Follower again = follow(kept(), NEVER, NEVER);

    eventually(() -> assertThat(again.target("sale")).isEqualTo("https://example.com/2"));
    eventually(() -> assertThat(again.target("other")).isEqualTo("https://example.com/2"));
    assertThat(again.feed.loads()).isZero();
  }

  /// A replica that begins with what the one before has left in the directory.
  private Replica kept() throws IOException {
    var files = new DiskFiles(directory);
    files.lock();
    return Rows.replica(files);
  }

  @Test
  void schema_notThereYet_isWaitedFor() throws Throwable {
    publication.execute("alter schema publication rename to later");
    Follower follower = follow(Duration.ofMillis(50));
    eventually(() -> assertThat(follower.feed.failures()).isPositive());
    assertThat(follower.replica.links().isComplete()).isFalse();

    publication.execute("alter schema later rename to publication");
    follower.untilLoaded();
    publication.link("a", body("a", "sale", 1));
    eventually(() -> assertThat(follower.target("sale")).isEqualTo("https://example.com/1"));
  }

  private static String body(String id, String slug, int number) {
    return Rows.body(id, null, slug, "https://example.com/" + number);
  }

  private static String schedule(String key) {
    return """
    {"workspace":"ws_1","key":"%1$s","name":"%1$s","time_zone":"Europe/Madrid","weekly":{}}\
    """
        .formatted(key);
  }

  private String origin() throws SQLException {
    try (Connection connection = publication.connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select id::text from publication.origin")) {
      row.next();
      return row.getString(1);
    }
  }

  private Follower follow(Duration poll) {
    return follow(poll, NEVER);
  }

  private Follower follow(Duration poll, Duration reconcile) {
    return follow(Rows.replica(), poll, reconcile);
  }

  private Follower follow(Replica replica, Duration poll, Duration reconcile) {
    return follow(replica, publication.url(), poll, reconcile);
  }

  private Follower follow(Replica replica, String url, Duration poll, Duration reconcile) {
    var follower = new Follower(replica, url, new Settings(poll, reconcile));
    followers.add(follower);
    return follower;
  }

  private record Settings(Duration poll, Duration reconcile) implements ReplicaSettings.Feed {
    @Override
    public Duration longestPause() {
      return Duration.ofMillis(500);
    }

    @Override
    public Duration savePause() {
      return NEVER;
    }
  }

  /// A feed in a thread of its own.
  private static final class Follower {
    final Replica replica;
    final Feed feed;
    volatile @Nullable Position reached;
    private final Thread thread;

    Follower(Replica replica, String url, Settings settings) {
      this.replica = replica;
      feed =
          new Feed(
              new Database(DatabaseAddress.parse(url)),
              replica,
              settings,
              InstantSource.system(),
              position -> reached = position);
      thread = Thread.ofPlatform().start(feed);
    }

    @Nullable String target(String slug) {
      return Rows.target(replica, slug);
    }

    boolean knows(String slug, String schedule) {
      LiveLink live = Rows.find(replica, slug);
      return requireNonNull(live).workspace().opening(schedule, 0) != null;
    }

    long clicks(String slug) {
      LiveLink live = Rows.find(replica, slug);
      return live == null ? -1 : live.clickCount();
    }

    void untilLoaded() throws Throwable {
      eventually(() -> assertThat(replica.position()).isNotNull());
    }

    void stop() throws InterruptedException {
      feed.stop();
      thread.join();
    }
  }
}
