package dev.waymark.analytics.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.click.Outcome;
import dev.waymark.service.access.AdminCredential;
import dev.waymark.service.access.OperatorKey;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class KeptClicksDbTest {
  private static final String PATH = "/api/kept-clicks";

  @Inject World world;
  @Inject OperatorKey operator;

  @BeforeEach
  void reset() {
    world.reset();
  }

  private Response ask(String link, String from, String to) {
    return given()
        .header("Authorization", AdminCredential.of(operator))
        .queryParam("workspace", "ws_1")
        .queryParam("link", link)
        .queryParam("from", from)
        .queryParam("to", to)
        .get(PATH);
  }

  private JsonPath found(String from, String to) {
    Response response = ask("lnk_1", from, to);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  @Test
  void read_visitsOfPeople_haveTheFactsAndNothingElse() {
    Click click = Click.on("lnk_1").at("2026-04-20T10:00:00Z");
    assertThat(
            Producer.number(1)
                .deliver(
                    1,
                    click.referredBy("a.example").address("203.0.113.0/24"),
                    click.from(null).at("2026-04-20T11:00:00Z"),
                    click.answered(Outcome.BLOCKED).from("ES").at("2026-04-20T12:00:00Z"),
                    click.answered(Outcome.TAP),
                    click.answered(Outcome.EXPIRED),
                    click.by(VisitorClass.BOT),
                    click.at("2026-04-19T23:59:59.999Z"),
                    click.at("2026-04-21T00:00:00Z"),
                    Click.on("lnk_2"))
                .statusCode())
        .isEqualTo(200);

    JsonPath found = found("2026-04-20T00:00:00Z", "2026-04-21T00:00:00Z");

    assertThat(found.getString("covered_from")).isEqualTo("2026-04-20T00:00:00Z");
    assertThat(found.getLong("clicks")).isEqualTo(3);
    List<List<Object>> rows = found.getList("rows");
    assertThat(rows).hasSize(3).allMatch(row -> row.size() == 13);
    assertThat(rows.stream().filter(row -> row.contains("a.example")).toList().getFirst())
        .contains("DE", "Chrome", "de-de")
        .doesNotContain("203.0.113.0/24");
    assertThat(rows).anyMatch(row -> row.get(2) == null).anyMatch(row -> "ES".equals(row.get(2)));
  }

  @Test
  void read_aSpanBehindWhatIsKept_isCutAndSaysSo() {
    // Other tests store clicks of long ago.
    world.run(
        "do $$ begin perform drop_click_day(day::date) from generate_series("
            + "date '2024-01-01', date '2026-01-01', interval '1 day') as day; end $$");
    Producer.number(1).deliver(1, Click.on("lnk_1").at("2026-04-20T10:00:00Z"));

    JsonPath found = found("2025-01-01T00:00:00Z", "2026-04-21T00:00:00Z");

    assertThat(found.getLong("clicks")).isEqualTo(1);
    assertThat(found.getString("covered_from")).isGreaterThan("2026-01-01");
  }

  @Test
  void read_moreThanAnAnswerHas_isASample() {
    Producer.number(1).deliver(1, Click.on("lnk_1").at("2026-04-20T10:00:00Z"));
    world.run(
        "insert into click (at, id, workspace_id, link_id, producer, epoch, sequence,"
            + " visitor_class, outcome, scan, step) select '2026-04-20T10:00:00Z',"
            + " gen_random_uuid(), 'ws_1', 'lnk_1', 1, 1, n, 'human', 'redirect', false, 'target'"
            + " from generate_series(2, 100001) n");

    JsonPath found = found("2026-04-20T00:00:00Z", "2026-04-21T00:00:00Z");

    assertThat(found.getLong("clicks")).isEqualTo(100_001);
    assertThat(found.getList("rows").size()).isBetween(48_000, 52_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "viewer", "owner", World.OPERATOR})
  void read_byAnybodyElse_is401(String key) {
    var request = key.isEmpty() ? given() : World.as(key);

    assertThat(
            request.get(PATH + "?workspace=ws_1&link=lnk_1&from=2026-04-20T00:00:00Z").statusCode())
        .isEqualTo(401);
  }

  @Test
  void read_withoutASpan_is400() {
    assertThat(ask("lnk_1", "yesterday", "2026-04-21T00:00:00Z").statusCode()).isEqualTo(400);
    assertThat(ask("", "2026-04-20T00:00:00Z", "2026-04-21T00:00:00Z").statusCode()).isEqualTo(400);
  }

  @Test
  void find_aClick_saysWhatDecidedIt() {
    Producer.number(1)
        .deliver(
            1, Click.on("lnk_1").at("2026-04-20T10:00:00Z").ruled("Germany", 7).channel("desk"));
    String id =
        (String)
            found("2026-04-20T00:00:00Z", "2026-04-21T00:00:00Z")
                .getList("rows.collect { it[0] }")
                .getFirst();

    JsonPath click = find(id, "lnk_1").jsonPath();

    assertThat(click.getString("id")).isEqualTo(id);
    assertThat(click.getString("rule")).isEqualTo("Germany");
    assertThat(click.getLong("rules_version")).isEqualTo(7);
    assertThat(click.getString("channel")).isEqualTo("desk");
    assertThat(find(id, "lnk_2").statusCode()).isEqualTo(404);
    assertThat(find("none", "lnk_1").statusCode()).isEqualTo(404);
    assertThat(given().get(PATH + "/" + id + "?workspace=ws_1&link=lnk_1").statusCode())
        .isEqualTo(401);
  }

  private Response find(String id, String link) {
    return given()
        .header("Authorization", AdminCredential.of(operator))
        .get(PATH + "/" + id + "?workspace=ws_1&link=" + link);
  }
}
