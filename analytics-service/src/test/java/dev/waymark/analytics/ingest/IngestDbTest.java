package dev.waymark.analytics.ingest;

import static dev.waymark.analytics.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.Outcome;
import dev.waymark.click.ProducerCredential;
import dev.waymark.click.RecordFrame;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class IngestDbTest {
  @Inject World world;
  private final Producer producer = Producer.number(1);

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static void assertReceipt(
      Response response, long next, int stored, int repeated, int rejected, long lost) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.jsonPath().getMap(""))
        .isEqualTo(
            java.util.Map.of(
                "next_sequence", (int) next,
                "stored", stored,
                "repeated", repeated,
                "rejected", rejected,
                "lost", (int) lost));
  }

  private static void assertGap(Response response, int expected) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(409);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.jsonPath().getInt("expected_sequence")).isEqualTo(expected);
  }

  private List<Long> sequences() {
    return world.rows("select sequence from click order by sequence").stream()
        .map(Long::valueOf)
        .toList();
  }

  @Test
  void deliver_clicks_areStoredWithAllTheyCarry() {
    Click click =
        Click.on("lnk_1").scanned().ruled("Germany", 7).variant("A").channel("desk").entry("book");
    assertReceipt(producer.deliver(1, click), 2, 1, 0, 0, 0);
    assertThat(
            world.rows(
                "select at at time zone 'UTC', workspace_id, link_id, epoch, sequence,"
                    + " visitor_class, outcome, scan, step, rule, rules_version, variant, channel,"
                    + " entry, country, device, os,"
                    + " browser, language, utm_source, visitor, address from click"))
        .containsExactly(
            "2026-04-20 10:00:00 ws_1 lnk_1 1 1 human redirect t rule Germany 7 A desk book DE mobile Android"
                + " Chrome de-de null 1 null");
  }

  @Test
  void deliver_again_changesNothing() {
    assertReceipt(producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_1")), 3, 2, 0, 0, 0);
    assertReceipt(producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_1")), 3, 0, 2, 0, 0);
    assertThat(sequences()).containsExactly(1L, 2L);
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(2);
  }

  @Test
  void deliver_againWithMoreBehind_storesWhatIsNew() {
    producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_1"));
    assertReceipt(
        producer.deliver(2, Click.on("lnk_1"), Click.on("lnk_1"), Click.on("lnk_1")),
        5,
        2,
        1,
        0,
        0);
    assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void deliver_beyondTheNext_isToldWhatIsMissing() {
    producer.deliver(1, Click.on("lnk_1"));
    assertGap(producer.deliver(3, Click.on("lnk_1")), 2);
    assertThat(sequences()).containsExactly(1L);
    assertReceipt(producer.deliver(2, Click.on("lnk_1"), Click.on("lnk_1")), 4, 2, 0, 0, 0);
  }

  @Test
  void deliver_toARestoredDatabase_isAskedToRewind() {
    for (int sequence = 1; sequence <= 5; sequence++) {
      producer.deliver(sequence, Click.on("lnk_1"));
    }
    // The database of an hour ago.
    world.run("delete from click where sequence > 2");
    world.run("update producer set next = 3, taken = 2");
    world.run("update click_bucket set clicks = 2");
    world.run("update click_day set rows = 2");
    assertGap(producer.deliver(6, Click.on("lnk_1")), 3);
    for (int sequence = 3; sequence <= 6; sequence++) {
      assertThat(producer.deliver(sequence, Click.on("lnk_1")).statusCode()).isEqualTo(200);
    }
    assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(6);
  }

  @Test
  void deliver_withWhatIsMissingGone_isTakenAndTheLossNoted() {
    producer.deliver(1, Click.on("lnk_1"));
    assertReceipt(producer.deliverAfterGap(2, 10, Click.on("lnk_1")), 11, 1, 0, 0, 8);
    assertThat(world.rows("select first_sequence, last_sequence from lost_clicks"))
        .containsExactly("2 9");
  }

  @Test
  void deliver_newEpoch_takesNumbersThatAPowerCutFreed() {
    producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_1"), Click.on("lnk_1"));
    Producer after = producer.restarted(2, 3);
    assertReceipt(after.deliver(3, Click.on("lnk_1"), Click.on("lnk_1")), 5, 2, 0, 0, 0);
    assertThat(world.rows("select epoch, sequence from click order by epoch, sequence"))
        .containsExactly("1 1", "1 2", "1 3", "2 3", "2 4");
  }

  @Test
  void deliver_fromAProcessThatWasReplaced_isRefused() {
    producer.deliver(1, Click.on("lnk_1"));
    producer.restarted(2, 2).deliver(2, Click.on("lnk_1"));
    Response zombie = producer.deliver(2, Click.on("lnk_2"));
    assertThat(zombie.statusCode()).isEqualTo(409);
    assertThat(zombie.jsonPath().getString("type")).isEqualTo("urn:waymark:problem:superseded");
    assertThat(zombie.jsonPath().getMap("")).doesNotContainKey("expected_sequence");
    assertThat(world.number("select count(*) from click where link_id = 'lnk_2'")).isZero();
  }

  /// Two nodes have opened copies of one journal: the same producer, epoch and numbers, and other
  /// clicks. The second one to deliver is refused, however far it is, and keeps its clicks.
  @Test
  void deliver_fromACopiedJournal_isRefusedAndHarmsNothing() {
    Click click = Click.on("lnk_1");
    Click other = Click.on("lnk_2").at("2026-04-20T10:00:00.001Z");
    assertReceipt(producer.deliver(1, click, click, click), 4, 3, 0, 0, 0);
    for (Response refused :
        List.of(
            producer.deliver(1, other),
            producer.deliver(1, other, other, other),
            producer.deliver(3, other, other))) {
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:waymark:problem:superseded");
      assertThat(refused.jsonPath().getMap("")).doesNotContainKey("expected_sequence");
    }
    assertReceipt(producer.deliver(4, click), 5, 1, 0, 0, 0);
    assertThat(world.number("select count(*) from click where link_id = 'lnk_2'")).isZero();
  }

  @Test
  void deliver_againWhatWasRejectedErasedOrDeclaredLost_isARepeat() {
    assertReceipt(producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_404")), 3, 1, 0, 1, 0);
    assertReceipt(producer.deliver(1, Click.on("lnk_1"), Click.on("lnk_404")), 3, 0, 2, 0, 0);
    assertReceipt(producer.deliverAfterGap(3, 5, Click.on("lnk_1")), 6, 1, 0, 0, 2);
    assertReceipt(producer.deliver(4, Click.on("lnk_2")), 6, 0, 1, 0, 0);
    as("owner").delete("/api/workspaces/ws_1/clicks?everything=true").then().statusCode(200);
    assertReceipt(producer.deliver(5, Click.on("lnk_1")), 6, 0, 1, 0, 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown link      | lnk_404 | ws_1 | 2026-04-20T10:00:00Z | There is no link lnk_404.",
        "another workspace | lnk_1   | ws_2 | 2026-04-20T10:00:00Z | The link belongs to another workspace.",
        "year 1            | lnk_1   | ws_1 | 0001-01-01T00:00:00Z | Its time is out of range: -62135596800000.",
        "year 9999         | lnk_1   | ws_1 | 9999-12-31T00:00:00Z | Its time is out of range: 253402214400000.",
      })
  void deliver_whatCannotBeStored_isPutAsideAndBlocksNothing(
      String what, String link, String workspace, String at, String reason) {
    assertReceipt(
        producer.deliver(
            1, Click.on("lnk_1"), Click.on(link).of(workspace).at(at), Click.on("lnk_2")),
        4,
        2,
        0,
        1,
        0);
    assertThat(sequences()).as(what).containsExactly(1L, 3L);
    assertThat(world.rows("select sequence, reason from rejected_click"))
        .containsExactly("2 " + reason);
    assertReceipt(producer.deliver(4, Click.on("lnk_1")), 5, 1, 0, 0, 0);
  }

  @Test
  void deliver_recordOfALaterFormat_isPutAsideAsItCame() {
    byte[] batch = producer.batch(1, 1, List.of(Click.on("lnk_1"), Click.on("lnk_1")));
    ByteBuffer buffer = ByteBuffer.wrap(batch);
    buffer.put(ClickBatch.HEADER_BYTES + RecordFrame.OVERHEAD, (byte) 9);
    RecordFrame.seal(buffer, ClickBatch.HEADER_BYTES, 1, new CRC32C());
    assertReceipt(producer.send(batch), 3, 1, 0, 1, 0);
    assertThat(world.rows("select reason, get_byte(record, 0) from rejected_click"))
        .containsExactly("Format version 9 is not known here. 9");
  }

  /// A journal may hold what was written before an update. Such a record lacks the last nine bytes
  /// of today's: the rules' version, and that no entry was tapped.
  @Test
  void deliver_recordOfTheFormatBefore_isStored() {
    byte[] now = producer.batch(1, 1, List.of(Click.on("lnk_1")));
    ByteBuffer before = ByteBuffer.allocate(now.length).put(now, 0, now.length - 9);
    before.put(ClickBatch.HEADER_BYTES + RecordFrame.OVERHEAD, (byte) 1);
    RecordFrame.end(before, ClickBatch.HEADER_BYTES);
    RecordFrame.seal(before, ClickBatch.HEADER_BYTES, 1, new CRC32C());
    var bytes = new byte[before.position()];
    before.flip().get(bytes);
    assertReceipt(producer.send(bytes), 2, 1, 0, 0, 0);
    assertThat(world.rows("select link_id, rules_version, entry from click"))
        .containsExactly("lnk_1 null null");
  }

  @Test
  void deliver_whatOnlyTheDatabaseRefuses_isPutAsideToo() {
    world.run("alter table click add constraint provoked check (browser <> 'poison')");
    try {
      assertReceipt(
          producer.deliver(
              1, Click.on("lnk_1"), Click.on("lnk_1").with("poison"), Click.on("lnk_1")),
          4,
          2,
          0,
          1,
          0);
      assertThat(sequences()).containsExactly(1L, 3L);
      assertThat(world.rows("select sequence, reason from rejected_click"))
          .containsExactly("2 The database refuses it: 23514.");
      assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(2);
      assertThat(world.number("select sum(rows) from click_day")).isEqualTo(2);
    } finally {
      world.run("alter table click drop constraint provoked");
    }
  }

  @Test
  void deliver_characterThatTheDatabaseLacks_isReplaced() {
    assertReceipt(producer.deliver(1, Click.on("lnk_1").with("a\0b")), 2, 1, 0, 0, 0);
    assertThat(world.rows("select browser from click")).containsExactly("a\uFFFDb");
  }

  @Test
  void deliver_lateClicks_getPartitionsOfTheirDay() {
    assertReceipt(
        producer.deliver(
            1,
            Click.on("lnk_1").at("2025-05-05T23:59:59.999Z"),
            Click.on("lnk_1").at("2025-05-06T00:00:00Z")),
        3,
        2,
        0,
        0,
        0);
    assertThat(world.rows("select tableoid::regclass from click order by at"))
        .containsExactly("click_20250505", "click_20250506");
    assertThat(world.rows("select day, rows from click_day order by day"))
        .containsExactly("2025-05-05 1", "2025-05-06 1");
  }

  @Test
  void deliver_clickOnADeletedLink_counts() {
    world.publish("link", "lnk_1", "null");
    assertReceipt(producer.deliver(1, Click.on("lnk_1")), 2, 1, 0, 0, 0);
  }

  @Test
  void buckets_everyClass_isCountedWhereItBelongs() {
    Click click = Click.on("lnk_1");
    producer.deliver(
        1,
        click.at("2026-04-20T10:14:59.999Z"),
        click.at("2026-04-20T10:15:00Z"),
        click.scanned(),
        click.answered(Outcome.PAGE),
        click.answered(Outcome.LAST_RESORT),
        click.answered(Outcome.TAP),
        click.answered(Outcome.EXPIRED),
        click.answered(Outcome.VIEW),
        click.by(VisitorClass.BOT),
        click.by(VisitorClass.PREVIEW),
        click.by(VisitorClass.PREVIEW).answered(Outcome.PREVIEW_PAGE),
        click.by(VisitorClass.PREFETCH).scanned());
    assertThat(
            world.rows(
                "select to_char(bucket at time zone 'UTC', 'HH24:MI'), clicks, scans, other, bots,"
                    + " previews, prefetches from click_bucket order by bucket"))
        .containsExactly("10:00 5 1 2 1 2 1", "10:15 1 0 0 0 0 0");
  }

  @Test
  void deliver_garbage_isRefused() {
    assertThat(producer.send(new byte[0]).statusCode()).isEqualTo(400);
    assertThat(producer.send(new byte[500]).statusCode()).isEqualTo(400);
    byte[] batch = producer.batch(1, 1, List.of(Click.on("lnk_1")));
    batch[batch.length - 1] ^= 1;
    Response response = producer.send(batch);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(producer.send(new byte[(8 << 20) + 1]).statusCode()).isEqualTo(413);
    given()
        .header("Authorization", ProducerCredential.SCHEME + " " + producer.credential(1).text())
        .contentType("application/json")
        .body("{}")
        .post("/api/ingest/clicks")
        .then()
        .statusCode(415);
  }

  @Test
  void deliver_whileNothingIsPublishedYet_isToBeTriedAgain() {
    world.publish("link", "lnk_new", "{\"workspace\": \"ws_1\"}");
    world.run("alter schema publication rename to elsewhere");
    try {
      Response response = producer.deliver(1, Click.on("lnk_new"));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.header("Retry-After")).isEqualTo("5");
    } finally {
      world.run("alter schema elsewhere rename to publication");
    }
    assertReceipt(producer.deliver(1, Click.on("lnk_new")), 2, 1, 0, 0, 0);
  }

  @Test
  void deliver_theSameBatchManyTimesAtOnce_storesItOnce() throws Exception {
    byte[] batch = producer.batch(1, 1, Collections.nCopies(200, Click.on("lnk_1")));
    List<Callable<Integer>> deliveries =
        Collections.nCopies(8, () -> producer.send(batch).statusCode());
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> status : threads.invokeAll(deliveries)) {
        assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(200);
      }
    }
    assertThat(world.number("select count(*) from click")).isEqualTo(200);
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(200);
    assertThat(world.number("select taken from producer")).isEqualTo(200);
  }

  /// Four producers whose batches meet at the same links, in different orders, with repeats.
  @Test
  void deliver_fromSeveralProducersAtOnce_neitherLosesNorDoubles() throws Exception {
    int batches = 15;
    int each = 40;
    List<Callable<Boolean>> producers = new ArrayList<>();
    for (int p = 1; p <= 4; p++) {
      int number = p;
      producers.add(
          () -> {
            var random = new SplittableRandom(number);
            Producer node = Producer.number(number);
            for (int b = 0; b < batches; b++) {
              var clicks = new ArrayList<Click>();
              for (int c = 0; c < each; c++) {
                clicks.add(Click.on("lnk_" + (1 + random.nextInt(9))));
              }
              long first = 1 + (long) b * each;
              byte[] batch = node.batch(first, first, clicks);
              for (int times = random.nextInt(3); times >= 0; times--) {
                if (node.send(batch).statusCode() != 200) {
                  return false;
                }
              }
            }
            return true;
          });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> done : threads.invokeAll(producers)) {
        assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
      }
    }
    long all = 4L * batches * each;
    assertThat(world.number("select count(*) from click")).isEqualTo(all);
    assertThat(world.number("select count(distinct (producer, sequence)) from click"))
        .isEqualTo(all);
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(all);
  }
}
