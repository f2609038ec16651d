package dev.waymark.redirect.visit;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.redirect.PublicationFixture;
import dev.waymark.redirect.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SaltFeedTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Instant NOON = Instant.parse("2026-04-20T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-04-20");

  private static EmbeddedPostgres postgres;

  private final List<SaltFeed> feeds = new ArrayList<>();
  private volatile Instant now = NOON;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @AfterEach
  void stopFeeds() throws InterruptedException {
    for (SaltFeed feed : feeds) {
      feed.stop();
    }
  }

  private static PublicationFixture publication() throws SQLException {
    return PublicationFixture.create(postgres, "salts" + DATABASES.incrementAndGet());
  }

  private VisitorHash visitors() {
    return new VisitorHash(() -> now);
  }

  private SaltFeed feed(String url, VisitorHash visitors) {
    var feed =
        new SaltFeed(new Database(DatabaseAddress.parse(url)), visitors, Duration.ofMillis(200));
    feeds.add(feed);
    return feed;
  }

  /// The hash of somebody at noon.
  private static long hash(VisitorHash visitors) {
    return visitors.of(
        NOON.toEpochMilli(), "ws_1", InetAddress.ofLiteral("192.0.2.1"), "Somebody/1.0");
  }

  @Test
  void read_tableComesLaterAndThenTheRight_learnsOnceTheyMayBeRead() throws SQLException {
    PublicationFixture publication = publication();
    VisitorHash visitors = visitors();
    SaltFeed feed = feed(publication.url(), visitors);
    try (Connection connection = feed.connect()) {
      feed.read(connection);
      assertThat(visitors.isKnown()).as("no table").isFalse();

      publication.unreadableVisitorSalts(TODAY);
      feed.read(connection);
      assertThat(visitors.isKnown()).as("no right").isFalse();
      assertThat(hash(visitors)).isEqualTo(VisitorHash.UNKNOWN);

      publication.makeVisitorSaltsReadable();
      feed.read(connection);
      assertThat(visitors.isKnown()).isTrue();
      assertThat(hash(visitors)).isNotEqualTo(VisitorHash.UNKNOWN);
    }
  }

  @Test
  void feeds_ofTwoNodes_hashAlike() throws Throwable {
    PublicationFixture publication = publication();
    VisitorHash one = visitors();
    VisitorHash other = visitors();
    feed(publication.url(), one).start();
    feed(publication.url(), other).start();

    publication.visitorSalts(TODAY);

    eventually(() -> assertThat(one.isKnown() && other.isKnown()).isTrue());
    assertThat(hash(one)).isEqualTo(hash(other));
  }

  @Test
  void feed_databaseComesLater_learns() throws Throwable {
    VisitorHash visitors = visitors();
    PublicationFixture publication = publication();
    publication.execute("alter role waymark_redirect nologin");
    try {
      feed(publication.url(), visitors).start();
      publication.visitorSalts(TODAY);
    } finally {
      publication.execute("alter role waymark_redirect login");
    }

    eventually(() -> assertThat(visitors.isKnown()).isTrue());
  }

  @Test
  void salt_ofADayThatIsOver_goesWhileTheDatabaseKeepsTheFeedWaiting() throws Throwable {
    VisitorHash visitors = visitors();
    visitors.learn(TODAY, PublicationFixture.SALT.getBytes(StandardCharsets.ISO_8859_1));
    // Connects, and never hears a word.
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      feed("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/waymark", visitors).start();
      silent.accept();
      assertThat(hash(visitors)).isNotEqualTo(VisitorHash.UNKNOWN);

      now = NOON.plus(Duration.ofDays(1));

      eventually(() -> assertThat(hash(visitors)).isEqualTo(VisitorHash.UNKNOWN));
    }
  }
}
