package dev.waymark.admin.link;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LinkWarningsDbTest {
  private static final String RULES =
      """
      [{"name": "Europe", "conditions": [{"field": "continent", "operator": "eq", "value": "EU"}],
        "action": {"type": "redirect", "url": "https://example.com/eu"}},
       {"name": "Germany", "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
        "action": {"type": "channel", "channel": "sales"}}]""";
  private static final String WITH_RULES =
      "{\"target\": \"https://example.com/\", \"rules\": " + RULES + "}";
  private static final String SENTENCE =
      "This rule is never reached: \"Europe\" before it already takes everyone from Germany.";

  private static Tenant acme() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    return acme;
  }

  private static ValidatableResponse check(Tenant tenant, String link, String patch) {
    return as(tenant.viewer(), patch).post(tenant.at("/links/" + link + "/check")).then();
  }

  @Test
  void create_ruleThatNobodyGetsTo_isSavedWithAWarning() {
    Tenant acme = acme();
    String link =
        as(acme.editor(), WITH_RULES)
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .body("warnings", hasSize(1))
            .body("warnings[0].pointer", equalTo("/rules/1"))
            .body("warnings[0].kind", equalTo("never_reached"))
            .body("warnings[0].certainty", equalTo("certain"))
            .body("warnings[0].others", contains("/rules/0"))
            .body("warnings[0].detail", equalTo(SENTENCE))
            .body("rules[0]", not(hasKey("warnings")))
            .extract()
            .path("id");
    acme.get("/links/" + link).then().statusCode(200).body("$", not(hasKey("warnings")));
    acme.get("/links").then().body("links[0]", not(hasKey("warnings")));
    acme.get("/links/" + link + "/rules").then().body("[1]", not(hasKey("warnings")));
  }

  @Test
  void create_sentAgainUnderItsKey_isAnsweredWithTheSameWarnings() {
    Tenant acme = acme();
    for (int i = 0; i < 2; i++) {
      as(acme.editor(), WITH_RULES)
          .header("Idempotency-Key", "once-" + acme.workspace())
          .post(acme.at("/links"))
          .then()
          .statusCode(201)
          .body("warnings.detail", contains(SENTENCE));
    }
  }

  @Test
  void change_nothingOdd_saysSoAndKeepsTheETagOfWhatStays() {
    Tenant acme = acme();
    String link = acme.link(WITH_RULES);
    as(acme.editor(), "{}")
        .header("If-Match", "\"1\"")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("warnings", hasSize(1));
    as(acme.editor(), "{\"rules\": []}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("warnings", empty());
    as(acme.viewer())
        .header("If-None-Match", "\"2\"")
        .get(acme.at("/links/" + link))
        .then()
        .statusCode(304);
  }

  @Test
  void replaceRules_eachRule_hasTheWarningsAboutItAndCanBeSentBack() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    String answer =
        as(acme.editor(), RULES)
            .put(acme.at("/links/" + link + "/rules"))
            .then()
            .statusCode(200)
            .header("ETag", equalTo("\"2\""))
            .body("[0]", not(hasKey("warnings")))
            .body("[1].warnings.pointer", contains("/1"))
            .body("[1].warnings[0].others", contains("/0"))
            .extract()
            .asString();
    as(acme.editor(), answer)
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""));
  }

  @Test
  void check_draft_warnsOfItAndSavesNothing() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    check(
            acme,
            link,
            "{\"rules\": " + RULES + ", \"title\": \"New\", \"password\": \"launch2025\"}")
        .statusCode(200)
        .body("warnings.pointer", contains("/rules/1"))
        .body("warnings.detail", contains(SENTENCE));
    check(acme, link, "{}").statusCode(200).body("warnings", empty());
    acme.get("/links/" + link)
        .then()
        .header("ETag", equalTo("\"1\""))
        .body("title", nullValue())
        .body("has_password", equalTo(false))
        .body("rules", empty());
  }

  @Test
  void check_linkAsItIs_followsTheChannels() {
    Tenant acme = acme();
    String link =
        acme.link("{\"target\": \"https://example.com/\", \"fallback_channel\": \"sales\"}");
    check(acme, link, "{}")
        .body("warnings.pointer", contains("/target"))
        .body(
            "warnings.detail",
            contains(
                "The target is only reached while Sales (WhatsApp) is passive, and every channel"
                    + " that could take its place: the fallback channel goes before it."));
    as(acme.editor(), "{\"status\": \"passive\"}").put(acme.at("/channels/sales/status"));
    check(acme, link, "{}")
        .body("warnings.kind", contains("never_reached", "passive"))
        .body(
            "warnings[1].detail",
            equalTo("The fallback channel is passed over for now: Sales is passive."));
  }

  @Test
  void check_hubEntryToALinkThatIsDeleted_saysThatItLeadsNowhere() {
    Tenant acme = acme();
    String other = acme.link("{\"target\": \"https://example.com/\"}");
    String link =
        acme.link(
            """
            {"hub": {"title": "Acme", "entries": [
              {"key": "sale", "label": "Sale", "link": "%s"}]}}"""
                .formatted(other));
    check(acme, link, "{}").body("warnings", empty());
    as(acme.editor()).delete(acme.at("/links/" + other)).then().statusCode(200);
    check(acme, link, "{}").body("warnings.kind", contains("leads_nowhere"));
  }

  @Test
  void check_whatAChangeIsRefusedFor_isRefused() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    check(acme, link, "{\"target\": null, \"slug\": null, \"colour\": 1}")
        .statusCode(400)
        .body("errors.pointer.sort()", contains("/colour", "/slug", "/target"));
    check(acme, "lnk_nothing", "{}").statusCode(404);
    as(OPERATOR, "{\"plan\": \"free\"}").patch(acme.at("")).then().statusCode(200);
    check(acme, link, "{\"rules\": " + RULES + "}").statusCode(402);
  }
}
