package dev.waymark.analytics.stats;

import static dev.waymark.analytics.World.OPERATOR;
import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.click.Outcome;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands at 2026-04-20T12:00Z.
@QuarkusTest
@QuarkusTestResource(Database.class)
class StatsDbTest {
  private static final String STATS = "/api/workspaces/ws_1/stats/";

  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static void clicks(Click... clicks) {
    assertThat(Producer.number(1).deliver(1, clicks).statusCode()).isEqualTo(200);
  }

  private static Click at(String instant) {
    return Click.on("lnk_1").at(instant);
  }

  private static Response get(String what) {
    Response response = as("viewer").get(STATS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  /// The points with clicks, as `start=clicks`.
  private static List<String> points(Response response) {
    return response.jsonPath().<Map<String, Object>>getList("points").stream()
        .filter(point -> !Integer.valueOf(0).equals(point.get("clicks")))
        .map(point -> point.get("start") + "=" + point.get("clicks"))
        .toList();
  }

  private static int count(Response response) {
    return response.jsonPath().getList("points").size();
  }

  @Test
  void summary_everything_isToldApart() {
    Click click = at("2026-04-19T10:00:00Z");
    clicks(
        click.by(1),
        click.by(1),
        click.by(2).scanned(),
        click.by(3).by(VisitorClass.BOT),
        click.by(4).by(VisitorClass.PREVIEW),
        click.by(4).by(VisitorClass.PREVIEW),
        click.by(5).by(VisitorClass.PREFETCH),
        Click.on("lnk_2").at("2026-04-18T10:00:00Z").by(6));
    assertThat(get("summary").jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "clicks", 4,
                "scans", 1,
                "unique_visitors", 3,
                "leads", 0,
                "bots", 1,
                "previews", 2,
                "prefetches", 1));
    assertThat(get("summary?link=lnk_2").jsonPath().getInt("clicks")).isEqualTo(1);
    assertThat(get("summary?from=2026-04-19").jsonPath().getInt("clicks")).isEqualTo(3);
    assertThat(get("summary?to=2026-04-18").jsonPath().getInt("clicks")).isEqualTo(1);
    assertThat(get("summary?from=2026-04-19T10:15:00Z").jsonPath().getInt("clicks")).isZero();
    assertThat(get("summary?days=1").jsonPath().getInt("clicks")).isZero();
    assertThat(get("summary?days=2").jsonPath().getInt("clicks")).isEqualTo(3);
  }

  @Test
  void summary_uniqueVisitors_areThoseOfEachDayThatAreKnown() {
    Click first = at("2026-04-18T23:59:59.999Z");
    Click second = at("2026-04-19T00:00:00Z");
    clicks(
        first.by(11),
        first.by(11),
        Click.on("lnk_2").at("2026-04-18T10:00:00Z").by(11),
        first.by(-12),
        second.by(21),
        second.by(0),
        second.by(0));

    assertThat(get("summary").jsonPath().getInt("unique_visitors")).isEqualTo(3);
    assertThat(get("summary?from=2026-04-19").jsonPath().getInt("unique_visitors")).isEqualTo(1);
    assertThat(get("summary?link=lnk_2").jsonPath().getInt("unique_visitors")).isEqualTo(1);
    assertThat(get("summary").jsonPath().getInt("clicks")).isEqualTo(7);
  }

  @Test
  void summary_withoutABeginning_addsWhatRetentionTookAway() {
    clicks(at("2026-04-19T10:00:00Z"));
    world.run("insert into link_base values ('lnk_1', 'ws_1', 100, 5, 4, 3, 2, 1)");
    assertThat(get("summary").jsonPath().getInt("clicks")).isEqualTo(101);
    assertThat(get("summary?link=lnk_1").jsonPath().getInt("scans")).isEqualTo(5);
    assertThat(get("summary?from=2026-01-01").jsonPath().getInt("clicks")).isEqualTo(1);
  }

  @Test
  void timeseries_inUtc_hasADayForEachDay() {
    clicks(at("2026-04-01T00:00:00Z"), at("2026-04-02T23:59:59Z"), at("2026-04-03T00:00:00Z"));
    Response response = get("timeseries?from=2026-04-01&to=2026-04-03");
    assertThat(count(response)).isEqualTo(3);
    assertThat(points(response))
        .containsExactly(
            "2026-04-01T00:00:00.000Z=1",
            "2026-04-02T00:00:00.000Z=1",
            "2026-04-03T00:00:00.000Z=1");
    assertThat(response.jsonPath().getString("time_zone")).isEqualTo("Z");
    assertThat(response.jsonPath().getString("interval")).isEqualTo("day");
    assertThat(response.jsonPath().getMap("points[0]")).doesNotContainKey("bots");
  }

  @Test
  void timeseries_byDefault_isTheLastThirtyDays() {
    Response response = get("timeseries");
    assertThat(count(response)).isEqualTo(30);
    assertThat(response.jsonPath().getString("points[29].date")).isEqualTo("2026-04-20");
    assertThat(count(get("timeseries?days=7&to=2026-04-10"))).isEqualTo(7);
    assertThat(get("timeseries?days=7&to=2026-04-10").jsonPath().getString("points[6].date"))
        .isEqualTo("2026-04-10");
  }

  /// Kathmandu is 5:45 ahead: its day begins at 18:15 UTC.
  @Test
  void timeseries_zoneWithQuarters_hasItsOwnDaysAndHours() {
    clicks(at("2026-04-01T18:14:59Z"), at("2026-04-01T18:15:00Z"));
    assertThat(points(get("timeseries?from=2026-04-01&to=2026-04-02&time_zone=Asia/Kathmandu")))
        .containsExactly("2026-03-31T18:15:00.000Z=1", "2026-04-01T18:15:00.000Z=1");
    assertThat(
            points(
                get(
                    "timeseries?from=2026-04-01&to=2026-04-02&interval=hour"
                        + "&time_zone=Asia/Kathmandu")))
        .containsExactly("2026-04-01T17:15:00.000Z=1", "2026-04-01T18:15:00.000Z=1");
  }

  /// On 2026-03-29 Berlin goes from 02:00 to 03:00: the day has 23 hours.
  @Test
  void timeseries_dayOf23Hours_isOneDay() {
    clicks(
        at("2026-03-28T22:59:00Z"),
        at("2026-03-28T23:00:00Z"),
        at("2026-03-29T00:30:00Z"),
        at("2026-03-29T01:30:00Z"),
        at("2026-03-29T21:59:00Z"),
        at("2026-03-29T22:00:00Z"));
    String berlin = "&time_zone=Europe/Berlin";
    assertThat(points(get("timeseries?from=2026-03-28&to=2026-03-30" + berlin)))
        .containsExactly(
            "2026-03-27T23:00:00.000Z=1",
            "2026-03-28T23:00:00.000Z=4",
            "2026-03-29T22:00:00.000Z=1");
    assertThat(count(get("timeseries?interval=hour&from=2026-03-29&to=2026-03-29" + berlin)))
        .isEqualTo(23);
  }

  /// On 2025-10-26 Berlin goes from 03:00 back to 02:00: the hour from 02:00 happens twice.
  @Test
  void timeseries_hourThatHappensTwice_isTwoHours() {
    clicks(at("2025-10-26T00:30:00Z"), at("2025-10-26T01:30:00Z"), at("2025-10-26T01:45:00Z"));
    Response hours =
        get("timeseries?interval=hour&from=2025-10-26&to=2025-10-26&time_zone=Europe/Berlin");
    assertThat(count(hours)).isEqualTo(25);
    assertThat(points(hours))
        .containsExactly("2025-10-26T00:00:00.000Z=1", "2025-10-26T01:00:00.000Z=2");
  }

  /// On 2026-04-05 Lord Howe goes from 02:00 back to 01:30: the hour from 01:00 has 90 minutes.
  @Test
  void timeseries_changeOfHalfAnHour_losesNoQuarter() {
    clicks(
        at("2026-04-04T14:00:00Z"),
        at("2026-04-04T14:59:00Z"),
        at("2026-04-04T15:29:00Z"),
        at("2026-04-04T15:30:00Z"));
    Response hours =
        get("timeseries?interval=hour&from=2026-04-05&to=2026-04-05&time_zone=Australia/Lord_Howe");
    assertThat(points(hours))
        .containsExactly("2026-04-04T14:00:00.000Z=3", "2026-04-04T15:30:00.000Z=1");
    assertThat(count(hours)).isEqualTo(24);
  }

  @Test
  void summary_withBots_showsWhatIsNoClickToo() {
    clicks(
        at("2026-04-10T10:00:00Z"),
        at("2026-04-10T10:00:00Z").answered(Outcome.VIEW),
        at("2026-04-10T10:00:00Z").by(VisitorClass.BOT));
    assertThat(get("summary?include_bots=true").jsonPath().getMap(""))
        .containsEntry("clicks", 1)
        .containsEntry("uncounted", 1)
        .containsEntry("bots", 1);
    assertThat(get("summary").jsonPath().getMap("")).doesNotContainKey("uncounted");
  }

  @Test
  void timeseries_withBots_showsThemApart() {
    clicks(
        at("2026-04-10T10:00:00Z"),
        at("2026-04-10T10:00:00Z").by(VisitorClass.BOT),
        at("2026-04-10T10:00:00Z").by(VisitorClass.PREVIEW));
    Response response = get("timeseries?from=2026-04-10&to=2026-04-10&include_bots=true");
    assertThat(response.jsonPath().getMap("points[0]"))
        .isEqualTo(
            Map.of(
                "start", "2026-04-10T00:00:00.000Z",
                "date", "2026-04-10",
                "clicks", 1,
                "scans", 0,
                "leads", 0,
                "uncounted", 0,
                "bots", 1,
                "previews", 1,
                "prefetches", 0));
  }

  /// On 2026-03-29 Berlin goes from 02:00 to 03:00.
  @Test
  void lines_ofSeveralLinks_areThoseOfTheirTimeSeries() {
    clicks(
        at("2026-03-27T22:59:59Z"),
        at("2026-03-27T23:00:00Z"),
        at("2026-03-28T23:00:00Z").scanned(),
        at("2026-03-29T21:59:59Z"),
        at("2026-03-29T22:00:00Z").by(VisitorClass.BOT),
        at("2026-03-30T22:00:00Z"),
        Click.on("lnk_2").at("2026-03-29T22:00:00Z"));
    String when = "from=2026-03-28&to=2026-03-30&time_zone=Europe/Berlin";
    Response lines = get("lines?" + when + "&link=lnk_2&link=lnk_1&link=lnk_nobodys");
    assertThat(lines.jsonPath().<String>getList("dates"))
        .containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
    assertThat(lines.jsonPath().<String>getList("lines.link"))
        .containsExactly("lnk_2", "lnk_1", "lnk_nobodys");
    assertThat(lines.jsonPath().<Integer>getList("lines.total")).containsExactly(1, 3, 0);
    for (int i = 0; i < 2; i++) {
      String link = lines.jsonPath().getString("lines[" + i + "].link");
      assertThat(lines.jsonPath().<Integer>getList("lines[" + i + "].clicks"))
          .isEqualTo(
              get("timeseries?" + when + "&link=" + link)
                  .jsonPath()
                  .<Integer>getList("points.clicks"));
    }
  }

  @Test
  void lines_withoutDates_areTheLastSevenDaysOfThisWorkspaceAlone() {
    clicks(at("2026-04-13T23:59:59Z"), at("2026-04-14T00:00:00Z"), at("2026-04-20T11:00:00Z"));
    world.run(
        "update click_bucket set workspace_id = 'ws_2' where bucket = '2026-04-20T11:00:00Z'");
    assertThat(get("lines?link=lnk_1").jsonPath().<Integer>getList("lines[0].clicks"))
        .containsExactly(1, 0, 0, 0, 0, 0, 0);
    assertThat(as("viewer").accept("text/csv").get(STATS + "lines?link=lnk_1&days=1").asString())
        .isEqualTo("link,date,clicks\r\nlnk_1,2026-04-20,0\r\n");
  }

  @Test
  void lines_ofMoreLinksThanOnePageHas_areRefused() {
    String links =
        String.join(
            "&", java.util.stream.IntStream.range(0, 101).mapToObj(i -> "link=l" + i).toList());
    Response response = as("viewer").get(STATS + "lines?" + links);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.jsonPath().<String>getList("errors.detail"))
        .containsExactly("Name 1 to 100 links.");
  }

