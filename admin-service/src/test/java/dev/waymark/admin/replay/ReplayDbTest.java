package dev.waymark.admin.replay;

import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(FakeAnalytics.class)
class ReplayDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  /// Ids of clicks begin like that.
  private static final String CLICK = "01kn1cr5g0h2m3n4p5q6r7s8";

  private static final String SPAIN =
      """
      {"from": "2026-11-01T00:00:00Z", "to": "2026-11-30T00:00:00Z", "draft": {"rules": [
        {"name": "Spain", "conditions": [{"field": "country", "operator": "eq", "value": "ES"}],
         "action": {"type": "redirect", "url": "https://example.com/es"}}]}}
      """;

  @ConfigProperty(name = "waymark.analytics.url")
  String analytics;

  private static ValidatableResponse replay(Tenant tenant, String link, String body) {
    return as(tenant.viewer(), body).post(tenant.at("/links/" + link + "/replay")).then();
  }

  private void answer(String link, int status, String body) {
    given()
        .body(body)
        .put(analytics + "/answer?link=" + link + "&status=" + status)
        .then()
        .statusCode(200);
  }

  @Test
  void replay_aDraft_saysWhoWouldGoElsewhereAndSavesNothing() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(TARGET);

    replay(acme, link, SPAIN)
        .statusCode(200)
        .body("covered_from", equalTo("2026-11-01T00:00:00.000Z"))
        .body("clicks", equalTo(3))
        .body("sampled", equalTo(3))
        .body("same", equalTo(2))
        .body("different", equalTo(1))
        .body("undecidable", equalTo(0))
        .body("unknown", empty())
        .body("moves[0].from.destination", equalTo("https://example.com/"))
        .body("moves[0].to.rule", equalTo("Spain"))
        .body("moves[0].to.destination", equalTo("https://example.com/es"))
        .body("moves[0].clicks", equalTo(1))
        .body("examples[0].country", equalTo("ES"))
        .body("examples[0].to.rule", equalTo("Spain"));
    as(acme.viewer()).get(acme.at("/links/" + link)).then().body("rules", empty());
  }

  @Test
  void replay_aSample_saysHowManyThereAre() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(TARGET);
    answer(
        link,
        200,
        "{\"covered_from\":\"2026-11-05T00:00:00Z\",\"clicks\":250000,\"rows\":[[\"a\",1796040000000,"
            + "\"ES\",null,null,null,null,null,null,null,null,null,null]]}");

    replay(acme, link, SPAIN)
        .statusCode(200)
        .body("covered_from", equalTo("2026-11-05T00:00:00.000Z"))
        .body("clicks", equalTo(250_000))
        .body("sampled", equalTo(1))
        .body("different", equalTo(1))
        .body("examples[0].device", nullValue());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {}",
        "401 | {}",
        "200 | no JSON",
        "200 | {\"covered_from\":\"2026-11-05T00:00:00Z\",\"rows\":[[\"a\"]]}",
        "200 | {\"covered_from\":\"2026-11-05T00:00:00Z\",\"rows\":[[\"a\",1",
        "200 | {\"covered_from\":\"yesterday\",\"rows\":[]}",
        "200 | {\"covered_from\":\"2026-11-05T00:00:00Z\",\"rows\":[[\"a\",\"x\"]]}",
      })
  void replay_withoutTheClicks_is502(int status, String body) {
    Tenant acme = Api.tenant("team");
    String link = acme.link(TARGET);
    answer(link, status, body);

    replay(acme, link, SPAIN)
        .statusCode(502)
        .body("type", equalTo("urn:waymark:problem:lookup-failed"))
        .body("detail", containsString("analytics service"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /draft",
        "{\"draft\": []} | /draft",
        "{\"draft\": {}} | /from",
        "{\"draft\": {}, \"from\": \"yesterday\"} | /from",
        "{\"draft\": {}, \"from\": \"2026-11-02T00:00:00Z\", \"to\": \"2026-11-01T00:00:00Z\"} | /to",
        "{\"draft\": {}, \"from\": \"2026-11-02T00:00:00Z\", \"until\": 1} | /until",
        "{\"draft\": {\"target\": 1}, \"from\": \"2026-11-02T00:00:00Z\"} | /draft/target",
      })
  void replay_faulty_is400WithThePointer(String body, String pointer) {
    Tenant acme = Api.tenant("team");

    replay(acme, acme.link(TARGET), body).statusCode(400).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void replay_beyondThePlan_is402AndAnothersLinkIs404() {
    Tenant acme = Api.tenant("free");

    replay(acme, acme.link(TARGET), SPAIN).statusCode(402);
    replay(acme, "lnk_none", SPAIN).statusCode(404);
  }

  private void decided(String click, String at, String rule, int rulesVersion) {
    answer(
        click,
        200,
        "{\"at\":\"%s\",\"outcome\":\"redirect\",\"step\":\"rule\",\"rule\":\"%s\",\"channel\":\"desk\",\"rules_version\":%d}"
            .formatted(at, rule, rulesVersion));
  }

  @Test
  void click_decidedByAnOlderVersion_hasItAndItsSentenceAsOfThen() {
    Tenant acme = Api.tenant("team");
    acme.create(
        "/channels",
        "{\"key\": \"desk\", \"name\": \"Madrid\", \"kind\": \"website\", \"address\":"
            + " \"https://desk.example/\"}");
    String rules =
        """
        {"target": "https://example.com/", "rules": [
          {"name": "Spain", "conditions": [{"field": "country", "operator": "eq", "value": "%s"}],
           "action": {"type": "channel", "channel": "desk"}}]}
        """;
    String link = acme.link(rules.formatted("ES"));
    String at = acme.at("/links/" + link);
    long version =
        as(acme.viewer())
            .get(at + "/versions")
            .then()
            .extract()
            .jsonPath()
            .getLong("versions[0].rules_version");
    String then = as(acme.viewer()).get(at).then().extract().path("created_at");
    as(acme.editor(), rules.formatted("PT")).patch(at).then().statusCode(200);
    as(acme.editor(), "{\"name\": \"Lisboa\"}")
        .patch(acme.at("/channels/desk"))
        .then()
        .statusCode(200);
    decided(CLICK + "aa", then, "Spain", (int) version);
    decided(CLICK + "bb", "2126-11-20T10:00:00Z", "Spain", (int) version + 1);
    decided(CLICK + "cc", then, "Spain", 4711);

    as(acme.viewer())
        .get(at + "/clicks/" + CLICK + "aa")
        .then()
        .statusCode(200)
        .body("version.rules_version", equalTo((int) version))
        .body("version.document.rules[0].conditions[0].value", equalTo("ES"))
        .body("version.by.kind", equalTo("key"))
        .body("sentence", equalTo("Country is Spain: send to Madrid (Website)"))
        .body("shared.'channel/desk'.name", equalTo("Madrid"))
        .body("note", containsString("second"));
    as(acme.viewer())
        .header("Accept-Language", "es")
        .get(at + "/clicks/" + CLICK + "bb")
        .then()
        .statusCode(200)
        .body("sentence", equalTo("El país es Portugal: enviar a Lisboa (Sitio web)"))
        .body("shared.'channel/desk'.name", equalTo("Lisboa"));
    as(acme.viewer())
        .get(at + "/clicks/" + CLICK + "cc")
        .then()
        .statusCode(200)
        .body("version", nullValue())
        .body("sentence", containsString("no longer kept"));
  }

  @Test
  void click_thatIsNotThere_is404() {
    Tenant acme = Api.tenant("team");
    String at = acme.at("/links/" + acme.link(TARGET) + "/clicks/");
    answer(CLICK + "dd", 404, "{}");
    answer(CLICK + "ee", 500, "{}");

    as(acme.viewer()).get(at + CLICK + "dd").then().statusCode(404);
    as(acme.viewer()).get(at + "none").then().statusCode(404);
    as(acme.viewer()).get(at + CLICK + "ee").then().statusCode(502);
    as(acme.viewer()).get(acme.at("/links/lnk_none/clicks/" + CLICK + "dd")).then().statusCode(404);
  }
}
