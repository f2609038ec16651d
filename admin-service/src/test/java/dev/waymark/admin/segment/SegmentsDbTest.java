package dev.waymark.admin.segment;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SegmentsDbTest {
  private static final String GERMANS =
      """
      {"key": "vip", "name": "Good customers", "conditions": [
        {"field": "country", "operator": "eq", "value": "DE"}]}""";

  private static final String MATCHES =
      "[{\"field\": \"browser\", \"operator\": \"matches\", \"value\": \"^c\"}]";

  private static final String LINK =
      """
      {"target": "https://example.com/", "rules": [{"name": "VIP", "conditions": [
        {"field": "segment", "operator": "eq", "value": "vip"}],
        "action": {"type": "redirect", "url": "https://vip.example.com/"}}],
       "tests": [{"name": "Germans are served", "visitor": {"country": "DE"},
         "expect": {"rule": "VIP"}}]}""";

  @Inject Published published;

  private static Tenant withGermans() {
    Tenant acme = tenant("team");
    acme.create("/segments", GERMANS);
    return acme;
  }

  private static ValidatableResponse create(Tenant tenant, String json) {
    return as(tenant.editor(), json).post(tenant.at("/segments")).then();
  }

  private static ValidatableResponse patch(Tenant tenant, String json) {
    return as(tenant.editor(), json).patch(tenant.at("/segments/vip")).then();
  }

  private static ValidatableResponse simulate(Tenant tenant, String link, String visitor) {
    return as(tenant.viewer(), visitor)
        .post(tenant.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(200);
  }

  @Test
  void create_conditions_areAnsweredAndPublished() {
    Tenant acme = tenant("team");
    create(acme, GERMANS)
        .statusCode(201)
        .header("Location", containsString("/segments/vip"))
        .header("ETag", equalTo("\"1\""))
        .body("match", equalTo("all"))
        .body("conditions.value", contains("DE"))
        .body("summary", equalTo("Country is Germany"))
        .body("$", not(hasKey("paused")));
    assertThat(published.body("segment", acme.workspace() + "/vip")).contains("\"DE\"");
    acme.get("/segments").then().body("segments.key", contains("vip"));
    create(acme, GERMANS).statusCode(409);
  }

  @Test
  void change_ofASegment_isFollowedByItsLinksWhichStayAsTheyAre() {
    Tenant acme = withGermans();
    String link = acme.link(LINK);
    String before = acme.get("/links/" + link).header("ETag");
    simulate(acme, link, "{\"country\": \"DE\"}")
        .body("location", equalTo("https://vip.example.com/"))
        .body("trace[0].summary", containsString("Visitor is in Good customers"))
        .body("trace[0].conditions[0].seen", equalTo("in"))
        .body("trace[0].conditions[0].match", equalTo("all"))
        .body("trace[0].conditions[0].conditions.seen", contains("DE"))
        .body("trace[0].conditions[0].conditions.held", contains(true));

    patch(
            acme,
            "{\"conditions\": [{\"field\": \"country\", \"operator\": \"eq\", \"value\": \"FR\"}]}")
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("failing_tests.links.id", contains(link))
        .body("failing_tests.links[0].tests", contains("Germans are served"));

    simulate(acme, link, "{\"country\": \"DE\"}")
        .body("location", equalTo("https://example.com/"))
        .body("trace[0].conditions[0].seen", equalTo("not in"));
    simulate(acme, link, "{}").body("trace[0].conditions[0].seen", nullValue());
    assertThat(acme.get("/links/" + link).header("ETag")).isEqualTo(before);
    // What says the same makes no version.
    patch(acme, "{\"name\": \"Good customers\"}").header("ETag", equalTo("\"2\""));
    acme.get("/segments/vip/versions")
        .then()
        .statusCode(200)
        .body("versions.version", contains(2, 1));
    as(acme.editor())
        .post(acme.at("/segments/vip/versions/1/restore"))
        .then()
        .statusCode(200)
        .body("conditions.value", contains("DE"));
  }

  @Test
  void delete_whileALinkAsksForIt_is409ThatNamesTheLink() {
    Tenant acme = withGermans();
    String link = acme.link(LINK);
    String slug = acme.get("/links/" + link).path("slug");
    acme.get("/links?segment=vip").then().body("links.id", contains(link));
    acme.get("/links?segment=other").then().body("links", empty());
    as(acme.editor())
        .delete(acme.at("/segments/vip"))
        .then()
        .statusCode(409)
        .body("detail", containsString(slug));
    as(acme.editor()).delete(acme.at("/links/" + link)).then().statusCode(200);
    as(acme.editor()).delete(acme.at("/segments/vip")).then().statusCode(200);
    assertThat(published.body("segment", acme.workspace() + "/vip")).isNull();
    as(acme.editor(), LINK)
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/rules/0/conditions/0/value"))
        .body("detail", containsString("There is no segment 'vip'"));
  }

  @Test
  void delete_ofAScheduleThatASegmentAsksFor_is409() {
    Tenant acme = tenant("team");
    String hours =
        """
        {"key": "vip", "name": "Open", "conditions": [
          {"field": "hours", "operator": "eq", "value": "desk=open"}]}""";
    create(acme, hours).statusCode(400).body("errors.pointer", contains("/conditions/0/value"));
    acme.create("/schedules", "{\"key\": \"desk\", \"name\": \"Desk\", \"weekly\": {}}");
    create(acme, hours).statusCode(201).body("summary", equalTo("While Desk is open"));
    as(acme.editor())
        .delete(acme.at("/schedules/desk"))
        .then()
        .statusCode(409)
        .body("detail", containsString("the segment Open"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"key\": \"other\"} | /key",
        "{\"match\": \"some\"} | /match",
        "{\"conditions\": []} | /conditions",
        "{\"conditions\": null} | /conditions",
        "{\"conditions\": [{\"field\": \"segment\", \"operator\": \"eq\", \"value\": \"vip\"}]}"
            + " | /conditions/0/field",
        "{\"conditions\": [{\"field\": \"language\", \"operator\": \"eq\", \"value\": \"en-UK\"}]}"
            + " | /conditions/0/value",
        "{\"colour\": 1} | /colour",
      })
  void change_faulty_is400WithThePointers(String patch, String pointers) {
    patch(withGermans(), patch)
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of(pointers.split(" "))));
  }

  @Test
  void plan_withoutWhatTheConditionsAsk_refusesAndPausesThem() {
    create(tenant("pro"), GERMANS).statusCode(402).body("detail", containsString("Team plan"));
    Tenant acme = withGermans();
    patch(acme, "{\"conditions\": " + MATCHES + "}")
        .statusCode(402)
        .body("detail", containsString("'matches' needs the Agency plan"));
    as(OPERATOR, "{\"plan\": \"agency\"}").patch(acme.at("")).then().statusCode(200);
    patch(acme, "{\"conditions\": " + MATCHES + "}").statusCode(200);
    String link =
        as(acme.editor(), LINK)
            .post(acme.at("/links?accept_failing_tests=true"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    as(OPERATOR, "{\"plan\": \"team\"}").patch(acme.at("")).then().statusCode(200);

    assertThat(published.body("segment", acme.workspace() + "/vip")).contains("\"paused\":true");
    acme.get("/segments/vip")
        .then()
        .body("paused", equalTo("Paused: 'matches' needs the Agency plan."));
    simulate(acme, link, "{}").body("trace[0].conditions[0].seen", nullValue());
    // It may be renamed, and mended.
    patch(acme, "{\"name\": \"Others\"}").statusCode(200);
    as(OPERATOR, "{\"plan\": \"agency\"}").patch(acme.at("")).then().statusCode(200);
    assertThat(published.body("segment", acme.workspace() + "/vip")).doesNotContain("paused");
  }

  @Test
  void patterns_ofAllSegmentsTogether_haveABound() {
    Tenant acme = tenant("agency");
    String large =
        """
        {"key": "s%d", "name": "S", "conditions": [
          {"field": "referrer", "operator": "matches", "value": "a{200}"}]}""";
    int created = 0;
    while (created < 10
        && as(acme.editor(), large.formatted(created)).post(acme.at("/segments")).statusCode()
            == 201) {
      created++;
    }
    assertThat(created).isEqualTo(4);
    create(acme, large.formatted(created))
        .statusCode(402)
        .body("detail", containsString("too large together"));
    acme.get("/segments").then().body("segments", hasSize(4));
  }
}
