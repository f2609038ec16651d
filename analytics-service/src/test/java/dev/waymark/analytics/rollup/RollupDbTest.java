package dev.waymark.analytics.rollup;

import static dev.waymark.analytics.World.OPERATOR;
import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands at 2026-04-20T12:00Z.
@QuarkusTest
@QuarkusTestResource(Database.class)
class RollupDbTest {
  @Inject World world;
  @Inject TestClock clock;
  @Inject Rollup rollup;
  private final Producer producer = Producer.number(1);

  @BeforeEach
  void reset() {
    world.reset();
    producer.deliver(
        1,
        Click.on("lnk_1").at("2026-04-17T10:00:00Z"),
        Click.on("lnk_1").at("2026-04-18T23:59:59Z"),
        Click.on("lnk_1").at("2026-04-19T00:00:00Z"),
        Click.on("lnk_2").at("2026-04-18T10:00:00Z"),
        Click.on("lnk_2").at("2026-04-18T10:00:00Z").by(VisitorClass.BOT));
  }

  private static Response run(String date) {
    return as(OPERATOR).post("/api/rollups/" + date);
  }

  private List<String> counts() {
    return world.rows("select link_id, clicks from publication.click_count order by link_id");
  }

  private List<String> counted() {
    return world.rows(
        "select link_id, clicks, as_of at time zone 'UTC', xid from publication.click_count"
            + " order by link_id");
  }

