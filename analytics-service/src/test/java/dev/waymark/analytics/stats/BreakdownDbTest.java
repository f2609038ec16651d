package dev.waymark.analytics.stats;

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

@QuarkusTest
@QuarkusTestResource(Database.class)
class BreakdownDbTest {
  private static final String STATS = "/api/workspaces/ws_1/stats/";

  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static void clicks(Click... clicks) {
    assertThat(Producer.number(1).deliver(1, clicks).statusCode()).isEqualTo(200);
  }

  private static Response get(String what) {
    Response response = as("viewer").get(STATS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  /// The values, as `value=clicks`, then unknown and other.
  private static List<String> told(Response response) {
    var told =
        new java.util.ArrayList<>(
            response.jsonPath().<Map<String, Object>>getList("values").stream()
                .map(value -> value.get("value") + "=" + value.get("clicks"))
                .toList());
    told.add("unknown=" + response.jsonPath().getInt("unknown.clicks"));
    told.add("other=" + response.jsonPath().getInt("other.clicks"));
    return told;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "countries  | FR=2,DE=1,unknown=2,other=0",
        "continents | EU=3,unknown=2,other=0",
        "devices    | mobile=5,unknown=0,other=0",
        "os         | Android=5,unknown=0,other=0",
        "browsers   | Chrome=3,Firefox=1,unknown=1,other=0",
        "languages  | de-de=4,unknown=1,other=0",
        "referrers  | a.example=2,b.example=1,unknown=2,other=0",
        "rules      | France=2,Germany=2,unknown=0,other=0",
        "variants   | B=2,unknown=0,other=0",
        "channels   | desk=1,unknown=0,other=0",
        "entries    | book=1,unknown=0,other=0",
        "campaigns  | unknown=0,other=0",
        "outcomes   | redirect=4,tap=1,unknown=0,other=0",
        "links      | lnk_1=4,lnk_2=1,unknown=0,other=0",
      })
  void breakdown_ofEachKind_isCounted(String by, String expected) {
    Click one = Click.on("lnk_1");
    clicks(
        one.from("FR").ruled("France", 1).referredBy("a.example"),
        one.from("FR").ruled("France", 1).referredBy("a.example").variant("B"),
        one.from(null).with("Firefox").referredBy("b.example").variant("B"),
        one.from(null).with(null).in(null).channel("desk").ruled(null, 0),
        Click.on("lnk_2").entry("book").answered(Outcome.TAP),
        one.answered(Outcome.VIEW).from("IT"),
        one.by(VisitorClass.BOT).from("US"));
    assertThat(told(get(by))).containsExactly(expected.split(","));
  }

  @Test
  void breakdown_withBots_showsThemApart() {
    Click one = Click.on("lnk_1");
    clicks(one, one.scanned(), one.by(VisitorClass.BOT).from("US"), one.by(VisitorClass.PREVIEW));
    Response response = get("countries?include_bots=true");
    assertThat(response.jsonPath().<Map<String, Object>>getList("values").toString())
        .isEqualTo(
            "[{value=DE, clicks=2, scans=1, leads=0, uncounted=0, bots=0, previews=1, prefetches=0},"
                + " {value=US, clicks=0, scans=0, leads=0, uncounted=0, bots=1, previews=0,"
                + " prefetches=0}]");
    assertThat(response.jsonPath().getMap("total").toString())
        .isEqualTo("{clicks=2, scans=1, leads=0, uncounted=0, bots=1, previews=1, prefetches=0}");
  }

  @Test
  void breakdown_ofHubEntries_tellsViewsFromTaps() {
    Click hub = Click.on("lnk_1");
    Click view = hub.answered(Outcome.VIEW);
    Click tap = hub.answered(Outcome.TAP);
    clicks(view, view, view.by(VisitorClass.BOT), tap.entry("book"), hub.answered(Outcome.EXPIRED));
    Response entries = get("entries");
    assertThat(told(entries)).containsExactly("book=1", "unknown=0", "other=0");
    assertThat(entries.jsonPath().getInt("views")).isEqualTo(2);
    assertThat(get("countries").jsonPath().getMap("")).doesNotContainKey("views");
    assertThat(get("outcomes?include_bots=true").jsonPath().<Map<String, Object>>getList("values"))
        .extracting(value -> value.get("value") + " " + value.get("uncounted"))
        .containsExactlyInAnyOrder("tap 0", "expired 1", "view 2");
  }

  @Test
  void breakdown_ofRuleVersions_tellsThemApart() {
    Click one = Click.on("lnk_1");
    clicks(
        one.ruled("Germany", 1),
        one.ruled("Germany", 2),
        one.ruled("Germany", 2),
        one.ruled("A b", 12),
        one.ruled(null, 2));
    Response versions = get("rule_versions");
    assertThat(told(versions))
        .containsExactly("Germany=2", "Germany=1", "A b=1", "unknown=0", "other=0");
    assertThat(versions.jsonPath().getList("values.rules_version")).containsExactly(2, 1, 12);
    assertThat(told(get("rules"))).containsExactly("Germany=3", "A b=1", "unknown=0", "other=0");
  }

  @Test
  void breakdown_ofOneLinkAndSpan_countsNothingElse() {
    Click one = Click.on("lnk_1");
    clicks(
        one.at("2026-04-18T23:59:59Z"),
        one.at("2026-04-19T00:00:00Z").from("FR"),
        one.at("2026-04-19T23:59:59Z").from("FR"),
        one.at("2026-04-20T00:00:00Z"),
        Click.on("lnk_2").at("2026-04-19T10:00:00Z"));
    assertThat(told(get("countries?link=lnk_1&from=2026-04-19&to=2026-04-19")))
        .containsExactly("FR=2", "unknown=0", "other=0");
    assertThat(told(get("links?from=2026-04-19&to=2026-04-19")))
        .containsExactly("lnk_1=2", "lnk_2=1", "unknown=0", "other=0");
    assertThat(told(get("countries?from=2026-04-19&to=2026-04-19&time_zone=Europe/Berlin")))
        .containsExactly("DE=2", "FR=1", "unknown=0", "other=0");
  }

  @Test
  void breakdown_moreValuesThanAskedFor_sumsUpTheRest() {
    Click one = Click.on("lnk_1");
    clicks(one.from("FR"), one.from("FR"), one.from("IT"), one, one.from(null));
    assertThat(told(get("countries?limit=1"))).containsExactly("FR=2", "unknown=1", "other=2");
  }

  @ParameterizedTest
  @CsvSource({
    "countries?limit=0, limit",
    "countries?limit=201, limit",
    "links?interval=hour, interval",
    "rules?from=x, from",
  })
  void breakdown_thatCannotBeMeant_isRefusedByName(String what, String parameter) {
    Response response = as("viewer").get(STATS + what);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.jsonPath().getList("errors.parameter")).contains(parameter);
  }

  @Test
  void breakdown_byWhatThereIsNot_isNotFound() {
    as("viewer").get(STATS + "shoes").then().statusCode(404);
    as("viewer").get(STATS + "countries?link=lnk_404").then().statusCode(404);
    as("stranger").get(STATS + "countries").then().statusCode(404);
  }
}
