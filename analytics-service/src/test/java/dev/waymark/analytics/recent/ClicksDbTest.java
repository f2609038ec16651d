package dev.waymark.analytics.recent;

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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClicksDbTest {
  private static final String CLICKS = "/api/workspaces/ws_1/clicks";

  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static void clicks(Click... clicks) {
    assertThat(Producer.number(1).deliver(1, clicks).statusCode()).isEqualTo(200);
  }

  private static JsonPath get(String what) {
    Response response = as("viewer").get(CLICKS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  private static Response table(String what) {
    Response response = as("viewer").accept("text/csv").get(CLICKS + what);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/csv;charset=UTF-8");
    return response;
  }

  @Test
  void list_aClick_hasAllThatItCarries() {
    Click click =
        Click.on("lnk_1").scanned().ruled("Germany", 7).variant("A").channel("desk").entry("book");
    clicks(click.referredBy("a.example").address("203.0.113.0/24"));
    JsonPath answer = get("");
    assertThat(answer.getString("next_cursor")).isNull();
    assertThat(answer.getMap("clicks[0]"))
        .containsEntry("click_id", click.id(1))
        .containsEntry("at", "2026-04-20T10:00:00.000Z")
        .containsEntry("link", "lnk_1")
        .containsEntry("class", "human")
        .containsEntry("outcome", "redirect")
        .containsEntry("counted", true)
        .containsEntry("scan", true)
        .containsEntry("step", "rule")
        .containsEntry("rule", "Germany")
        .containsEntry("rules_version", 7)
        .containsEntry("variant", "A")
        .containsEntry("channel", "desk")
        .containsEntry("entry", "book")
        .containsEntry("country", "DE")
        .containsEntry("device", "mobile")
        .containsEntry("os", "Android")
        .containsEntry("browser", "Chrome")
        .containsEntry("language", "de-de")
        .containsEntry("referrer", "a.example")
        .containsEntry("utm_source", null)
        .doesNotContainKeys("visitor", "address")
        .hasSize(24);
  }

  @Test
  void list_byDefault_isThePeopleNewestFirst() {
    Click click = Click.on("lnk_1");
    clicks(
        click.at("2026-04-20T10:00:00Z"),
        click.at("2026-04-20T11:00:00Z").by(VisitorClass.BOT),
        click.at("2026-04-19T11:00:00Z").answered(Outcome.VIEW),
        Click.on("lnk_2").at("2026-04-20T11:30:00Z"));
    assertThat(get("").getList("clicks.at"))
        .containsExactly(
            "2026-04-20T11:30:00.000Z", "2026-04-20T10:00:00.000Z", "2026-04-19T11:00:00.000Z");
    assertThat(get("").getList("clicks.counted")).containsExactly(true, true, false);
    assertThat(get("?include_bots=true").getList("clicks.class"))
        .containsExactly("human", "bot", "human", "human");
    assertThat(get("?link=lnk_2").getList("clicks.link")).containsExactly("lnk_2");
    assertThat(get("?to=2026-04-19").getList("clicks")).hasSize(1);
    assertThat(get("?from=2026-04-20T10:00:00.001Z").getList("clicks")).hasSize(1);
    assertThat(
            as("stranger").get("/api/workspaces/ws_2/clicks").jsonPath().<Object>getList("clicks"))
        .isEmpty();
  }

  /// The clock here stands at noon; the node's is ahead.
  @Test
  void list_aClickFromAClockAhead_isThereAtOnce() {
    clicks(Click.on("lnk_1").at("2026-04-20T13:00:00Z"));
    assertThat(get("").getList("clicks")).hasSize(1);
    assertThat(get("?to=2026-04-20T12:30:00Z").getList("clicks")).isEmpty();
  }

  /// Clicks of one moment and of several days, while newer ones come in.
  @Test
  void list_byPages_showsEachClickOnce() {
    var clicks = new ArrayList<Click>();
    for (int i = 0; i < 23; i++) {
      clicks.add(Click.on("lnk_1").at(i < 9 ? "2026-04-18T10:00:00Z" : "2026-04-19T10:00:00Z"));
    }
    clicks(clicks.toArray(Click[]::new));
    var seen = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      JsonPath page = get("?limit=4" + (cursor == null ? "" : "&cursor=" + cursor));
      seen.addAll(page.getList("clicks.click_id"));
      cursor = page.getString("next_cursor");
      Producer.number(2).deliver(seen.size(), Click.on("lnk_1"));
    } while (cursor != null);
    assertThat(seen).hasSize(23).doesNotHaveDuplicates();
  }

  @Test
  void list_asATable_hasALineForEachClick() {
    clicks(
        Click.on("lnk_1").ruled("Say \"hi\", friends", 1),
        Click.on("lnk_2").at("2026-04-19T10:00:00Z").referredBy("=cmd|'/c calc'!A1"));
    List<String> lines = table("").asString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .isEqualTo(
            "click_id,at,link,class,outcome,counted,scan,step,rule,rules_version,variant,channel,"
                + "entry,country,device,os,browser,language,referrer,utm_source,utm_medium,"
                + "utm_campaign,utm_term,utm_content");
    assertThat(lines.get(1))
        .isEqualTo(
            Click.on("lnk_1").id(1)
                + ",2026-04-20T10:00:00.000Z,lnk_1,human,redirect,true,false,rule,"
                + "\"Say \"\"hi\"\", friends\",1,,,,DE,mobile,Android,Chrome,de-de,,,,,,");
    assertThat(lines.get(2)).contains(",'=cmd|'/c calc'!A1,");
  }

  @Test
  void list_asATableOfSeveralPages_linksToTheNext() {
    clicks(Click.on("lnk_1"), Click.on("lnk_1"), Click.on("lnk_2"));
    Response first = table("?limit=2&include_bots=true");
    String link = first.header("Link");
    assertThat(link).startsWith("</api/workspaces/ws_1/clicks?").endsWith(">; rel=\"next\"");
    Response second =
        as("viewer")
            .accept("text/csv")
            .urlEncodingEnabled(false)
            .get(link.substring(1, link.indexOf('>')));
    assertThat(second.asString().lines()).hasSize(2);
    assertThat(second.header("Link")).isNull();
  }

  /// Where a link has clicks is looked up by quarters of an hour: some of them have no rows any
  /// more.
  @Test
  void list_ofALink_goesOnOverQuartersWithoutRows() {
    Click quiet = Click.on("lnk_2");
    clicks(
        quiet.at("2026-04-17T10:00:00Z"),
        Click.on("lnk_1").at("2026-04-18T10:00:00Z"),
        quiet.at("2026-04-18T10:14:59.999Z"),
        quiet.at("2026-04-18T10:15:00Z").by(VisitorClass.BOT),
        quiet.at("2026-04-19T10:00:00Z"),
        quiet.at("2026-04-20T10:00:00Z"),
        quiet.at("2026-04-20T10:00:00Z"));
    world.run("delete from click where at = '2026-04-19T10:00:00Z'");
    String link = CLICKS + "?link=lnk_2&limit=1";
    var seen = new java.util.ArrayList<String>();
    String cursor = null;
    do {
      Response page = as("viewer").get(cursor == null ? link : link + "&cursor=" + cursor);
      seen.addAll(page.jsonPath().getList("clicks.at"));
      cursor = page.jsonPath().getString("next_cursor");
    } while (cursor != null && seen.size() < 9);
    assertThat(seen)
        .containsExactly(
            "2026-04-20T10:00:00.000Z",
            "2026-04-20T10:00:00.000Z",
            "2026-04-18T10:14:59.999Z",
            "2026-04-17T10:00:00.000Z");
    assertThat(
            as("viewer")
                .get(CLICKS + "?link=lnk_2&from=2026-04-18T10:05:00Z&to=2026-04-18T10:15:00Z")
                .jsonPath()
                .getList("clicks"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/csv;q=0.5, application/json"})
  void list_unlessATableIsPreferred_isJson(String accept) {
    clicks(Click.on("lnk_1"));
    assertThat(as("viewer").accept(accept).get(CLICKS).contentType())
        .startsWith("application/json");
    as("viewer").accept("application/pdf").get(CLICKS).then().statusCode(406);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "cursor=x, cursor",
    "cursor=zz_nothing, cursor",
    "cursor=-1_00000000000000000000000000, cursor",
    "country=Germany, country",
    "from=2026-04-20&to=2026-04-01, from",
  })
  void list_thatCannotBeMeant_isRefusedByName(String what, String parameter) {
    Response response = as("viewer").get(CLICKS + "?" + what);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.jsonPath().getList("errors.parameter")).contains(parameter);
  }

  @Test
  void list_byWhomItIsNotFor_isRefused() {
    as("nobody").get(CLICKS).then().statusCode(401);
    as("stranger").get(CLICKS).then().statusCode(404);
  }
}
