package dev.waymark.analytics.lead;

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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LeadDbTest {
  private static final Click CLICK =
      Click.on("lnk_1").ruled("Germany", 7).variant("A").channel("desk").entry("book");

  @Inject World world;
  @Inject TestClock clock;
  @Inject Leads leads;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static void clicks(Click... clicks) {
    assertThat(Producer.number(1).deliver(1, clicks).statusCode()).isEqualTo(200);
  }

  private static Response report(String key, String body) {
    return as(key).contentType("application/json").body(body).post("/api/leads");
  }

  private static String of(Click click, long number, String more) {
    return "{\"click_id\": \"" + click.id(number) + "\"" + more + "}";
  }

  private static Response taken(String body) {
    Response response = report("editor", body);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
    return response;
  }

  private static JsonPath stats(String what) {
    Response response = as("viewer").get("/api/workspaces/ws_1/stats/" + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  @Test
  void report_aSale_belongsToItsClick() {
    clicks(CLICK);
    JsonPath lead =
        taken(
                of(
                    CLICK,
                    1,
                    ", \"kind\": \"sale\", \"value\": 49.90, \"currency\": \"eur\","
                        + " \"external_id\": \"order 1\""))
            .jsonPath();
    assertThat(lead.getString("id")).hasSize(26);
    assertThat(lead.getString("click_id")).isEqualTo(CLICK.id(1));
    assertThat(lead.getString("kind")).isEqualTo("sale");
    assertThat(lead.getDouble("value")).isEqualTo(49.9);
    assertThat(lead.getString("currency")).isEqualTo("EUR");
    assertThat(lead.getString("external_id")).isEqualTo("order 1");
    assertThat(lead.getString("created_at")).isEqualTo("2026-04-20T12:00:00.000Z");
    assertThat(lead.getString("clicked_at")).isEqualTo("2026-04-20T10:00:00.000Z");
    assertThat(lead.getBoolean("attributed")).isTrue();
    assertThat(lead.getString("link")).isEqualTo("lnk_1");
    assertThat(lead.getString("rule")).isEqualTo("Germany");
    assertThat(lead.getInt("rules_version")).isEqualTo(7);
    assertThat(lead.getString("variant")).isEqualTo("A");
    assertThat(lead.getString("channel")).isEqualTo("desk");
    assertThat(lead.getString("entry")).isEqualTo("book");
  }

  @Test
  void report_nothingButTheClick_isALeadWithoutAValue() {
    clicks(CLICK);
    JsonPath lead = taken(of(CLICK, 1, "")).jsonPath();
    assertThat(lead.getString("kind")).isEqualTo("lead");
    assertThat(lead.getString("value")).isNull();
    assertThat(lead.getString("external_id")).isNull();
  }

  @Test
  void report_sameExternalIdAgain_isTheSameAnswerAndCountsOnce() {
    clicks(CLICK);
    String body = of(CLICK, 1, ", \"value\": 50, \"external_id\": \"o1\"");
    String first = taken(body).asString();
    clock.set(TestClock.START.plus(Duration.ofHours(3)));
    assertThat(taken(body).asString()).isEqualTo(first);
    assertThat(taken(body.replace("50", "50.00")).asString()).isEqualTo(first);
    assertThat(taken(body.replace("50", "50, \"kind\": \"lead\"")).asString()).isEqualTo(first);
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"value\": 51", "\"value\": 50, \"kind\": \"sale\"", "\"kind\": null"})
  void report_sameExternalIdForSomethingElse_isAConflict(String other) {
    clicks(CLICK, CLICK);
    taken(of(CLICK, 1, ", \"value\": 50, \"external_id\": \"o1\""));
    Response conflict = report("editor", of(CLICK, 1, ", \"external_id\": \"o1\", " + other));
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.jsonPath().getString("type")).isEqualTo("urn:waymark:problem:conflict");
    report("editor", of(CLICK, 2, ", \"value\": 50, \"external_id\": \"o1\""))
        .then()
        .statusCode(409);
    assertThat(world.number("select count(*) from lead")).isEqualTo(1);
  }

  @Test
  void report_sameExternalIdInAnotherWorkspace_isAnotherLead() {
    world.publish("link", "lnk_x", "{\"workspace\": \"ws_2\"}");
    Click theirs = Click.on("lnk_x").of("ws_2");
    clicks(CLICK, theirs);
    taken(of(CLICK, 1, ", \"external_id\": \"o1\""));
    assertThat(report("stranger", of(theirs, 2, ", \"external_id\": \"o1\"")).statusCode())
        .isEqualTo(201);
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
  }

  @Test
  void report_manyTimesAtOnce_countsOnce() throws Exception {
    clicks(CLICK);
    String body = of(CLICK, 1, ", \"external_id\": \"o1\"");
    List<Callable<String>> reports = Collections.nCopies(16, () -> taken(body).asString());
    var answers = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> answer : threads.invokeAll(reports)) {
        answers.add(answer.get(60, TimeUnit.SECONDS));
      }
    }
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
  }

  @Test
  void report_withoutAnExternalId_countsEachTimeUnlessTheRequestHasAKey() {
    clicks(CLICK);
    taken(of(CLICK, 1, ""));
    taken(of(CLICK, 1, ""));
    for (int i = 0; i < 2; i++) {
      as("editor")
          .header("Idempotency-Key", "k1")
          .contentType("application/json")
          .body(of(CLICK, 1, ""))
          .post("/api/leads")
          .then()
          .statusCode(201);
    }
    assertThat(stats("summary").getInt("leads")).isEqualTo(3);
    as("editor")
        .header("Idempotency-Key", "k1")
        .contentType("application/json")
        .body(of(CLICK, 1, ", \"value\": 1"))
        .post("/api/leads")
        .then()
        .statusCode(409);
    clock.setAhead(Duration.ofHours(25));
    leads.findClicks();
    assertThat(world.number("select count(*) from lead where request_key is not null"))
        .as("kept while only this service's clock says that they are over")
        .isEqualTo(1);
    clock.set(TestClock.START.plus(Duration.ofHours(25)));
    leads.findClicks();
    assertThat(world.number("select count(*) from lead where request_key is not null")).isZero();
  }

  @Test
  void report_beforeItsClickArrives_countsOnceItHas() {
    JsonPath lead = taken(of(CLICK, 1, ", \"external_id\": \"o1\"")).jsonPath();
    assertThat(lead.getBoolean("attributed")).isFalse();
    assertThat(lead.getString("link")).isNull();
    assertThat(leads.findClicks()).isZero();
    assertThat(stats("summary").getInt("leads")).isZero();
    assertThat(stats("rules").getInt("total.leads")).isZero();
    clicks(CLICK);
    assertThat(leads.findClicks()).isEqualTo(1);
    assertThat(leads.findClicks()).isZero();
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
    JsonPath again = taken(of(CLICK, 1, ", \"external_id\": \"o1\"")).jsonPath();
    assertThat(again.getString("id")).isEqualTo(lead.getString("id"));
    assertThat(again.getBoolean("attributed")).isTrue();
  }

  @Test
  void report_clickThatCannotComeAnyMore_isNotFound() {
    report("editor", of(CLICK.at("2026-04-13T11:00:00Z"), 1, "")).then().statusCode(404);
    report("editor", of(CLICK.at("2026-04-22T10:00:00Z"), 1, "")).then().statusCode(404);
    report(OPERATOR, of(CLICK, 1, "")).then().statusCode(404);
    assertThat(world.number("select count(*) from lead")).isZero();
  }

  /// Whoever guesses the id of another workspace's click learns nothing from the answer.
  @Test
  void report_clickOfAnotherWorkspace_isAsIfThereWereNone() {
    clicks(CLICK);
    JsonPath lead = report("stranger", of(CLICK, 1, "")).jsonPath();
    assertThat(lead.getBoolean("attributed")).isFalse();
    assertThat(leads.findClicks()).isZero();
    assertThat(stats("summary").getInt("leads")).isZero();
  }

  @Test
  void report_byTheOperator_belongsToTheClicksWorkspace() {
    clicks(CLICK);
    assertThat(report(OPERATOR, of(CLICK, 1, "")).statusCode()).isEqualTo(201);
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/click_id    | {}",
        "/click_id    | {\"click_id\": \"short\"}",
        "/click_id    | {\"click_id\": 5}",
        "/click_id    | {\"click_id\": null}",
        "/kind        | {\"kind\": \"two words\"}",
        "/value       | {\"value\": -1}",
        "/value       | {\"value\": \"5\"}",
        "/value       | {\"value\": 1e15}",
        "/value       | {\"value\": 0.00001}",
        "/currency    | {\"value\": 5, \"currency\": \"XYZ0\"}",
        "/currency    | {\"currency\": \"EUR\"}",
        "/external_id | {\"external_id\": \"\"}",
        "/external_id | {\"external_id\": \"a\\u0000b\"}",
        "/clickid     | {\"clickid\": \"x\"}",
      })
  void report_thatCannotBeMeant_isRefusedWithItsPlace(String pointer, String body) {
    Response response = report("editor", body);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.jsonPath().getList("errors.pointer")).contains(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "{} {}", "{\"kind\": \"a\", \"kind\": \"b\"}", "\"x\""})
  void report_thatIsNoObject_isRefused(String body) {
    Response response = report("editor", body);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
    assertThat(response.asString()).doesNotContain("jackson", "Exception");
  }

  @Test
  void report_byWhomItIsNotFor_isRefused() {
    clicks(CLICK);
    report("viewer", of(CLICK, 1, "")).then().statusCode(403);
    report("nobody", of(CLICK, 1, "")).then().statusCode(401);
    report("editor", "{\"kind\": \"" + "x".repeat(20_000) + "\"}").then().statusCode(413);
    as("editor").contentType("text/plain").body("x").post("/api/leads").then().statusCode(415);
  }

  @Test
  void stats_leads_areCountedWhereTheirClicksAre() {
    Click other = Click.on("lnk_2").at("2026-04-18T10:00:00Z").from("FR").ruled("France", 2);
    clicks(CLICK, CLICK, other, CLICK.by(VisitorClass.BOT));
    taken(of(CLICK, 1, ""));
    taken(of(CLICK, 1, ""));
    taken(of(other, 3, ""));
    for (String by : List.of("rules", "countries", "links", "rule_versions")) {
      assertThat(stats(by).getList("values.leads")).as(by).containsExactly(2, 1);
      assertThat(stats(by).getInt("total.leads")).isEqualTo(3);
    }
    assertThat(stats("variants").getList("values.leads")).containsExactly(2);
    assertThat(stats("channels").getList("values.leads")).containsExactly(2);
    assertThat(stats("entries").getList("values.leads")).containsExactly(2);
    assertThat(stats("rules?link=lnk_2").getList("values.leads")).containsExactly(1);
    assertThat(stats("summary?link=lnk_1").getInt("leads")).isEqualTo(2);
    assertThat(stats("summary?to=2026-04-18").getInt("leads")).isEqualTo(1);
    assertThat(stats("timeseries?from=2026-04-18&to=2026-04-20").<Integer>getList("points.leads"))
        .containsExactly(1, 0, 2);
  }

  private static Response remove(String key, String id) {
    return as(key).delete("/api/workspaces/ws_1/leads/" + id);
  }

  /// All that is answered about leads.
  private static String allNumbers() {
    var all = new StringBuilder(as("viewer").get("/api/workspaces/ws_1/leads").asString());
    for (String what : List.of("summary", "timeseries", "rules", "links", "ab?link=lnk_1")) {
      all.append(as("viewer").get("/api/workspaces/ws_1/stats/" + what).asString());
    }
    return all.toString();
  }

  @Test
  void remove_aLead_isAsIfItHadNeverBeenReported() {
    clicks(CLICK, CLICK);
    taken(of(CLICK, 1, ", \"external_id\": \"o1\""));
    String before = allNumbers();
    String id =
        taken(of(CLICK, 2, ", \"value\": 5, \"external_id\": \"o2\"")).jsonPath().getString("id");
    assertThat(allNumbers()).isNotEqualTo(before);
    Response removed = remove("editor", id);
    assertThat(removed.statusCode()).isEqualTo(200);
    assertThat(removed.asString()).isEqualTo("{\"ok\":true}");
    assertThat(allNumbers()).isEqualTo(before);
    Response again = remove("editor", id);
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.jsonPath().getString("type")).isEqualTo("urn:waymark:problem:not-found");
  }

  @Test
  void remove_aLead_freesItsNames() {
    clicks(CLICK);
    JsonPath wrong = taken(of(CLICK, 1, ", \"value\": 5, \"external_id\": \"o1\"")).jsonPath();
    remove(OPERATOR, wrong.getString("id")).then().statusCode(200);
    JsonPath right = taken(of(CLICK, 1, ", \"value\": 6, \"external_id\": \"o1\"")).jsonPath();
    assertThat(right.getString("id")).isNotEqualTo(wrong.getString("id"));
    var ids = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      Response keyed =
          as("editor")
              .header("Idempotency-Key", "k1")
              .contentType("application/json")
              .body(of(CLICK, 1, ""))
              .post("/api/leads");
      assertThat(keyed.statusCode()).isEqualTo(201);
      ids.add(keyed.jsonPath().getString("id"));
      remove("editor", ids.getLast()).then().statusCode(200);
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
  }

  @Test
  void remove_beforeItsClickArrives_countsNowhereAfterwards() {
    remove("editor", taken(of(CLICK, 1, "")).jsonPath().getString("id")).then().statusCode(200);
    clicks(CLICK);
    assertThat(leads.findClicks()).isZero();
    assertThat(stats("summary").getInt("leads")).isZero();
  }

  @Test
  void remove_byWhomItIsNotFor_isRefused() {
    clicks(CLICK);
    String id = taken(of(CLICK, 1, "")).jsonPath().getString("id");
    remove("viewer", id).then().statusCode(403);
    remove("nobody", id).then().statusCode(401);
    remove("stranger", id).then().statusCode(404);
    as("stranger").delete("/api/workspaces/ws_2/leads/" + id).then().statusCode(404);
    as(OPERATOR).delete("/api/workspaces/ws_2/leads/" + id).then().statusCode(404);
    assertThat(stats("summary").getInt("leads")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"01kn1cr5g0h2m3n4p5q6r7s8t9", "o1", "%00", "01kn1cr5g0h2m3n4p5q6r7s8t%00"})
  void remove_whatThereIsNot_isNotFound(String id) {
    Response response =
        as("editor").urlEncodingEnabled(false).delete("/api/workspaces/ws_1/leads/" + id);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(404);
    assertThat(response.contentType()).startsWith("application/problem+json");
  }

  @Test
  void remove_whileItIsReportedAgain_neverFails() throws Exception {
    clicks(CLICK);
    Callable<Integer> reportAndRemove =
        () -> {
          int removals = 0;
          for (int i = 0; i < 20; i++) {
            String id = taken(of(CLICK, 1, ", \"external_id\": \"o1\"")).jsonPath().getString("id");
            int status = remove("editor", id).statusCode();
            assertThat(status).isIn(200, 404);
            removals += status == 200 ? 1 : 0;
          }
          return removals;
        };
    int removals = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<Integer> count : threads.invokeAll(Collections.nCopies(4, reportAndRemove))) {
        removals += count.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(removals).isPositive();
    assertThat(world.number("select count(*) from lead")).isZero();
  }

  @Test
  void list_byPages_showsEachLeadOnce() {
    clicks(CLICK);
    for (int i = 0; i < 5; i++) {
      taken(of(CLICK, 1, ", \"external_id\": \"o" + i + "\""));
    }
    var seen = new ArrayList<String>();
    String query = "?limit=2&link=lnk_1";
    JsonPath page = as("viewer").get("/api/workspaces/ws_1/leads" + query).jsonPath();
    while (page.getString("next_cursor") != null) {
      seen.addAll(page.getList("leads.external_id"));
      page =
          as("viewer")
              .get("/api/workspaces/ws_1/leads" + query + "&cursor=" + page.get("next_cursor"))
              .jsonPath();
    }
    seen.addAll(page.getList("leads.external_id"));
    assertThat(seen).containsExactlyInAnyOrder("o0", "o1", "o2", "o3", "o4");
    as("stranger").get("/api/workspaces/ws_1/leads").then().statusCode(404);
    assertThat(as("stranger").get("/api/workspaces/ws_2/leads").asString())
        .isEqualTo("{\"leads\":[],\"next_cursor\":null}");
  }
}
