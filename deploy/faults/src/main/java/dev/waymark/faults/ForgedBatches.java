package dev.waymark.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.ClickId;
import dev.waymark.click.ProducerCredential;
import dev.waymark.click.RecordFrame;
import dev.waymark.link.UtmParams;
import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import dev.waymark.visitor.VisitorClass;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;

/// The answers to some deliveries are lost, and then somebody delivers in the redirect node's name,
/// as a process of it that is far newer: with the key that nodes once shared, with no effect, and
/// with the node's own credential. The node is refused, and goes on answering visitors; its mark is
/// released, and in the end every click of a visitor is counted once, and no forged one.
final class ForgedBatches {
  private static final List<String> SLUGS = List.of("forged-1", "forged-2", "forged-3");
  private static final double CLICKS_PER_SECOND = 50;
  private static final int A_FEW = 100;
  private static final long FAR = 1L << 40;
  private static final int FORGED = 7;
  private static final int SKIPPED = 1_000;
  private static final String SUPERSEDED = "waymark_delivery_superseded_total";
  private static final String STALLED = "waymark_delivery_stalled_seconds";

  private final Scene scene;
  private final Installation installation;
  private final Api api;

  private ForgedBatches(Scene scene) {
    this.scene = scene;
    this.installation = scene.installation();
    this.api = scene.api();
  }

  /// Forges batches in an installation in which nothing has been started yet. Whoever prepared it
  /// closes it.
  ///
  /// @throws Refusal when Waymark does not start
  /// @throws IOException when a service does not do what it is asked for
  static Outcome run(Installation installation, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var scene = new Scene(installation, out)) {
      return new ForgedBatches(scene).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException, SQLException {
    scene.start();
    scene.createLinks(api.createWorkspace(), SLUGS);
    Traffic traffic =
        Traffic.start(
            "click", installation.port(Part.REDIRECT), SLUGS, CLICKS_PER_SECOND, scene.uptime());
    awaitCounted();

    scene.say("Somebody has the key that nodes once shared");
    JsonNode node = api.producer();
    String producer = node.path("id").asText();
    int shared =
        api.deliver(
            forged(UUID.fromString(producer), next(), FAR), "X-API-Key", installation.ingestKey());
    if (shared != 403) {
      scene.find("A batch that was forged with the shared key was answered " + shared);
    }
    awaitCounted();

    scene.say("Answers to deliveries are lost");
    Path mark = installation.dataDirectory().resolve("redirect").resolve("journal").resolve("mark");
    Path before = installation.dataDirectory().resolve("mark-before");
    Files.copy(mark, before, StandardCopyOption.REPLACE_EXISTING);
    awaitCounted();
    scene.aboutToEnd(Part.REDIRECT);
    installation.kill(Part.REDIRECT);
    // To the node, what was delivered since was never confirmed.
    Files.move(before, mark, StandardCopyOption.REPLACE_EXISTING);

    scene.say("Somebody has the node's credential too, and delivers in its name");
    for (int times = 0; times < 3; times++) {
      int taken =
          api.deliver(
              forged(UUID.fromString(producer), next(), FAR + times),
              "Authorization",
              ProducerCredential.SCHEME + " " + installation.credential());
      if (taken != 200) {
        scene.find("The node's own credential was answered " + taken);
      }
    }
    scene.start(Part.REDIRECT);
    boolean _ =
        scene.expect("the node is refused", () -> api.metric(Part.REDIRECT, SUPERSEDED) > 0);
    boolean _ = scene.expect("its standstill shows", () -> api.metric(Part.REDIRECT, STALLED) > 0);
    long answered = traffic.acknowledged();
    boolean _ =
        scene.expect(
            "visitors are answered all the same",
            () ->
                traffic.acknowledged() >= answered + A_FEW && installation.isReady(Part.REDIRECT));

    scene.say("The mark is released");
    JsonNode released = api.release(producer);
    long since = System.nanoTime();
    if (!released.path("released").asBoolean()
        || released.path("removed").asLong() != 3L * FORGED
        || released.path("restored_numbers").asLong() != 3L * SKIPPED) {
      scene.find("The release of the mark answered " + released);
    }
    awaitCounted();
    var recoveredIn = Duration.ofNanos(System.nanoTime() - since);
    List<Click> clicks = traffic.stop();
    scene.uptime().down(System.nanoTime());
    scene.awaitQuiet();
    if (api.metric(Part.REDIRECT, STALLED) != 0) {
      scene.find("Delivery seems to stand still");
    }
    scene.judgeAnswers(clicks);
    scene.judgeAlarmsBut(SUPERSEDED);
    scene.rollUp();
    Books books = scene.books();
    scene.find(Audit.findings(clicks, List.of(), books));
    return new Outcome(
        """
        counted     %,d clicks, and none of %d that were forged
        redirect    at most %s
        recovered   %.1f s after the mark was released
        """
            .formatted(
                books.size(),
                4 * FORGED,
                scene.uptime().longestGap(clicks),
                recoveredIn.toMillis() / 1e3),
        scene.findings());
  }

  private long next() throws IOException, InterruptedException {
    return api.producer().path("mark").path("next").asLong();
  }

  /// Some more clicks have been taken.
  private void awaitCounted() throws InterruptedException, SQLException {
    long before = scene.books().taken();
    boolean _ = scene.expect("clicks are counted", () -> scene.books().taken() >= before + A_FEW);
  }

  /// A batch of clicks on a link that there is, by which numbers before it are lost.
  private byte[] forged(UUID producer, long next, long epoch) throws SQLException {
    ByteBuffer out = ByteBuffer.allocate(1 << 16);
    long first = next + SKIPPED;
    ClickBatch.writeHeader(
        new BatchHeader(producer, epoch, epoch, next, next, first, first + FORGED, FORGED), out);
    var crc = new CRC32C();
    for (int i = 0; i < FORGED; i++) {
      int start = RecordFrame.begin(out);
      ClickCodec.write(click(), out);
      RecordFrame.end(out, start);
      RecordFrame.seal(out, start, first + i, crc);
    }
    var bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private ClickEvent click() throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet link =
            statement.executeQuery(
                "select body ->> 'workspace', id from publication.document where kind = 'link'"
                    + " and body is not null limit 1")) {
      if (!link.next()) {
        throw new SQLException("There is no link");
      }
      return new ClickEvent(
          new ClickId(
              ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong()),
          System.currentTimeMillis(),
          link.getString(1),
          link.getString(2),
          "target",
          null,
          null,
          null,
          VisitorClass.HUMAN,
          false,
          dev.waymark.click.Outcome.REDIRECT,
          null,
          null,
          null,
          null,
          null,
          null,
          UtmParams.NONE,
          0,
          null,
          0,
          null);
    }
  }
}
