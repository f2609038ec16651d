package dev.waymark.admin.simulation;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SimulationDbTest {
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  private static final String RULES =
      """
      {"target": "https://example.com/", "utm_params": {"source": "waymark"}, "rules": [
        {"name": "Weekend", "conditions": [{"field": "day", "operator": "in", "value": ["sat", "sun"]}],
         "action": {"type": "redirect", "url": "https://example.com/weekend"}},
        {"name": "German phones", "conditions": [
          {"field": "country", "operator": "eq", "value": "DE"},
          {"field": "device", "operator": "eq", "value": "mobile"}],
         "action": {"type": "redirect", "url": "https://example.de/"}},
        {"name": "Everybody else from Google", "conditions": [
          {"field": "referrer", "operator": "eq", "value": "google.com"}],
         "action": {"type": "redirect", "url": "https://example.com/google"}}]}
      """;

  private static final String SALES_LINE =
      """
      {"target": "https://example.com/", "rules": [
        {"name": "In hours", "conditions": [
          {"field": "language", "operator": "eq", "value": "es"},
          {"field": "hours", "operator": "eq", "value": "sales-desk=open"}],
         "action": {"type": "channel", "channel": "es-sales"}},
        {"name": "Team", "conditions": [{"field": "language", "operator": "eq", "value": "es"}],
         "action": {"type": "pool", "pool": "sales-team"}}]}\
      """;

  private static ValidatableResponse simulate(Tenant tenant, String link, String visitor) {
    return as(tenant.viewer(), visitor)
        .post(tenant.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(200);
  }

  /// The decisions that the whole product is held to.
  @TestFactory
  Stream<DynamicTest> simulate_theDecisionsOfTheVectors_comeOutSo() throws IOException {
    JsonNode vectors;
    try (InputStream file = SimulationDbTest.class.getResourceAsStream("/vectors/decisions.json")) {
      vectors = new ObjectMapper().readTree(file);
    }
    Tenant tenant = Api.tenant("agency");
    var tests = new ArrayList<DynamicTest>();
    for (JsonNode group : vectors.path("groups")) {
      String link = tenant.link(group.path("link").toString());
      for (JsonNode example : group.path("cases")) {
        tests.add(
            DynamicTest.dynamicTest(
                group.path("group").asText() + ": " + example.path("name").asText(),
                () -> decides(tenant, link, example)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(40);
    return tests.stream();
  }

  private static void decides(Tenant tenant, String link, JsonNode example) throws IOException {
    String answer = simulate(tenant, link, example.path("visitor").toString()).extract().asString();
    JsonNode json = new ObjectMapper().readTree(answer);
    JsonNode expect = example.path("expect");
    assertThat(json.path("outcome")).as(answer).isEqualTo(expect.path("outcome"));
    assertThat(json.path("location")).as(answer).isEqualTo(expect.path("location"));
    assertThat(json.path("decided_by").path("step")).as(answer).isEqualTo(expect.path("step"));
    assertThat(json.path("decided_by").path("rule")).as(answer).isEqualTo(expect.path("rule"));
  }

  @Test
  void simulate_aRuleThatIsSwitchedOff_isInTheListAndTheTraceWithoutEffect() {
    Tenant acme = Api.tenant("team");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [
              {"name": "Everybody", "enabled": false, "conditions": [],
               "action": {"type": "redirect", "url": "https://example.com/all"}}]}
            """);

    acme.get("/links/" + link + "/rules")
        .then()
        .body("[0].enabled", equalTo(false))
        .body("[0].summary", equalTo("Always: send to example.com/all"));
    simulate(acme, link, "{}")
        .body("location", equalTo("https://example.com/"))
        .body("trace[0].matched", equalTo(false))
        .body("trace[0].skipped", equalTo("Switched off."));
  }

  @Test
  void sentences_askedForInSpanish_areSpanish() {
    Tenant acme = Api.tenant("team");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [
              {"name": "Europe", "conditions": [{"field": "continent", "operator": "eq", "value": "EU"}],
               "action": {"type": "redirect", "url": "https://example.com/eu"}},
              {"name": "Spain", "conditions": [{"field": "country", "operator": "eq", "value": "ES"}],
               "action": {"type": "redirect", "url": "https://example.com/es"}}]}
            """);
    String at = acme.at("/links/" + link);

    as(acme.viewer(), "{\"country\": \"ES\"}")
        .header("Accept-Language", "es-ES,es;q=0.9,en;q=0.5")
        .post(at + "/simulate")
        .then()
        .statusCode(200)
        .body("trace[0].summary", equalTo("El continente es Europa: enviar a example.com/eu"))
        .body("visitor.note", startsWith("No se dio user_agent"));
    as(acme.viewer(), "{}")
        .header("Accept-Language", "es")
        .post(at + "/check")
        .then()
        .statusCode(200)
        .body(
            "warnings[0].detail",
            equalTo(
                "Nunca se llega a esta regla: \"Europe\", que está antes, ya recoge a todos los"
                    + " visitantes de España."))
        .body("warnings[0].counter_example.words", equalTo("Alguien de España"));
    as(acme.viewer())
        .header("Accept-Language", "es")
        .get(at + "/versions")
        .then()
        .statusCode(200)
        .body("versions[0].changes[0]", equalTo("La primera versión que se guarda."));
    as(acme.viewer())
        .header("Accept-Language", "fr")
        .get(at)
        .then()
        .statusCode(200)
        .body("rules[1].summary", equalTo("Country is Spain: send to example.com/es"));
  }

  @Test
  void simulate_theFormsBeyondTheReference_areTracedConditionByCondition() {
    Tenant acme = Api.tenant("agency");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [
              {"name": "Office", "match": "any", "conditions": [
                 {"field": "ip", "operator": "eq", "value": "192.0.2.0/24"},
                 {"any": [{"field": "app", "operator": "matches", "value": "^insta"},
                          {"field": "date", "operator": "before", "value": "2020-01-01"}]}],
               "action": {"type": "block", "status": 200, "title": "Not here"}},
              {"name": "Again", "conditions": [
                 {"field": "visitor", "operator": "eq", "value": "returning"}],
               "action": {"type": "split", "targets": [
                 {"url": "https://example.com/a", "weight": 3, "name": "First"},
                 {"url": "https://example.com/b"}]}}]}
            """);

    simulate(acme, link, "{\"ip\": \"192.0.2.7\"}")
        .body("outcome", equalTo("blocked"))
        .body("location", nullValue())
        .body("decided_by.rule", equalTo("Office"))
        .body("trace[0].match", equalTo("any"))
        .body("trace[0].conditions[0].seen", equalTo("192.0.2.7"))
        .body("trace[0].conditions[0].held", equalTo(true))
        .body("trace[0].conditions[1].held", equalTo(false))
        .body("trace[0].conditions[1].any.field", contains("app", "date"))
        .body("trace[0].conditions[1].any.held", contains(false, false));
    simulate(
            acme,
            link,
            "{\"cookies\": {\"_seen_" + link + "\": \"1\"}, \"user_agent\": \"" + IPHONE + "\"}")
        .body("location", equalTo("https://example.com/a"))
        .body("decided_by.variant", equalTo("First"))
        .body(
            "trace[1].summary",
            equalTo(
                "Visitor is returning: split between example.com/a (75 %) and example.com/b (25"
                    + " %)"));
    simulate(acme, link, "{}").body("location", equalTo("https://example.com/"));
    acme.get("/links/" + link + "/rules")
        .then()
        .body("[0].match", equalTo("any"))
        .body("[0].conditions[1].any[0].operator", equalTo("matches"))
        .body("[0].action.status", equalTo(200))
        .body("[1].action.targets[1].weight", equalTo(1));
    as(acme.viewer())
        .get("/api/condition-fields")
        .then()
        .body("condition_fields.find { it.key == 'region' }.known", equalTo(false))
        .body("condition_fields.find { it.key == 'country' }.known", equalTo(true));
  }

  @Test
  void simulate_aWinningRule_tracesUpToIt() {
    Tenant acme = Api.tenant("team");
    simulate(
            acme,
            acme.link(RULES),
            "{\"country\": \"DE\", \"user_agent\": \""
                + IPHONE
                + "\", \"at\": \"2026-01-05T12:00:00+01:00\"}")
        .body("outcome", equalTo("redirect"))
        .body("location", equalTo("https://example.de/?utm_source=waymark"))
        .body("decided_by.step", equalTo("rule"))
        .body("decided_by.rule", equalTo("German phones"))
        .body("trace.rule", contains("Weekend", "German phones"))
        .body("trace.matched", contains(false, true))
        .body("trace[0].conditions[0].seen", equalTo("mon"))
        .body("trace[0].conditions[0].value", contains("sat", "sun"))
        .body("trace[0].conditions[0].held", equalTo(false))
        .body("trace[1].conditions.seen", contains("DE", "mobile"))
        .body("trace[1].summary", containsString("Germany"))
        .body("visitor.country", equalTo("DE"))
        .body("visitor.continent", equalTo("EU"))
        .body("visitor.os", equalTo("iOS"))
        .body("visitor.browser", equalTo("Safari"))
        .body("visitor.visitor_class", equalTo("human"))
        .body("visitor.at", equalTo("2026-01-05T11:00:00.000Z"));
  }

  @Test
  void simulate_withADraft_answersAsAfterTheChangeAndSavesNothing() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    String draft =
        """
        {"country": "DE", "at": "2026-01-05T12:00:00Z", "draft": {"target": null,
          "fallback_url": "https://example.com/over", "expires_at": "2026-01-05T12:00:00Z"}}\
        """;
    as(acme.viewer(), draft)
        .post(acme.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/draft/target"));
    String rules =
        """
        {"country": "DE", "at": "2026-01-05T12:00:00Z", "draft": {"utm_params": null, "rules": [
          {"name": "Germany", "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
           "action": {"type": "redirect", "url": "https://example.de/new"}}]}}\
        """;
    simulate(acme, link, rules)
        .body("location", equalTo("https://example.de/new"))
        .body("decided_by.rule", equalTo("Germany"))
        .body("$", not(hasKey("instants")));
    simulate(acme, link, "{\"country\": \"DE\", \"at\": \"2026-01-05T12:00:00Z\"}")
        .body("location", equalTo("https://example.com/?utm_source=waymark"));
    acme.get("/links/" + link).then().body("rules", hasSize(3));
  }

  @Test
  void simulate_withADraftOfAPassword_asksForItUntilItIsGone() {
    Tenant acme = Api.tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\", \"password\": \"secret\"}");
    simulate(acme, link, "{\"draft\": {}}").body("outcome", equalTo("password"));
    simulate(acme, link, "{\"draft\": {\"password\": \"other\"}}")
        .body("outcome", equalTo("password"));
    simulate(acme, link, "{\"draft\": {\"password\": \"other\"}, \"unlocked\": true}")
        .body("outcome", equalTo("redirect"));
    simulate(acme, link, "{\"draft\": {\"password\": null}}").body("outcome", equalTo("redirect"));
  }

  @Test
  void simulate_withFaultsInDraftAndVisitor_namesAllOfThem() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    String body =
        """
        {"country": "Germany", "at": "2026-01-05T12:00:00Z", "instants": ["noon"],
         "draft": {"targt": 1, "rules": [{"name": "R", "conditions": [
           {"field": "country", "operator": "eq", "value": "UK"}],
           "action": {"type": "channel", "channel": "nobody"}}]}}\
        """;
    as(acme.viewer(), body)
        .post(acme.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/country",
                "/at",
                "/instants/0",
                "/draft/targt",
                "/draft/rules/0/conditions/0/value",
                "/draft/rules/0/action/channel"));
    as(acme.viewer(), "{\"draft\": []}")
        .post(acme.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/draft"));
  }

  @Test
  void simulate_withADraftBeyondThePlan_is402WithItsPlace() {
    Tenant acme = Api.tenant("free");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    as(acme.viewer(), "{\"draft\": " + RULES + "}")
        .post(acme.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(402)
        .body("errors[0].pointer", startsWith("/draft/rules"));
  }

  @Test
  void simulate_atSeveralInstants_answersEach() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    simulate(acme, link, "{\"instants\": [\"2026-01-05T12:00:00Z\", \"2026-01-10T12:00:00Z\"]}")
        .body(
            "instants.visitor.at", contains("2026-01-05T12:00:00.000Z", "2026-01-10T12:00:00.000Z"))
        .body("instants.decided_by.step", contains("target", "rule"))
        .body("instants[1].decided_by.rule", equalTo("Weekend"))
        .body("decided_by.step", equalTo("target"));
    for (String instants :
        List.of(
            "{}", "[\"2026-01-05T12:00:00Z\"" + ", \"2026-01-05T12:00:00Z\"".repeat(100) + "]")) {
      as(acme.viewer(), "{\"instants\": " + instants + "}")
          .post(acme.at("/links/" + link + "/simulate"))
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/instants"));
    }
  }

  @Test
  void simulate_nothingSaid_knowsNothingOfWhoAsks() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    as(acme.viewer(), "{\"at\": \"2026-01-05T12:00:00Z\"}")
        .header("User-Agent", IPHONE)
        .header("Referer", "https://www.google.com/")
        .header("Accept-Language", "de")
        .header("Cookie", "a=b")
        .header("X-Forwarded-For", "192.0.2.7")
        .post(acme.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(200)
        .body("decided_by.step", equalTo("target"))
        .body("trace", hasSize(3))
        .body("visitor.country", nullValue())
        .body("visitor.device", nullValue())
        .body("visitor.language", nullValue())
        .body("visitor.referrer", nullValue())
        .body("visitor.cookies.size()", equalTo(0));
  }

  @Test
  void simulate_headersAndNamedFields_theNamedOnesWin() {
    Tenant acme = Api.tenant("team");
    simulate(
            acme,
            acme.link(RULES),
            """
            {"headers": {"user-agent": "%s", "ACCEPT-LANGUAGE": "en;q=0.5, fr-CA", "Cookie": "a=1; b=2",
              "referer": "https://www.example.org/x", "X-Unheard-Of": "1", "Sec-Purpose": "prefetch"},
             "referrer": "https://www.google.com/search", "cookies": {"variant": "b%%20c"},
             "query": "?a=1&a=2&b"}
            """
                .formatted(IPHONE))
        .body("visitor.device", equalTo("mobile"))
        .body("visitor.language", equalTo("fr-CA"))
        .body("visitor.referrer", equalTo("google.com"))
        .body("visitor.cookies.variant", contains("b c"))
        .body("visitor.cookies.size()", equalTo(1))
        .body("visitor.query.a", contains("1", "2"))
        .body("visitor.query.b", contains(""))
        .body("visitor.visitor_class", equalTo("prefetch"));
  }

  @Test
  void simulate_withoutUserAgent_isAPersonAndTheAnswerSaysSo() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    simulate(acme, link, "{}")
        .body("visitor.visitor_class", equalTo("human"))
        .body("visitor.browser", nullValue())
        .body("visitor.note", containsString("user_agent"));
    simulate(acme, link, "{\"user_agent\": \"\"}")
        .body("visitor.visitor_class", equalTo("bot"))
        .body("visitor", not(hasKey("note")));
    simulate(acme, link, "{\"headers\": {\"User-Agent\": \"\"}}")
        .body("visitor.visitor_class", equalTo("bot"));
    simulate(acme, link, "{\"user_agent\": \"" + IPHONE + "\"}")
        .body("visitor.visitor_class", equalTo("human"))
        .body("visitor", not(hasKey("note")));
  }

  @Test
  void simulate_longHeaders_areCutAsForAVisitor() {
    Tenant acme = Api.tenant("team");
    String padding = "x".repeat(20_000);
    simulate(
            acme,
            acme.link(RULES),
            "{\"user_agent\": \"%s %s Googlebot\", \"accept_language\": \"fr,%s\", \"cookies\": {\"a\": \"1\", \"b\": \"%s\"}, \"referrer\": \"https://example.org/%s\"}"
                .formatted(IPHONE, padding, padding, padding, padding))
        .body("visitor.device", equalTo("mobile"))
        .body("visitor.visitor_class", equalTo("human"))
        .body("visitor.language", equalTo("fr"))
        .body("visitor.cookies.a", contains("1"))
        .body("visitor.cookies.size()", equalTo(1))
        .body("visitor.referrer", equalTo("example.org"));
  }

  @Test
  void simulate_addressAndCountry_theCountryWins() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    simulate(acme, link, "{\"ip\": \"192.168.0.1\"}").body("visitor.country", nullValue());
    simulate(acme, link, "{\"ip\": \"192.168.0.1\", \"country\": \"fr\"}")
        .body("visitor.country", equalTo("FR"));
    simulate(acme, link, "{\"country\": \"XX\"}").body("visitor.country", nullValue());
  }

  @Test
  void simulate_pausedRules_standInTheTraceWithTheReason() {
    Tenant acme = Api.tenant("team");
    String link = acme.link(RULES);
    as(OPERATOR, "{\"plan\": \"pro\"}").patch(acme.at("")).then().statusCode(200);
    simulate(
            acme,
            link,
            "{\"country\": \"DE\", \"at\": \"2026-01-04T12:00:00Z\", \"referrer\":"
                + " \"https://google.com\"}")
        .body("decided_by.step", equalTo("target"))
        .body("trace.rule", contains("Weekend", "German phones", "Everybody else from Google"))
        .body("trace[0].skipped", containsString("Team"))
        .body("trace[0].matched", equalTo(false))
        .body("trace[0].conditions", empty())
        .body("trace[1].skipped", nullValue())
        .body("trace[1].conditions.held", contains(true, false))
        .body("trace[2].skipped", containsString("Team"));
  }

  @Test
  void simulate_linkSwitchedOff_isInactive() {
    Tenant acme = Api.tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\", \"active\": false}");
    simulate(acme, link, "{}")
        .body("outcome", equalTo("inactive"))
        .body("location", nullValue())
        .body("decided_by.step", equalTo("active"))
        .body("trace", empty());
  }

  private static Tenant withSalesLine() {
    Tenant acme = Api.tenant("team");
    acme.create(
        "/schedules",
        """
        {"key": "sales-desk", "name": "Sales desk", "time_zone": "Europe/Madrid",
         "weekly": {"mon": [["09:00", "17:30"]]}}\
        """);
    acme.create(
        "/channels",
        """
        {"key": "night-desk", "name": "Night desk", "kind": "telegram", "address": "waymark_night"}\
        """);
    acme.create(
        "/channels",
        """
        {"key": "es-sales", "name": "ES Sales", "kind": "whatsapp", "address": "+34612345678"}\
        """);
    acme.create(
        "/channels",
        """
        {"key": "hotline", "name": "Hotline", "kind": "phone", "address": "+34912345678"}\
        """);
    acme.create(
        "/pools",
        """
        {"key": "sales-team", "name": "Sales team", "members": [
          {"channel": "es-sales", "schedule": "sales-desk"}]}\
        """);
    return acme;
  }

  private static void turnPassive(Tenant tenant, String channel) {
    as(tenant.editor(), "{\"status\": \"passive\"}")
        .put(tenant.at("/channels/" + channel + "/status"))
        .then()
        .statusCode(200);
  }

  @Test
  void simulate_ruleToAChannel_namesTheChannel() {
    Tenant acme = withSalesLine();
    simulate(
            acme,
            acme.link(SALES_LINE),
            "{\"accept_language\": \"es\", \"at\": \"2026-01-05T12:00:00+01:00\"}")
        .body("outcome", equalTo("redirect"))
        .body("location", equalTo("https://wa.me/34612345678"))
        .body("$", not(hasKey("page")))
        .body("decided_by.step", equalTo("rule"))
        .body("decided_by.rule", equalTo("In hours"))
        .body("decided_by.channel", equalTo("es-sales"))
        .body("trace[0].conditions.seen", contains("es", "open"));
  }

  @Test
  void simulate_passiveChannel_namesTheOneInItsPlaceOrSaysWhyTheRuleIsPassedOver() {
    Tenant acme = withSalesLine();
    String link = acme.link(SALES_LINE);
    String visitor = "{\"accept_language\": \"es\", \"at\": \"2026-01-05T12:00:00+01:00\"}";
    turnPassive(acme, "es-sales");
    simulate(acme, link, visitor)
        .body("decided_by.step", equalTo("target"))
        .body("decided_by", not(hasKey("rule")))
        .body("decided_by", not(hasKey("channel")))
        .body("trace.matched", contains(false, false))
        .body(
            "trace.skipped",
            contains("ES Sales is passive", "nobody in Sales team is active at this time"))
        .body("trace[0].conditions.held", contains(true, true));

    as(acme.editor(), "{\"fallback\": \"night-desk\"}").patch(acme.at("/channels/es-sales"));
    simulate(acme, link, visitor)
        .body("location", equalTo("https://t.me/waymark_night"))
        .body("decided_by.rule", equalTo("In hours"))
        .body("decided_by.channel", equalTo("night-desk"));
  }

  @Test
  void simulate_outsideTheHours_saysThatTheScheduleIsClosed() {
    Tenant acme = withSalesLine();
    simulate(
            acme,
            acme.link(SALES_LINE),
            "{\"accept_language\": \"es\", \"at\": \"2026-01-05T17:30:00+01:00\"}")
        .body("decided_by.step", equalTo("target"))
        .body("trace[0].conditions[1].seen", equalTo("closed"))
        .body("trace[0].conditions[1].held", equalTo(false))
        .body("trace[0].skipped", nullValue())
        .body("trace[1].skipped", equalTo("nobody in Sales team is active at this time"));
  }

  @Test
  void simulate_fallbackChannelThatBrowsersDoNotFollow_isAButton() {
    Tenant acme = withSalesLine();
    simulate(acme, acme.link("{\"fallback_channel\": \"hotline\"}"), "{}")
        .body("outcome", equalTo("page"))
        .body("location", equalTo("tel:+34912345678"))
        .body("page.kind", equalTo("button"))
        .body("decided_by.step", equalTo("fallback_channel"))
        .body("decided_by.channel", equalTo("hotline"));
  }

  @Test
  void simulate_nobodyAndNothingLeft_isTheLastResort() {
    Tenant acme = withSalesLine();
    String link = acme.link("{\"fallback_channel\": \"hotline\"}");
    turnPassive(acme, "hotline");
    simulate(acme, link, "{}")
        .body("outcome", equalTo("page"))
        .body("location", nullValue())
        .body("page.kind", equalTo("last_resort"))
        .body("decided_by.step", equalTo("last_resort"));
    as(acme.owner(), "{\"default_destination\": {\"url\": \"https://example.com/all\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    simulate(acme, link, "{}")
        .body("location", equalTo("https://example.com/all"))
        .body("decided_by.step", equalTo("default_destination"));
  }

  @Test
  void simulate_hub_saysWhichEntriesThisVisitorSees() {
    Tenant acme = withSalesLine();
    turnPassive(acme, "hotline");
    String link =
        acme.link(
            """
            {"hub": {"title": "Acme", "entries": [
              {"key": "chat", "label": "Chat", "channel": "es-sales",
               "conditions": [{"field": "hours", "operator": "eq", "value": "sales-desk=open"}]},
              {"key": "call", "label": "Call", "channel": "hotline"},
              {"key": "shop", "label": "Shop", "url": "https://example.com/shop"}]}}\
            """);
    simulate(acme, link, "{\"at\": \"2026-01-05T12:00:00+01:00\"}")
        .body("outcome", equalTo("page"))
        .body("location", nullValue())
        .body("decided_by.step", equalTo("hub"))
        .body("page.kind", equalTo("hub"))
        .body("page.entries.key", contains("chat", "call", "shop"))
        .body("page.entries.shown", contains(true, false, true))
        .body("page.entries.summary", contains("While Sales desk is open", "Always", "Always"))
        .body("page.entries[1].skipped", equalTo("Hotline is passive"));
    simulate(acme, link, "{\"at\": \"2026-01-06T12:00:00+01:00\"}")
        .body("page.entries.shown", contains(false, false, true))
        .body("page.entries[0]", not(hasKey("skipped")));
  }

  @Test
  void simulate_variants_namesTheFirst() {
    Tenant acme = Api.tenant("team");
    simulate(
            acme,
            acme.link(
                """
                {"target": "https://example.com/", "ab_variants": [
                  {"name": "A", "url": "https://example.com/a", "weight": 30},
                  {"name": "B", "url": "https://example.com/b", "weight": 70}]}\
                """),
            "{}")
        .body("location", equalTo("https://example.com/a"))
        .body("decided_by.step", equalTo("ab"))
        .body("decided_by.variant", equalTo("A"));
  }

  @Test
  void simulate_appsAndPreviews_arePages() {
    Tenant acme = Api.tenant("team");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "og_title": "Sale",
             "deep_link": {"ios_app_url": "example://sale",
               "ios_store_url": "https://apps.apple.com/app/id1", "interstitial": true}}\
            """);
    simulate(acme, link, "{\"user_agent\": \"" + IPHONE + "\"}")
        .body("outcome", equalTo("page"))
        .body("location", equalTo("https://example.com/"))
        .body("page.kind", equalTo("app"))
        .body("page.app", equalTo("example://sale"))
        .body("page.store", equalTo("https://apps.apple.com/app/id1"));
    simulate(acme, link, "{\"user_agent\": \"WhatsApp/2.23.20.0\"}")
        .body("visitor.visitor_class", equalTo("preview"))
        .body("page.kind", equalTo("preview"));
  }

  @Test
  void simulate_password_isInTheWayUnlessUnlocked() {
    Tenant acme = Api.tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\", \"password\": \"launch2025\"}");
    simulate(acme, link, "{}")
        .body("outcome", equalTo("password"))
        .body("location", nullValue())
        .body("decided_by.step", equalTo("password"))
        .body("trace", empty());
    simulate(acme, link, "{\"unlocked\": true}")
        .body("outcome", equalTo("redirect"))
        .body("location", equalTo("https://example.com/"))
        .body("decided_by.step", equalTo("target"));
  }

  @Test
  void simulate_beforeItsTimeAndAfterIt_saysSo() {
    Tenant acme = Api.tenant("team");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "starts_at": "2026-01-01T00:00:00Z",
             "expires_at": "2026-02-01T00:00:00Z", "max_clicks": 10}\
            """);
    simulate(acme, link, "{\"at\": \"2025-12-31T23:59:59Z\"}")
        .body("outcome", equalTo("not_started"))
        .body("decided_by.step", equalTo("starts_at"));
    simulate(acme, link, "{\"at\": \"2026-02-01T00:00:00Z\"}")
        .body("outcome", equalTo("expired"))
        .body("decided_by.step", equalTo("expiration"));
    simulate(acme, link, "{\"at\": \"2026-01-15T00:00:00Z\", \"click_count\": 10}")
        .body("outcome", equalTo("expired"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ip\": \"300.1.1.1\"} | /ip",
        "{\"country\": \"UK\"} | /country",
        "{\"user_agent\": 7} | /user_agent",
        "{\"cookies\": \"a=b\"} | /cookies",
        "{\"cookies\": {\"a\": 1}} | /cookies/a",
        "{\"cookies\": {\"a\": \"b;c\"}} | /cookies/a",
        "{\"headers\": []} | /headers",
        "{\"at\": \"yesterday\"} | /at",
        "{\"at\": \"2026-13-01T00:00:00Z\"} | /at",
        "{\"at\": \"+999999999-01-01T00:00:00Z\"} | /at",
        "{\"click_count\": -1} | /click_count",
        "{\"click_count\": 1.5} | /click_count",
        "{\"click_count\": 9223372036854775808} | /click_count",
        "{\"unlocked\": 1} | /unlocked",
        "{\"device\": \"mobile\"} | /device",
      })
  void simulate_faulty_is400WithThePointer(String visitor, String pointer) {
    Tenant acme = Api.tenant("free");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    as(acme.viewer(), visitor)
        .post(acme.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of(pointer)));
  }
}
