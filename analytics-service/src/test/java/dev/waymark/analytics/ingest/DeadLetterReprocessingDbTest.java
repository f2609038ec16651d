package dev.waymark.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.Outcome;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DeadLetterReprocessingDbTest {
  private static final DeadLetterReprocessing.Run NOTHING = new DeadLetterReprocessing.Run(0, 0);

  @Inject World world;
  @Inject TestClock clock;
  @Inject DeadLetterReprocessing reading;
  private final Producer producer = Producer.number(1);

  @BeforeEach
  void reset() {
    world.reset();
  }

  /// An older service, beside or before this one, when it has taken the producer's first click.
  private OlderService older(Producer of) {
    of.deliver(1, Click.on("lnk_1")).then().statusCode(200);
    return new OlderService(world, of);
  }

  private static DeadLetterReprocessing.Run run(int stored, int kept) {
    return new DeadLetterReprocessing.Run(stored, kept);
  }

  /// What the self-audit looks at, over all days.
  @AfterEach
  void audit_always_findsZeros() {
    assertThat(
            world.rows(
                """
                select (select coalesce(sum(taken), 0) from producer)
                    - (select coalesce(sum(rows), 0) from click_day)
                    - (select count(*) from rejected_click)
                    - (select coalesce(sum(last_sequence - first_sequence + 1), 0) from lost_clicks),
                  (select coalesce(sum(rows), 0) from click_day) - (select count(*) from click),
                  (select coalesce(sum(clicks + other + bots + previews + prefetches), 0)
                    from click_bucket) - (select count(*) from click)
                """))
        .containsExactly("0 0 0");
  }

  @Test
  void run_whatAnOlderServicePutAside_isCountedOnce() {
    OlderService older = older(producer);
    older.take(2, Click.on("lnk_2").scanned());
    older.take(3, Click.on("lnk_2").by(VisitorClass.BOT));
    assertThat(reading.run()).isEqualTo(run(2, 0));
    assertThat(reading.run()).isEqualTo(NOTHING);
    assertThat(world.rows("select epoch, sequence, link_id from click order by sequence"))
        .containsExactly("1 1 lnk_1", "1 2 lnk_2", "1 3 lnk_2");
    assertThat(world.rows("select clicks, scans, bots from click_bucket where link_id = 'lnk_2'"))
        .containsExactly("1 1 1");
    assertThat(world.number("select count(*) from rejected_click")).isZero();
    assertThat(producer.deliver(4, Click.on("lnk_1")).jsonPath().getInt("stored")).isEqualTo(1);
  }

  /// So that everything that follows from a row follows: breakdowns, leads, erasure.
  @Test
  void run_whatAnOlderServicePutAside_isStoredAsItWouldHaveBeenAtFirst() {
    Click click =
        Click.on("lnk_3")
            .at("2026-01-05T10:20:00Z")
            .answered(Outcome.TAP)
            .ruled("Germany", 7)
            .variant("A")
            .channel("desk")
            .entry("book")
            .referredBy("news.example")
            .address("203.0.113.0/24");
    producer.deliver(1, Click.on("lnk_1"), click);
    Producer other = Producer.number(2);
    older(other).take(2, click);
    assertThat(reading.run()).isEqualTo(run(1, 0));
    String rows =
        "select to_jsonb(click) - 'producer' from click where link_id = 'lnk_3' order by producer";
    assertThat(world.rows(rows)).hasSize(2);
    assertThat(world.rows(rows).getFirst()).isEqualTo(world.rows(rows).getLast());
    assertThat(world.rows("select day, rows from click_day order by day, producer"))
        .containsExactly("2026-01-05 1", "2026-01-05 1", "2026-04-20 1", "2026-04-20 1");
    assertThat(
            world.rows(
                "select to_char(bucket at time zone 'UTC', 'HH24:MI'), clicks from click_bucket"
                    + " where link_id = 'lnk_3'"))
        .containsExactly("10:15 2");
  }

  @Test
  void deliver_againWhatWasPutAsideOrReadAgain_isARepeat() {
    Click click = Click.on("lnk_1");
    OlderService older = older(producer);
    older.take(2, click);
    older.take(3, click);
    assertThat(producer.deliver(1, click, click, click).jsonPath().getInt("repeated")).isEqualTo(3);
    assertThat(reading.run()).isEqualTo(run(2, 0));
    assertThat(producer.deliver(1, click, click, click).jsonPath().getInt("repeated")).isEqualTo(3);
    assertThat(producer.deliver(2, click, click, click).jsonPath().getInt("stored")).isEqualTo(1);
    assertThat(world.number("select sum(clicks) from click_bucket")).isEqualTo(4);
  }

  @Test
  void run_whatStillCannotBeRead_staysUntilAServiceReadsMore() {
    OlderService older = older(producer);
    byte[] format = older.record(2, Click.on("lnk_1"));
    format[0] = 9;
    older.take(2, format, TestClock.START);
    older.take(3, Click.on("lnk_1"));
    byte[] code = older.record(4, Click.on("lnk_1"));
    code[26] = 9;
    older.take(4, code, TestClock.START);
    assertThat(reading.run()).isEqualTo(run(1, 2));
    assertThat(reading.run()).isEqualTo(NOTHING);
    assertThat(world.rows("select sequence, reason from rejected_click order by sequence"))
        .containsExactly(
            "2 Format version 9 is not known here.",
            "4 The class with the code 9 is not known here.");
    assertThat(world.rows("select get_byte(record, 0), get_byte(record, 26) from rejected_click"))
        .containsExactlyInAnyOrder("9 0", "1 9");
    world.run("update rejected_click set read_by = " + (ClickCodec.READER - 1));
    assertThat(reading.run()).isEqualTo(run(0, 2));
  }

  @Test
  void run_whatThisServicePutAside_isNotReadAgain() {
    producer.deliver(1, Click.on("lnk_404"), Click.on("lnk_1").of("ws_2"));
    assertThat(reading.run()).isEqualTo(NOTHING);
    assertThat(world.rows("select sequence, missing_link from rejected_click order by sequence"))
        .containsExactly("1 lnk_404", "2 null");
  }

  /// PostgreSQL was restored from a copy that is older than the link, and then from a newer one.
  @Test
  void run_linkThatHasComeSince_countsItsClicks() {
    producer.deliver(1, Click.on("lnk_late"), Click.on("lnk_404"), Click.on("lnk_late"));
    older(Producer.number(2)).take(2, Click.on("lnk_late"));
    assertThat(reading.run()).isEqualTo(run(0, 1));
    assertThat(reading.run()).isEqualTo(NOTHING);
    world.publish("link", "lnk_late", "{\"workspace\": \"ws_1\"}");
    assertThat(reading.run()).isEqualTo(run(3, 0));
    assertThat(reading.run()).isEqualTo(NOTHING);
    assertThat(world.rows("select missing_link from rejected_click")).containsExactly("lnk_404");
    assertThat(world.number("select sum(clicks) from click_bucket where link_id = 'lnk_late'"))
        .isEqualTo(3);
  }

  @Test
  void run_linkThatHasComeAndIsAnothersWorkspaces_isNotReadAgainAndAgain() {
    producer.deliver(1, Click.on("lnk_elsewhere"));
    world.publish("link", "lnk_elsewhere", "{\"workspace\": \"ws_2\"}");
    assertThat(reading.run()).isEqualTo(run(0, 1));
    assertThat(reading.run()).isEqualTo(NOTHING);
    assertThat(world.rows("select reason from rejected_click"))
        .containsExactly("The link belongs to another workspace.");
  }

  /// A service of a later version has read it, and knows that only its link was missing.
  @Test
  void run_linkOfARecordThatANewerServiceRead_isLeftToThatService() {
    OlderService older = older(producer);
    byte[] future = older.record(2, Click.on("lnk_newer"));
    future[0] = 9;
    older.take(2, future, TestClock.START);
    world.run(
        "update rejected_click set missing_link = 'lnk_newer', read_by = "
            + (ClickCodec.READER + 1));
    world.publish("link", "lnk_newer", "{\"workspace\": \"ws_1\"}");
    assertThat(reading.run()).isEqualTo(NOTHING);
    assertThat(world.rows("select missing_link from rejected_click")).containsExactly("lnk_newer");
  }

  @Test
  void run_whatOnlyTheDatabaseRefuses_keepsNoOtherFromCounting() {
    world.run("alter table click add constraint provoked check (browser <> 'poison')");
    try {
      OlderService older = older(producer);
      older.take(2, Click.on("lnk_1"));
      older.take(3, Click.on("lnk_1").with("poison"));
      older.take(4, Click.on("lnk_1"));
      assertThat(reading.run()).isEqualTo(run(2, 1));
      assertThat(reading.run()).isEqualTo(NOTHING);
      assertThat(world.rows("select sequence, reason from rejected_click"))
          .containsExactly("3 The database refuses it: 23514.");
    } finally {
      world.run("alter table click drop constraint provoked");
    }
  }

  @Test
  void run_timesOutOfRange_areJudgedByWhenTheRecordCame() {
    OlderService older = older(producer);
    older.take(2, Click.on("lnk_1").at("2025-03-20T10:00:00Z"));
    older.take(3, Click.on("lnk_1").at("2026-04-22T10:00:00Z"));
    clock.set(TestClock.START.plus(Duration.ofDays(20)));
    assertThat(reading.run()).isEqualTo(run(1, 1));
    assertThat(world.rows("select sequence, reason from rejected_click"))
        .containsExactly("3 Its time is out of range: 1776852000000.");
  }

  @Test
  void run_moreThanAreReadAtATime_countsAll() {
    OlderService older = older(producer);
    older.take(2, Click.on("lnk_2"));
    world.run(
        "insert into rejected_click (producer, epoch, sequence, reason, record, rejected_at)"
            + " select producer, epoch, sequence + more, reason, record, rejected_at"
            + " from rejected_click, generate_series(1, 1200) as more");
    world.run("update producer set next = next + 1200, taken = taken + 1200");
    assertThat(reading.run()).isEqualTo(run(1201, 0));
    assertThat(world.number("select sum(clicks) from click_bucket where link_id = 'lnk_2'"))
        .isEqualTo(1201);
  }

  @Test
  void run_severalAtOnceWhileClicksComeIn_countsEachOnce() throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      Producer one = Producer.number(number);
      OlderService older = older(one);
      for (int sequence = 2; sequence <= 41; sequence++) {
        older.take(sequence, Click.on("lnk_" + (1 + sequence % 9)));
      }
      byte[] more = one.batch(42, 42, Collections.nCopies(100, Click.on("lnk_1")));
      work.add(() -> one.send(more).jsonPath().getInt("stored"));
    }
    for (int times = 0; times < 4; times++) {
      work.add(() -> reading.run().stored());
    }
    int stored = 0;
    try (var threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<Integer> done : threads.invokeAll(work)) {
        stored += done.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(stored).isEqualTo(2 * 140);
    assertThat(world.number("select count(distinct (producer, sequence)) from click"))
        .isEqualTo(2 * 141);
  }
}
