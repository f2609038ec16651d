package dev.waymark.analytics.retention;

import static dev.waymark.analytics.World.OPERATOR;
import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.click.Outcome;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RetentionDbTest {
  private static final LocalDate DAY = LocalDate.parse("2026-04-18");
  private static final List<String> ANSWERS =
      List.of(
          "summary",
          "summary?from=2026-04-01&to=2026-04-30",
          "summary?link=lnk_2",
          "countries?from=2026-04-01&to=2026-04-30&include_bots=true",
          "referrers?from=2026-04-01&to=2026-04-30&link=lnk_1",
          "rules?from=2026-04-01&to=2026-04-30",
          "rule_versions?from=2026-04-01&to=2026-04-30",
          "outcomes?from=2026-04-01&to=2026-04-30&include_bots=true",
          "entries?from=2026-04-01&to=2026-04-30",
          "links?from=2026-04-01&to=2026-04-30",
          "timeseries?from=2026-04-01&to=2026-04-30");

  @Inject World world;
  @Inject TestClock clock;
  @Inject Retention retention;
  @Inject Erasure erasure;
  private final Producer producer = Producer.number(1);
  private final SplittableRandom random = new SplittableRandom(3);
  private long next = 1;

  @BeforeEach
  void reset() {
    world.reset();
    world
        .rows(
            "select c.oid::regclass from pg_inherits join pg_class c on c.oid = inhrelid"
                + " where inhparent = 'click'::regclass")
        .forEach(partition -> world.run("truncate " + partition));
  }

  private void deliver(Click... clicks) {
    assertThat(producer.deliver(next, clicks).statusCode()).isEqualTo(200);
    next += clicks.length;
  }

  /// Clicks of three days, of every kind.
  private void deliverAMixture() {
    var clicks = new ArrayList<Click>();
    for (int i = 0; i < 300; i++) {
      int day = 17 + random.nextInt(3);
      Click click =
          Click.on("lnk_" + (1 + random.nextInt(3)))
              .at("2026-04-%dT%02d:00:00Z".formatted(day, random.nextInt(24)))
              .from(List.of("DE", "FR", "IT").get(random.nextInt(3)))
              .referredBy(random.nextBoolean() ? null : "host" + random.nextInt(5) + ".example")
              .ruled(random.nextBoolean() ? null : "Germany", 1);
      click = random.nextInt(4) == 0 ? click.by(VisitorClass.BOT) : click;
      click = random.nextInt(5) == 0 ? click.answered(Outcome.VIEW) : click;
      clicks.add(click.by(100 * day + random.nextInt(40))); // nobody has the same hash on two days
    }
    deliver(clicks.toArray(Click[]::new));
    as("editor")
        .contentType("application/json")
        .body("{\"click_id\": \"" + clicks.getFirst().id(1) + "\"}")
        .post("/api/leads")
        .then()
        .statusCode(201);
  }

  private static List<String> answers() {
    return ANSWERS.stream()
        .map(
            what -> {
              Response response = as("viewer").get("/api/workspaces/ws_1/stats/" + what);
              assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
              return what + ": " + response.asString();
            })
        .toList();
  }

  private void passDays(int days) {
    clock.set(TestClock.START.plus(Duration.ofDays(days)));
  }

  @Test
  void run_daysThatAreOver_areSealedAndNoAnswerChanges() {
    deliverAMixture();
    List<String> before = answers();
    assertThat(retention.run().sealed()).containsExactly(DAY.minusDays(1), DAY, DAY.plusDays(1));
    assertThat(answers()).isEqualTo(before);
    assertThat(retention.run().sealed()).isEmpty();
  }

  /// The rows are counted before late clicks are kept away: what came meanwhile is seen then.
  @Test
  void run_lateClickWhileTheDayIsCounted_isCountedToo() throws Exception {
    deliverAMixture();
    List<String> before = world.rows("select sum(clicks) from click_bucket");
    world.run(
        "do $$ begin perform drop_click_day(day::date) from generate_series("
            + "date '2025-01-01', date '2026-04-16', interval '1 day') as day; end $$");
    passDays(40);
    try (var late = world.connect();
        var threads = Executors.newFixedThreadPool(1)) {
      late.setAutoCommit(false);
      try (var statement = late.createStatement()) {
        statement.execute("select pg_advisory_xact_lock_shared(" + 0x57_4D_64_72_6F_70L + ")");
        statement.execute(
            "insert into click select at, gen_random_uuid(), workspace_id, link_id, producer, epoch,"
                + " 1000, 'human', 'redirect', false, step from click"
                + " where at < '2026-04-18Z' limit 1");
        statement.execute("update click_day set rows = rows + 1 where day = '2026-04-17'");
      }
      Future<Retention.Run> run = threads.submit(retention::run);
      while (world.number(
              "select count(*) from pg_locks where locktype = 'advisory' and not granted")
          == 0) {
        assertThat(run.isDone()).isFalse();
      }
      late.commit();
      assertThat(run.get(60, TimeUnit.SECONDS).dropped()).contains(DAY.minusDays(1));
    }
    assertThat(
            world.rows(
                "select sum(clicks) - 1 from breakdown where dimension = 'outcomes' and gone"))
        .isEqualTo(before);
    assertThat(world.number("select sum(rows) - sum(gone) from click_day")).isZero();
  }

  /// Not from each link's: that is what makes them fast.
  @Test
  void run_daysThatAreOver_areAnsweredFromSumsOfTheWorkspace() {
    deliverAMixture();
    retention.run();
    String span = "?from=2026-04-01&to=2026-04-30";
    int clicks = clicks("summary" + span, "clicks");
    world.run("delete from breakdown");
    assertThat(world.number("select count(*) from workspace_breakdown")).isZero();
    world.run("update workspace_bucket set clicks = 0");
    world.run("update link_day set clicks = 0");
    assertThat(clicks).isPositive();
    for (String by : List.of("summary", "links", "countries")) {
      assertThat(clicks(by + span, by.equals("summary") ? "clicks" : "total.clicks"))
          .as(by)
          .isZero();
    }
  }

  private static int clicks(String what, String path) {
    return as("viewer").get("/api/workspaces/ws_1/stats/" + what).jsonPath().getInt(path);
  }

  @Test
  void sumsOfAWorkspace_afterAllThatHappensToRows_areThoseOfItsLinks() {
    deliverAMixture();
    retention.run();
    assertSumsAreThoseOfLinks();
    deliver(Click.on("lnk_1").at("2026-04-18T10:00:00Z").from("US"));
    retention.run();
    assertSumsAreThoseOfLinks();
    erasure.erase("ws_1", "lnk_2", null);
    assertSumsAreThoseOfLinks();
    passDays(40);
    retention.run();
    assertSumsAreThoseOfLinks();
    assertThat(world.number("select count(*) from workspace_breakdown where gone")).isPositive();
    passDays(900);
    retention.run();
    assertThat(world.number("select count(*) from workspace_breakdown")).isZero();
    assertThat(world.number("select count(*) from summed_day")).isZero();
    assertThat(world.number("select count(*) from workspace_bucket")).isZero();
    assertThat(world.number("select count(*) from link_day")).isZero();
  }

  private void assertSumsAreThoseOfLinks() {
    String columns =
        "sum(clicks), sum(scans), sum(other), sum(bots), sum(previews), sum(prefetches)";
    assertThat(
            world.rows(
                "select workspace_id, dimension, day, value, gone, clicks, scans, other, bots,"
                    + " previews, prefetches from workspace_breakdown order by 1, 2, 3, 4, 5"))
        .isEqualTo(
            world.rows(
                "select workspace_id, dimension, day, value, gone, "
                    + columns
                    + " from breakdown group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5"));
    assertThat(world.rows("select " + columns + " from workspace_bucket"))
        .isEqualTo(world.rows("select " + columns + " from click_bucket"))
        .isEqualTo(world.rows("select " + columns + " from link_day"));
  }

  @Test
  void run_lateClickOnASealedDay_isInTheAnswersAtOnceAndSealedAnew() {
    deliverAMixture();
    retention.run();
    deliver(Click.on("lnk_1").at("2026-04-18T10:00:00Z").from("US"));
    String countries = "/api/workspaces/ws_1/stats/countries?from=2026-04-18&to=2026-04-18";
    assertThat(as("viewer").get(countries).asString()).contains("\"US\"");
    List<String> before = answers();
    assertThat(retention.run().sealed()).containsExactly(DAY);
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void run_afterRetention_dropsRowsAndNoAnswerChanges() {
    deliverAMixture();
    retention.run();
    List<String> before = answers();
    passDays(40);
    assertThat(retention.run().dropped()).contains(DAY.minusDays(1), DAY, DAY.plusDays(1));
    assertThat(world.number("select count(*) from click")).isZero();
    assertThat(world.rows("select to_regclass('click_20260418')")).containsExactly("null");
    assertThat(answers()).isEqualTo(before);
  }

  /// Everything that retention takes away, at once.
  private List<String> whatIsKept() {
    return Stream.of("click", "rejected_click", "click_bucket", "breakdown", "sealed_day")
        .map(table -> table + ": " + world.number("select count(*) from " + table))
        .toList();
  }

  @Test
  void run_clockIsYearsAheadOfPostgres_takesNothingAway() {
    deliverAMixture();
    deliver(Click.on("lnk_404"));
    List<String> before = whatIsKept();
    clock.setAhead(Duration.ofDays(800));
    assertThat(retention.run()).isEqualTo(new Retention.Run(List.of(), List.of()));
    assertThat(whatIsKept()).isEqualTo(before);

    clock.setAhead(Duration.ofMinutes(5));
    assertThat(retention.run().sealed()).hasSize(3);
    passDays(800);
    assertThat(retention.run().dropped()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(whatIsKept()).allMatch(kept -> kept.endsWith(": 0"));
  }

  @Test
  void run_neverSealedBefore_dropsRowsAndNoAnswerChanges() {
    deliverAMixture();
    List<String> before = answers();
    passDays(40);
    retention.run();
    assertThat(world.number("select count(*) from click")).isZero();
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void run_lateClickOnADroppedDay_isCountedAndDroppedInItsTurn() {
    deliver(Click.on("lnk_1").at("2026-04-18T10:00:00Z"));
    passDays(40);
    retention.run();
    deliver(Click.on("lnk_1").at("2026-04-18T11:00:00Z").by(2).from("US"));
    String span = "?from=2026-04-18&to=2026-04-18";
    for (int run = 0; run < 3; run++) {
      Response countries = as("viewer").get("/api/workspaces/ws_1/stats/countries" + span);
      assertThat(countries.jsonPath().getList("values.value")).containsExactly("DE", "US");
      Response summary = as("viewer").get("/api/workspaces/ws_1/stats/summary" + span);
      assertThat(summary.jsonPath().getInt("clicks")).isEqualTo(2);
      assertThat(summary.jsonPath().getInt("unique_visitors")).isEqualTo(2);
      retention.run();
    }
    assertThat(world.number("select count(*) from click")).isZero();
  }

  @Test
  void run_aggregatesOfLongAgo_becomeTheBaseAndCountsStay() {
    deliverAMixture();
    long clicks = world.number("select sum(clicks) from click_bucket");
    passDays(800);
    retention.run();
    assertThat(world.number("select count(*) from click_bucket")).isZero();
    assertThat(world.number("select count(*) from breakdown")).isZero();
    assertThat(world.number("select sum(clicks) from link_base")).isEqualTo(clicks);
    Response summary = as("viewer").get("/api/workspaces/ws_1/stats/summary");
    assertThat(summary.jsonPath().getLong("clicks")).isEqualTo(clicks);
  }

  @Test
  void run_rejectsOfLongAgo_areDeletedAndTheMarksStillAddUp() {
    deliver(Click.on("lnk_404"), Click.on("lnk_1"));
    passDays(40);
    retention.run();
    assertThat(world.number("select count(*) from rejected_click")).isZero();
    assertThat(world.number("select rejects_cleared from producer")).isEqualTo(1);
  }

  /// A visitor may send any referrer: the table must not grow with them.
  @Test
  void run_moreValuesThanAreToldApart_sumsUpTheRest() {
    Click[] clicks =
        IntStream.range(0, 150)
            .mapToObj(i -> Click.on("lnk_1").at("2026-04-18T10:00:00Z").referredBy("h" + i))
            .toArray(Click[]::new);
    deliver(clicks);
    retention.run();
    assertThat(world.number("select count(*) from breakdown where dimension = 'referrers'"))
        .isEqualTo(101);
    Response referrers =
        as("viewer")
            .get("/api/workspaces/ws_1/stats/referrers?from=2026-04-18&to=2026-04-18&limit=200");
    assertThat(referrers.jsonPath().getList("values")).hasSize(100);
    assertThat(referrers.jsonPath().getInt("other.clicks")).isEqualTo(50);
    assertThat(referrers.jsonPath().getInt("total.clicks")).isEqualTo(150);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "link=lnk_1 | link_id = 'lnk_1'",
        "day=2026-04-18 | at >= '2026-04-18Z' and at < '2026-04-19Z'",
        "link=lnk_1&day=2026-04-18 | link_id = 'lnk_1' and at >= '2026-04-18Z' and at < '2026-04-19Z'",
        "everything=true | true",
        "link=lnk_9 | false"
      })
  void erase_anyPart_isGoneAndNoCountChanges(String what, String rows) {
    deliverAMixture();
    retention.run();
    List<String> before = withoutVisitors(answers());
    long there = world.number("select count(*) from click where " + rows);
    as("owner")
        .delete("/api/workspaces/ws_1/clicks?" + what)
        .then()
        .statusCode(200)
        .body("erased", equalTo((int) there));
    assertThat(world.number("select count(*) from click where " + rows)).isZero();
    assertThat(world.number("select count(*) from click")).isEqualTo(300 - there);
    assertThat(world.number("select sum(gone) from click_day")).isEqualTo(there);
    assertThat(withoutVisitors(answers())).isEqualTo(before);
    retention.run();
    assertThat(withoutVisitors(answers())).isEqualTo(before);
    passDays(40);
    retention.run();
    assertThat(withoutVisitors(answers())).isEqualTo(before);
  }

  /// A visitor who clicked on two links counts twice once the clicks of one of them are erased.
  private static List<String> withoutVisitors(List<String> answers) {
    return answers.stream().map(a -> a.replaceAll("\"unique_visitors\":[0-9]+", "")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything=false",
        "link=lnk_1&date=2026-04-18",
        "link=lnk_1&dya=2026-04-18",
        "link=&day=2026-04-18",
        "link=lnk_1&link=lnk_2",
        "everything=yes",
        "link=lnk_1&day=yesterday"
      })
  void erase_notInSoManyWords_erasesNothing(String what) {
    deliverAMixture();
    as("owner").delete("/api/workspaces/ws_1/clicks?" + what).then().statusCode(400);
    assertThat(world.number("select count(*) from click")).isEqualTo(300);
  }

  @Test
  void erase_everything_leavesNoRow() {
    deliverAMixture();
    assertThat(erasure.erase("ws_2", null, null)).isZero();
    assertThat(erasure.erase("ws_1", null, null)).isEqualTo(300);
    assertThat(world.number("select count(*) from click")).isZero();
    assertThat(world.number("select sum(gone) from click_day")).isEqualTo(300);
  }

  @Test
  void erase_byWhomItIsNotFor_isRefused() {
    deliver(Click.on("lnk_1"));
    String clicks = "/api/workspaces/ws_1/clicks?link=lnk_1";
    as("admin").delete(clicks).then().statusCode(403);
    as("stranger").delete(clicks).then().statusCode(404);
    as("owner").delete("/api/workspaces/ws_1/clicks").then().statusCode(400);
    as("owner").delete("/api/workspaces/ws_1/clicks?day=today").then().statusCode(400);
    assertThat(world.number("select count(*) from click")).isEqualTo(1);
    as(OPERATOR).delete(clicks).then().statusCode(200);
    assertThat(world.number("select count(*) from click")).isZero();
  }
}
