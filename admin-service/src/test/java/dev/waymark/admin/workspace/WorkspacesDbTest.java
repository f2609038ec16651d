package dev.waymark.admin.workspace;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WorkspacesDbTest {
  @Inject Published published;

  @Test
  void create_onlyAName_getsTheDefaults() {
    as(OPERATOR, "{\"name\": \"Acme\"}")
        .post("/api/workspaces")
        .then()
        .statusCode(201)
        .header("Location", matchesPattern(".*/api/workspaces/ws_[0-9a-z]{20}"))
        .header("ETag", equalTo("\"1\""))
        .body("id", matchesPattern("ws_[0-9a-z]{20}"))
        .body("name", equalTo("Acme"))
        .body("plan", equalTo("free"))
        .body("time_zone", equalTo("UTC"))
        .body("country", nullValue())
        .body("default_destination", nullValue())
        .body("default_utm_params.source", nullValue())
        .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
  }

  @Test
  void list_asKeyHolder_isTheirOwn() {
    Tenant acme = tenant("pro");
    tenant("free");
    as(acme.viewer())
        .get("/api/workspaces")
        .then()
        .body("workspaces", hasSize(1))
        .body("workspaces[0].id", equalTo(acme.workspace()))
        .body("workspaces[0].plan", equalTo("pro"))
        .body("next_cursor", nullValue());
  }

  @Test
  void list_asOperator_isPaged() {
    tenant("free");
    tenant("free");
    var first =
        as(OPERATOR).queryParam("limit", 1).get("/api/workspaces").then().statusCode(200).extract();
    String cursor = first.path("next_cursor");
    assertThat(cursor).isNotNull();
    String firstId = first.path("workspaces[0].id");
    as(OPERATOR)
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get("/api/workspaces")
        .then()
        .statusCode(200)
        .body("workspaces", hasSize(1))
        .body("workspaces[0].id", not(equalTo(firstId)));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0",
    "limit,201",
    "limit,-1",
    "limit,x",
    "limit,9223372036854775808",
    "cursor,x",
    "cursor,AAAA",
    "colour,red"
  })
  void list_badParameter_is400AndNamesIt(String name, String value) {
    as(OPERATOR)
        .queryParam(name, value)
        .get("/api/workspaces")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(name));
  }

  @Test
  void change_byTheOwner_keepsWhatIsLeftOutAndClearsNulls() {
    Tenant acme = tenant("pro");
    as(
            acme.owner(),
            """
            {"default_utm_params": {"source": "waymark", "medium": "link"},
             "default_destination": {"url": "https://EXAMPLE.com"}, "time_zone": "Europe/Madrid",
             "home_url": "https://Example.com/shop"}
            """)
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .body("name", equalTo("Acme"))
        .body("plan", equalTo("pro"))
        .body("default_utm_params.medium", equalTo("link"))
        .body("default_destination.url", equalTo("https://example.com"))
        .body("home_url", equalTo("https://example.com/shop"))
        .body("changed_links", empty());
    assertThat(published.body("workspace", acme.workspace()))
        .contains("\"home_url\":\"https://example.com/shop\"");
    as(acme.owner())
        .contentType("application/merge-patch+json")
        .body("{\"default_utm_params\": {\"medium\": null}, \"default_destination\": null}")
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .body("default_utm_params.source", equalTo("waymark"))
        .body("default_utm_params.medium", nullValue())
        .body("default_destination", nullValue())
        .body("time_zone", equalTo("Europe/Madrid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": null} | /name",
        "{\"colour\": null} | /colour",
        "{\"id\": \"ws_1\"} | /id",
        "{\"created_at\": \"2020-01-01T00:00:00.000Z\"} | /created_at",
        "{\"role\": \"owner\"} | /role",
        "{\"time_zone\": \"Mars/Olympus\"} | /time_zone",
        "{\"default_destination\": {\"channel\": \"sales\"}} | /default_destination/channel",
        "{\"default_destination\": {\"url\": null}} | /default_destination",
        "{\"default_destination\": {\"url\": \"https://a.example/\", \"channel\": \"b\"}} | /default_destination",
        "{\"default_destination\": {\"url\": \"https://GO.example.com:443/x\"}} | /default_destination/url",
        "{\"default_destination\": \"https://example.com\"} | /default_destination",
        "{\"home_url\": \"https://GO.example.com:443/x\"} | /home_url",
        "{\"home_url\": \"javascript:alert(1)\"} | /home_url",
        "{\"home_url\": 7} | /home_url",
        "{\"default_utm_params\": {\"source\": 1}} | /default_utm_params/source",
      })
  void change_faulty_is400WithThePointer(String patch, String pointer) {
    Tenant acme = tenant("free");
    as(acme.owner(), patch)
        .patch(acme.at(""))
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(java.util.List.of(pointer)));
    acme.get("").then().header("ETag", equalTo("\"1\""));
  }

  @Test
  void change_defaultDestination_mayBeAChannelAndIsPublished() {
    Tenant acme = tenant("free");
    acme.create(
        "/channels",
        "{\"key\": \"office\", \"name\": \"Office\", \"kind\": \"email\","
            + " \"address\": \"office@example.com\"}");
    as(acme.owner(), "{\"default_destination\": {\"url\": \"https://example.com/\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    as(acme.owner(), "{\"default_destination\": {\"channel\": \"office\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .body("default_destination", equalTo(java.util.Map.of("channel", "office")));
    assertThat(published.body("workspace", acme.workspace()))
        .contains("\"default_destination\":{\"channel\":\"office\"}");
    as(acme.owner(), "{\"name\": \"Acme 2\"}")
        .patch(acme.at(""))
        .then()
        .body("default_destination.channel", equalTo("office"));
  }

  @Test
  void change_planByTheOwner_is403() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{\"plan\": \"agency\"}")
        .patch(acme.at(""))
        .then()
        .statusCode(403)
        .body("detail", containsString("operator"));
    acme.get("").then().body("plan", equalTo("free"));
  }

  @Test
  void change_staleIfMatch_is412AndChangesNothing() {
    Tenant acme = tenant("free");
    String tag = acme.get("").then().extract().header("ETag");
    as(acme.owner(), "{\"name\": \"First\"}").patch(acme.at("")).then().statusCode(200);
    as(acme.owner(), "{\"name\": \"Second\"}")
        .header("If-Match", tag)
        .patch(acme.at(""))
        .then()
        .statusCode(412);
    acme.get("").then().body("name", equalTo("First"));
  }

  @Test
  void change_thatChangesNothing_keepsTheVersion() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{\"name\": \"Acme\"}")
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""));
  }

  @Test
  void get_knownVersion_is304() {
    Tenant acme = tenant("free");
    String tag = acme.get("").then().statusCode(200).extract().header("ETag");
    as(acme.viewer())
        .header("If-None-Match", "W/\"0\", W/" + tag)
        .get(acme.at(""))
        .then()
        .statusCode(304)
        .body(equalTo(""));
  }

  @Test
  void change_utmDefaults_republishesItsLinks() {
    Tenant acme = tenant("free");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "utm_params": {"medium": "poster", "term": ""}}
            """);
    as(
            acme.owner(),
            """
            {"default_utm_params": {"source": "waymark", "medium": "link", "term": "x"}}
            """)
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    assertThat(published.body("link", link))
        .contains("\"utm\":{\"source\":\"waymark\",\"medium\":\"poster\",\"term\":\"\"}");
  }

  @Test
  void change_toASmallerPlanAndBack_pausesRulesAndBringsThemBack() {
    Tenant acme = tenant("team");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [
              {"name": "Germany",
               "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
               "action": {"type": "redirect", "url": "https://example.de/"}},
              {"name": "Weekend",
               "conditions": [{"field": "day", "operator": "in", "value": ["sat", "sun"]}],
               "action": {"type": "redirect", "url": "https://example.com/weekend"}}]}
            """);
    String untouched = acme.link("{\"target\": \"https://example.com/\"}");
    String before = published.body("link", link);
    String tag = acme.get("/links/" + link).then().extract().header("ETag");

    as(OPERATOR)
        .contentType(ContentType.JSON)
        .body("{\"plan\": \"pro\"}")
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .body("plan", equalTo("pro"))
        .body("changed_links", hasSize(1))
        .body("changed_links[0].id", equalTo(link))
        .body("changed_links[0].rules", hasSize(1))
        .body("changed_links[0].rules[0].index", equalTo(1))
        .body("changed_links[0].rules[0].name", equalTo("Weekend"))
        .body("changed_links[0].rules[0].paused", containsString("Team"));
    assertThat(published.body("link", link)).contains("Germany").doesNotContain("Weekend");
    assertThat(published.version("link", untouched)).isEqualTo(1);
    acme.get("/links/" + link + "/rules")
        .then()
        .header("ETag", not(equalTo(tag)))
        .body("$", hasSize(2))
        .body("[0].paused", nullValue())
        .body("[1].paused", containsString("Team"));

    as(OPERATOR, "{\"plan\": \"agency\"}")
        .patch(acme.at(""))
        .then()
        .body("changed_links[0].rules", hasSize(1))
        .body("changed_links[0].rules[0].paused", nullValue());
    assertThat(published.body("link", link)).isEqualTo(before);
    assertThat(published.version("link", link)).isEqualTo(3);
  }

  @Test
  void change_planOfManyLinks_listsThemAll() {
    Tenant acme = tenant("pro");
    for (int i = 0; i < 3; i++) {
      acme.link(
          """
          {"target": "https://example.com/", "rules": [
            {"name": "All", "conditions": [],
             "action": {"type": "redirect", "url": "https://example.de/"}}]}
          """);
    }
    as(OPERATOR, "{\"plan\": \"free\"}")
        .patch(acme.at(""))
        .then()
        .body("changed_links", hasSize(3))
        .body("changed_links.size()", greaterThan(2));
  }
}
