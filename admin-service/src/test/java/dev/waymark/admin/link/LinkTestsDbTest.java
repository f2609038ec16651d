package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LinkTestsDbTest {
  private static final String RULES =
      """
      [{"name": "Germany", "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
        "action": {"type": "redirect", "url": "https://example.de/"}}]""";

  private static final String TESTS =
      """
      [{"name": "Germans", "visitor": {"country": "DE"},
        "expect": {"rule": "Germany", "destination": "https://example.de/"}},
       {"name": "Others", "visitor": {"country": "FR", "at": "2026-01-05T12:00:00Z"},
        "expect": {"destination": "https://example.com/", "outcome": "redirect"}}]""";

  private static final String LINK =
      "{\"target\": \"https://example.com/\", \"rules\": " + RULES + ", \"tests\": " + TESTS + "}";

  private static ValidatableResponse patch(Tenant tenant, String link, String patch, String query) {
    return as(tenant.editor(), patch).patch(tenant.at("/links/" + link + query)).then();
  }

  private static ValidatableResponse patch(Tenant tenant, String link, String patch) {
    return patch(tenant, link, patch, "");
  }

  @Test
  void create_testThatFails_is409WithWhatItsVisitorGets() {
    Tenant acme = tenant("team");
    String wrong = LINK.replace("\"rule\": \"Germany\"", "\"rule\": \"Deutschland\"");
    as(acme.editor(), wrong)
        .post(acme.at("/links"))
        .then()
        .statusCode(409)
        .body("errors.pointer", contains("/tests/0"))
        .body("errors[0].detail", containsString("Germans"))
        .body("errors[0].detail", containsString("https://example.de/"));
    acme.get("/links").then().body("links", empty());
    as(acme.editor(), wrong)
        .post(acme.at("/links?accept_failing_tests=true"))
        .then()
        .statusCode(201)
        .body("tests.name", contains("Germans", "Others"));
    as(acme.editor(), LINK).post(acme.at("/links?accept_failing_tests=yes")).then().statusCode(400);
  }

  @Test
  void change_thatBreaksATest_is409UnlessItIsAccepted() {
    Tenant acme = tenant("team");
    String link = acme.link(LINK);
    patch(acme, link, "{\"rules\": []}")
        .statusCode(409)
        .body("errors.pointer", contains("/tests/0"))
        .body("tests.name", contains("Germans"))
        .body("tests[0].passed", equalTo(false))
        .body("tests[0].expected.rule", equalTo("Germany"))
        .body("tests[0].got.destination", equalTo("https://example.com/"));
    as(acme.editor(), "[]")
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(409)
        .body("tests.name", contains("Germans"));
    acme.get("/links/" + link).then().body("rules", hasSize(1));
    patch(acme, link, "{\"note\": \"Checked\"}").statusCode(200);
    patch(acme, link, "{\"rules\": []}", "?accept_failing_tests=true").statusCode(200);
    // It fails before the change too, so the change is not to blame.
    patch(acme, link, "{\"utm_params\": {\"term\": \"\"}}").statusCode(200);
    patch(acme, link, "{\"target\": \"https://example.com/new\"}")
        .statusCode(409)
        .body("tests.name", contains("Others"));
  }

  @Test
  void change_ofTheGate_isNeverRefused() {
    Tenant acme = tenant("team");
    String link = acme.link(LINK);
    patch(acme, link, "{\"active\": false}").statusCode(200);
    patch(acme, link, "{\"active\": true, \"password\": \"secret\"}").statusCode(200);
    patch(acme, link, "{\"expires_at\": \"2020-01-01T00:00:00Z\", \"max_clicks\": 1}")
        .statusCode(200);
    // Nor is one beside it, where that alone would not be.
    patch(acme, link, "{\"active\": false, \"expires_at\": null, \"utm_params\": {\"term\": \"\"}}")
        .statusCode(200);
    patch(acme, link, "{\"active\": false, \"rules\": []}").statusCode(409);
  }

  @Test
  void change_withANewTest_mustPassIt() {
    Tenant acme = tenant("team");
    String link =
        acme.link(
            "{\"target\": \"https://example.com/\", \"starts_at\": \"2090-01-01T00:00:00Z\"}");
    patch(
            acme,
            link,
            """
            {"tests": [{"name": "A", "visitor": {}, "expect": {"destination": "https://example.org/"}}]}""")
        .statusCode(409)
        .body("tests.name", contains("A"));
    patch(
            acme,
            link,
            """
            {"tests": [{"name": "A", "visitor": {}, "expect": {"destination": "https://example.com/"}},
                       {"name": "B", "visitor": {}, "expect": {"outcome": "not_started"}}]}""")
        .statusCode(200);
  }

  @Test
  void run_withADraft_playsItsTestsAndSavesNothing() {
    Tenant acme = tenant("team");
    String link = acme.link(LINK);
    as(acme.viewer(), "{}")
        .post(acme.at("/links/" + link + "/tests/run"))
        .then()
        .statusCode(200)
        .body("tests.name", contains("Germans", "Others"))
        .body("tests.passed", contains(true, true));
    as(acme.viewer(), "{\"draft\": {\"rules\": []}}")
        .post(acme.at("/links/" + link + "/tests/run"))
        .then()
        .statusCode(200)
        .body("tests.passed", contains(false, true))
        .body("tests[0].got.outcome", equalTo("redirect"));
    as(acme.viewer(), "{\"rules\": []}")
        .post(acme.at("/links/" + link + "/check"))
        .then()
        .statusCode(200)
        .body("tests.passed", contains(false, true));
    as(acme.viewer(), "{\"draft\": 1, \"darft\": 2}")
        .post(acme.at("/links/" + link + "/tests/run"))
        .then()
        .statusCode(400)
        .body("errors", hasSize(2));
    acme.get("/links/" + link).then().body("rules", hasSize(1));
  }

  @Test
  void write_testsWithFaults_namesAllOfThem() {
    Tenant acme = tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    patch(
            acme,
            link,
            """
            {"tests": [
              {"name": "A", "visitor": {"country": "Germany"}, "expect": {"rule": "R"}},
              {"name": "A", "visitor": {}, "expect": {"outcome": "gone"}},
              {"visitor": {}, "expect": {}, "expct": 1}]}""")
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/tests/0/visitor/country",
                "/tests/1/expect/outcome",
                "/tests/1/name",
                "/tests/2/name",
                "/tests/2/expect",
                "/tests/2/expct"));
    var many = new StringBuilder();
    for (int i = 0; i < 51; i++) {
      many.append(i == 0 ? "" : ",")
          .append("{\"name\": \"" + i + "\", \"visitor\": {}, \"expect\": {\"rule\": \"R\"}}");
    }
    patch(acme, link, "{\"tests\": [" + many + "]}")
        .statusCode(400)
        .body("errors[0].pointer", startsWith("/tests"));
  }

  @Test
  void changeOfAChannel_thatBreaksTestsOfLinks_saysOfWhich() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "fallback_channel": "sales", "tests": [
              {"name": "Chat", "visitor": {}, "expect": {"channel": "sales"}},
              {"name": "Any", "visitor": {}, "expect": {"outcome": "redirect"}}]}""");
    acme.link(LINK);
    as(acme.editor(), "{\"name\": \"ES Sales\"}")
        .patch(acme.at("/channels/sales"))
        .then()
        .statusCode(200)
        .body("$", not(hasKey("failing_tests")));
    as(acme.editor(), "{\"status\": \"passive\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(200)
        .body("failing_tests.complete", equalTo(true))
        .body("failing_tests.links.id", contains(link))
        .body("failing_tests.links[0].tests", contains("Chat"));
    acme.get("/channels/sales").then().body("$", not(hasKey("failing_tests")));
  }

  @Test
  void changeOfAChannel_whereThereAreTooManyLinks_saysThatItStopped() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    String link =
        """
        {"target": "https://example.com/", "fallback_channel": "sales", "tests": [
          {"name": "Chat", "visitor": {}, "expect": {"channel": "sales"}}]}""";
    as(acme.editor(), "{\"links\": [" + (link + ",").repeat(101) + link + "]}")
        .post(acme.at("/links/bulk"))
        .then()
        .statusCode(201);
    as(acme.editor(), "{\"status\": \"passive\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(200)
        .body("failing_tests.complete", equalTo(false))
        .body("failing_tests.links", hasSize(100));
  }
}