  @Test
  void run_aDay_countsPeopleUpToAndIncludingIt() {
    Response response = run("2026-04-18");
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.jsonPath().getMap(""))
        .containsEntry("date", "2026-04-18")
        .containsEntry("ran_at", "2026-04-20T12:00:00.000Z")
        .containsEntry("links", 2)
        .containsEntry("clicks", 3)
        .containsEntry("written", 2);
    assertThat(counts()).containsExactly("lnk_1 2", "lnk_2 1");
    assertThat(world.rows("select distinct as_of at time zone 'UTC' from publication.click_count"))
        .containsExactly("2026-04-19 00:00:00");
  }

  @Test
  void run_twice_changesNothing() {
    run("2026-04-18");
    List<String> before = counted();
    assertThat(run("2026-04-18").jsonPath().getInt("written")).isZero();
    assertThat(counted()).isEqualTo(before);
  }

  /// Nodes follow whatever is written.
  @Test
  void run_ofTheNextDay_writesNoCountThatIsTheSame() {
    run("2026-04-18");
    assertThat(run("2026-04-19").jsonPath().getInt("written")).isEqualTo(1);
    assertThat(counts()).containsExactly("lnk_1 3", "lnk_2 1");
  }

  @Test
  void run_afterLateClicks_countsThem() {
    run("2026-04-18");
    producer.deliver(6, Click.on("lnk_1").at("2026-04-10T10:00:00Z"));
    assertThat(run("2026-04-18").jsonPath().getInt("written")).isEqualTo(1);
    assertThat(counts()).containsExactly("lnk_1 3", "lnk_2 1");
  }

  @Test
  void run_ofAnEarlierDay_staysAtTheLast() {
    run("2026-04-19");
    List<String> before = counted();
    Response response = run("2026-04-17");
    assertThat(response.jsonPath().getString("date")).isEqualTo("2026-04-19");
    assertThat(counted()).isEqualTo(before);
  }

  @Test
  void run_ofToday_countsUpToNowAndTheNextRunTheRest() {
    producer.deliver(6, Click.on("lnk_1").at("2026-04-20T11:00:00Z"));
    run("2026-04-20");
    assertThat(counts()).containsExactly("lnk_1 4", "lnk_2 1");
    assertThat(world.rows("select distinct as_of at time zone 'UTC' from publication.click_count"))
        .containsExactly("2026-04-20 12:00:00");
    producer.deliver(7, Click.on("lnk_1").at("2026-04-20T20:00:00Z"));
    clock.set(Instant.parse("2026-04-21T00:05:00Z"));
    run("2026-04-20");
    assertThat(counts()).containsExactly("lnk_1 5", "lnk_2 1");
  }

  @Test
  void run_afterBucketsWereRetired_countsTheirBase() {
    world.run(
        "insert into link_base select link_id, workspace_id, sum(clicks), 0, 0, 0, 0, 0 from"
            + " click_bucket where bucket < '2026-04-18Z' group by 1, 2");
    world.run("delete from click_bucket where bucket < '2026-04-18Z'");
    world.run("insert into link_base values ('lnk_9', 'ws_1', 7, 0, 0, 0, 0, 0)");
    run("2026-04-18");
    assertThat(counts()).containsExactly("lnk_1 2", "lnk_2 1", "lnk_9 7");
  }

  @Test
  void run_severalAtOnce_giveTheSameNumbers() throws Exception {
    List<Callable<Integer>> runs = Collections.nCopies(6, () -> run("2026-04-19").statusCode());
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> status : threads.invokeAll(runs)) {
        assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(200);
      }
    }
    assertThat(counts()).containsExactly("lnk_1 3", "lnk_2 1");
    assertThat(world.rows("select written from rollup_run order by written"))
        .containsExactly("0", "0", "0", "0", "0", "2");
  }

  @Test
  void isUpToDate_untilTheDayIsOver() {
    assertThat(rollup.isUpToDate()).isFalse();
    run("2026-04-18");
    assertThat(rollup.isUpToDate()).isFalse();
    run("2026-04-19");
    assertThat(rollup.isUpToDate()).isTrue();
    clock.set(Instant.parse("2026-04-21T00:00:00Z"));
    assertThat(rollup.isUpToDate()).isFalse();
  }

  @Test
  void run_wroteCounts_announcesThem() {
    long before = world.number("select count(*) from publication.click_count");
    run("2026-04-18");
    assertThat(before).isZero();
    assertThat(world.number("select count(*) from publication.click_count where xid is not null"))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-04-21", "2026-4-1", "yesterday", "2026-02-30"})
  void run_noDayThatCanBe_isRefused(String date) {
    Response response = run(date);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.jsonPath().getString("errors[0].parameter")).isEqualTo("date");
  }

  /// What is counted up to would never be taken back.
  @ParameterizedTest
  @ValueSource(longs = {3, -3})
  void run_clocksAreDaysApart_takesNoDayThatHasNotBegunByBoth(long days) {
    clock.setAhead(Duration.ofDays(days));
    String later = days > 0 ? "2026-04-21" : "2026-04-18";
    Response refused = run(later);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.jsonPath().getString("errors[0].detail"))
        .startsWith("That day lies in the future");
    assertThat(rollup.runDue()).isNull();
    assertThat(world.number("select count(*) from rollup_run")).isZero();

    assertThat(run("2026-04-17").statusCode()).isEqualTo(200);
    assertThat(counts()).containsExactly("lnk_1 1");
  }

  @Test
  void run_afterADayInTheFuture_countsEverythingThatIsThere() {
    clock.set(Instant.parse("2026-05-20T12:00:00Z"));
    run("2026-05-20");
    clock.set(TestClock.START);
    producer.deliver(6, Click.on("lnk_1").at("2026-04-20T11:00:00Z"));
    Rollup.Run run = rollup.runDue();
    assertThat(run).isNotNull();
    assertThat(counts()).containsExactly("lnk_1 4", "lnk_2 1");
    assertThat(world.rows("select distinct as_of at time zone 'UTC' from publication.click_count"))
        .containsExactly("2026-04-20 12:00:00");
  }

  @Test
  void run_withoutTheOperatorsKey_isRefused() {
    as("owner").post("/api/rollups/2026-04-18").then().statusCode(403);
    as("nobody").post("/api/rollups/2026-04-18").then().statusCode(401);
    as(World.INGEST).post("/api/rollups/2026-04-18").then().statusCode(401);
    assertThat(counts()).isEmpty();
  }
}