  @Test
  void daily_isTheSame() {
    clicks(at("2026-04-10T10:00:00Z"));
    assertThat(get("daily?from=2026-04-01&to=2026-04-20").asString())
        .isEqualTo(get("timeseries?from=2026-04-01&to=2026-04-20").asString());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "timeseries?from=yesterday, from",
    "timeseries?from=2026-02-30, from",
    "timeseries?from=2026-04-10&to=2026-04-09T00:00:00Z, from",
    "timeseries?from=2020-01-01, from",
    "timeseries?interval=hour&from=2026-01-01&to=2026-04-10, from",
    "timeseries?from=0001-01-01, from",
    "timeseries?to=9999-12-31, to",
    "timeseries?time_zone=Europe/Kyvi, time_zone",
    "timeseries?time_zone=%2B03:00, time_zone",
    "timeseries?interval=year, interval",
    "timeseries?compare=next, compare",
    "summary?compare=previous, compare",
    "hours?interval=hour, interval",
    "lines, link",
    "lines?link=, link",
    "lines?link=%00, link",
    "lines?link=lnk_1&days=32, from",
    "lines?link=lnk_1&country=DE, country",
    "lines?link=lnk_1&days=1&days=2, days",
    "live?from=2026-04-01, from",
    "live?limit=101, limit",
    "timeseries?include_bots=maybe, include_bots",
    "timeseries?days=0, days",
    "timeseries?days=7&from=2026-04-01, days",
    "timeseries?country=Germany, country",
    "summary?country=DE&country=, country",
    "summary?continent=XX, continent",
    "summary?device=watch, device",
    "summary?os=BeOS, os",
    "summary?class=bot, class",
    "summary?class=-, class",
    "summary?rule=%00, rule",
    "summary?tags=a, tags",
    "summary?interval=hour, interval",
    "summary?from=1&from=2, from",
    "summary?link=%00, link",
  })
  void query_thatCannotBeMeant_isRefusedByName(String what, String parameter) {
    Response response = as("viewer").urlEncodingEnabled(false).get(STATS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.jsonPath().getList("errors.parameter")).contains(parameter);
  }

  @Test
  void query_severalFaults_areAllNamed() {
    Response response = as("viewer").get(STATS + "timeseries?from=x&to=y&interval=z");
    assertThat(response.jsonPath().<String>getList("errors.parameter"))
        .containsExactlyInAnyOrder("from", "to", "interval");
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "timeseries", "daily"})
  void get_withoutARightKey_isRefused(String what) {
    clicks(at("2026-04-10T10:00:00Z"));
    as("nobody").get(STATS + what).then().statusCode(401);
    as(World.INGEST).get(STATS + what).then().statusCode(401);
    io.restassured.RestAssured.given().get(STATS + what).then().statusCode(401);
    as("stranger").get(STATS + what).then().statusCode(404);
    as("stranger").get("/api/workspaces/ws_2/stats/" + what + "?link=lnk_1").then().statusCode(404);
    as("viewer").get(STATS + what + "?link=lnk_404").then().statusCode(404);
    as("owner").get(STATS + what).then().statusCode(200);
    as(OPERATOR).get(STATS + what).then().statusCode(200);
    world.publish("api_key", World.hash("viewer"), "null");
    as("viewer").get(STATS + what).then().statusCode(401);
  }

  @Test
  void get_bearer_isAKeyToo() {
    io.restassured.RestAssured.given()
        .header("Authorization", "bearer viewer")
        .get(STATS + "summary")
        .then()
        .statusCode(200);
  }

  @Test
  void get_strangerInAnotherWorkspace_seesNothingOfOurs() {
    clicks(at("2026-04-10T10:00:00Z"));
    assertThat(as("stranger").get("/api/workspaces/ws_2/stats/summary").jsonPath().getInt("clicks"))
        .isZero();
  }

  @Test
  void get_unknownAddress_isAProblemDocument() {
    Response response = as("viewer").get("/api/nothing");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(as("viewer").delete(STATS + "summary").statusCode()).isEqualTo(405);
  }
}
