package dev.waymark.admin.version;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class VersionsDbTest {
  private static final String RULES =
      """
      [{"name": "Germany", "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
        "action": {"type": "channel", "channel": "sales"}}]""";

  @Inject EntityManager database;
  @Inject Pruning pruning;

  private static Tenant acme() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    return acme;
  }

  private static ValidatableResponse patch(Tenant tenant, String path, String patch) {
    return as(tenant.owner(), patch).patch(tenant.at(path)).then().statusCode(200);
  }

  private static ValidatableResponse restore(Tenant tenant, String path, int version) {
    return as(tenant.editor()).post(tenant.at(path + "/versions/" + version + "/restore")).then();
  }

  @Test
  void change_ofALink_isAVersionWithItsAuthorAndSentences() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\", \"title\": \"A\"}");
    patch(acme, "/links/" + link, "{\"title\": \"B\", \"rules\": " + RULES + "}");
    as(OPERATOR, "{\"title\": null, \"password\": \"secret\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200);
    // Neither is one that only a password makes, nor one that changes nothing.
    patch(acme, "/links/" + link, "{\"password\": \"another\"}");
    patch(acme, "/links/" + link, "{\"target\": \"https://example.com/\"}");
    acme.get("/links/" + link + "/versions")
        .then()
        .statusCode(200)
        .body("versions", hasSize(3))
        .body("versions.version", contains(3, 2, 1))
        .body("versions.rules_version", contains(1, 1, 0))
        .body("versions.by.kind", contains("operator", "key", "key"))
        .body("versions[0].changes", contains("Title taken away; it was \"B\"."))
        .body(
            "versions[1].changes",
            contains(
                "Title changed from \"A\" to \"B\".",
                "Rule \"Germany\" added: Country is Germany: send to Sales (WhatsApp)."))
        .body("versions[2].changes", contains("The first version that is kept."))
        .body("versions[0]", not(hasKey("document")))
        .body("next_cursor", nullValue());
    acme.get("/links/" + link + "/versions/2")
        .then()
        .statusCode(200)
        .body("document.title", equalTo("B"))
        .body("document", not(hasKey("password")))
        .body("patch.title", equalTo("B"))
        .body("patch.rules", hasSize(1));
    acme.get("/links/" + link + "/versions/3?compare=1")
        .then()
        .statusCode(200)
        .body("changes", hasSize(2))
        .body("patch.title", nullValue());
    acme.get("/links/" + link + "/versions/9").then().statusCode(404);
    acme.get("/links/" + link + "/versions/x").then().statusCode(404);
    acme.get("/links/" + link + "/versions/3?compare=x").then().statusCode(400);
    tenant("team").get("/links/" + link + "/versions").then().statusCode(404);
  }

  @Test
  void restore_ofALink_isAChangeWithTheSameChecks() {
    Tenant acme = acme();
    String link =
        acme.link(
            "{\"target\": \"https://example.com/\", \"utm_params\": {\"source\": \"a\"}, \"password\": \"secret\"}");
    patch(
        acme,
        "/links/" + link,
        "{\"utm_params\": {\"medium\": \"b\"}, \"note\": \"N\", \"rules\": " + RULES + "}");
    String slug = acme.get("/links/" + link).path("slug");
    patch(acme, "/links/" + link, "{\"slug\": \"other-" + slug + "\"}");
    restore(acme, "/links/" + link, 1)
        .statusCode(200)
        .body("utm_params.source", equalTo("a"))
        .body("utm_params.medium", nullValue())
        .body("note", nullValue())
        .body("rules", empty())
        .body("slug", equalTo(slug))
        .body("has_password", equalTo(true));
    acme.get("/links/" + link + "/versions").then().body("versions.version", contains(4, 3, 2, 1));
    // What stays as it is makes no version.
    restore(acme, "/links/" + link, 1).statusCode(200);
    acme.get("/links/" + link + "/versions").then().body("versions", hasSize(4));

    as(OPERATOR, "{\"plan\": \"free\"}").patch(acme.at("")).then().statusCode(200);
    restore(acme, "/links/" + link, 2).statusCode(402);
    as(OPERATOR, "{\"plan\": \"team\"}").patch(acme.at("")).then().statusCode(200);
    as(acme.editor()).delete(acme.at("/channels/sales")).then().statusCode(200);
    restore(acme, "/links/" + link, 2)
        .statusCode(400)
        .body("errors.pointer", contains("/rules/0/action/channel"));
    as(acme.editor())
        .header("If-Match", "\"1\"")
        .post(acme.at("/links/" + link + "/versions/1/restore"))
        .then()
        .statusCode(412);
    as(acme.viewer())
        .post(acme.at("/links/" + link + "/versions/1/restore"))
        .then()
        .statusCode(403);
  }

  @Test
  void restore_thatBreaksATest_is409UnlessItIsAccepted() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    as(
            acme.editor(),
            """
            {"tests": [
              {"name": "Any", "visitor": {}, "expect": {"destination": "https://example.org/"}}]}""")
        .patch(acme.at("/links/" + link + "?accept_failing_tests=true"))
        .then()
        .statusCode(200);
    patch(acme, "/links/" + link, "{\"target\": \"https://example.org/\"}");
    restore(acme, "/links/" + link, 2).statusCode(409).body("tests.name", contains("Any"));
    as(acme.editor())
        .post(acme.at("/links/" + link + "/versions/2/restore?accept_failing_tests=true"))
        .then()
        .statusCode(200)
        .body("target", equalTo("https://example.com/"));
    // Version 1 has no tests, so there is none to break.
    restore(acme, "/links/" + link, 1).statusCode(200).body("tests", empty());
  }

  @Test
  void change_ofWhatLinksShare_isAVersionToo() {
    Tenant acme = acme();
    acme.create(
        "/pools",
        "{\"key\": \"team\", \"name\": \"Team\", \"members\": [{\"channel\": \"sales\"}]}");
    acme.create(
        "/schedules",
        """
        {"key": "desk", "name": "Desk", "time_zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}}""");
    as(acme.editor(), "{\"status\": \"passive\"}")
        .put(acme.at("/channels/sales/status"))
        .then()
        .statusCode(200);
    patch(acme, "/pools/team", "{\"sticky\": true}");
    patch(acme, "/schedules/desk", "{\"weekly\": {\"tue\": [[\"09:00\", \"12:00\"]]}}");
    patch(acme, "", "{\"time_zone\": \"Europe/Madrid\"}");
    acme.get("/channels/sales/versions")
        .then()
        .body("versions.version", contains(2, 1))
        .body("versions[0].changes", contains("Switched to passive."))
        .body("versions[0]", not(hasKey("rules_version")));
    acme.get("/pools/team/versions")
        .then()
        .body("versions[0].changes", contains("Sticky changed from false to true."));
    acme.get("/schedules/desk/versions").then().body("versions[0].changes", hasSize(1));
    acme.get("/versions")
        .then()
        .body(
            "versions[0].changes",
            contains("Time zone changed from \"UTC\" to \"Europe/Madrid\"."));
    restore(acme, "/channels/sales", 1).statusCode(200).body("status", equalTo("active"));
    restore(acme, "/schedules/desk", 1)
        .statusCode(200)
        .body("weekly.mon", hasSize(1))
        .body("weekly.tue", not(hasSize(1)));
    as(acme.owner())
        .post(acme.at("/versions/1/restore"))
        .then()
        .statusCode(200)
        .body("time_zone", equalTo("UTC"))
        .body("plan", equalTo("team"));
    // What is gone takes its versions along.
    as(acme.editor()).delete(acme.at("/pools/team")).then().statusCode(200);
    acme.create(
        "/pools",
        "{\"key\": \"team\", \"name\": \"Other\", \"members\": [{\"channel\": \"sales\"}]}");
    acme.get("/pools/team/versions").then().body("versions", hasSize(1));
  }

  @Test
  void list_byPage_goesOnWhereItEnded() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    for (int i = 0; i < 11; i++) {
      patch(acme, "/links/" + link, "{\"note\": \"" + i + "\"}");
    }
    String next =
        acme.get("/links/" + link + "/versions?limit=3")
            .then()
            .body("versions.version", contains(12, 11, 10))
            .body("next_cursor", notNullValue())
            .extract()
            .path("next_cursor");
    acme.get("/links/" + link + "/versions?limit=3&cursor=" + next)
        .then()
        .body("versions.version", contains(9, 8, 7));
  }

  @Test
  void change_ofWhatWasThereBefore_keepsThatToo() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    forget(link);
    acme.get("/links/" + link + "/versions")
        .then()
        .body("versions.version", contains(1))
        .body("versions[0].by", nullValue());
    acme.get("/links/" + link + "/versions/1")
        .then()
        .statusCode(200)
        .body("document.target", equalTo("https://example.com/"));
    patch(acme, "/links/" + link, "{\"note\": \"N\"}");
    acme.get("/links/" + link + "/versions")
        .then()
        .body("versions.version", contains(2, 1))
        .body("versions[1].by", nullValue());
  }

  @Test
  void change_beyondTheMostThatAreKept_forgetsTheOldest() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    for (int i = 0; i < 6; i++) {
      patch(acme, "/links/" + link, "{\"note\": \"" + i + "\"}");
    }
    // As many as the tests' application.properties allow.
    acme.get("/links/" + link + "/versions?limit=200").then().body("versions", hasSize(7));
    for (int i = 0; i < 20; i++) {
      patch(acme, "/links/" + link, "{\"note\": \"again " + i + "\"}");
    }
    acme.get("/links/" + link + "/versions?limit=200").then().body("versions", hasSize(20));
    acme.get("/links/" + link + "/versions/1").then().statusCode(404);
  }

  @Test
  void prune_versionsThatAreTooOld_leavesWhatIsInForce() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    patch(acme, "/links/" + link, "{\"note\": \"N\"}");
    String other = acme.link("{\"target\": \"https://example.com/\"}");
    age(link);
    age(other);
    assertThat(pruning.prune()).isOne();
    acme.get("/links/" + link + "/versions").then().body("versions.version", contains(2));
    acme.get("/links/" + other + "/versions").then().body("versions.version", contains(1));
  }

  private void forget(String subject) {
    run("delete from admin.resource_version where subject = ?1", subject);
  }

  private void age(String subject) {
    run(
        "update admin.resource_version set at = at - interval '800 days' where subject = ?1",
        subject);
  }

  private void run(String statement, String subject) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.createNativeQuery(statement).setParameter(1, subject).executeUpdate());
  }
}
