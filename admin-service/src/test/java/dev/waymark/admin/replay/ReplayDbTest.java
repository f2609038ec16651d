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
}
