package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RuleReferencesDbTest {
  private static Tenant acme() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "es-sales", "name": "ES Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    return acme;
  }

  @Test
  void create_referencesThatLeadNowhere_areAllNamed() {
    Tenant acme = acme();
    as(
            acme.editor(),
            """
            {"target": "https://example.com/", "rules": [
              {"name": "A", "conditions": [], "action": {"type": "channel", "channel": "es-sales"}},
              {"name": "B", "conditions": [{"field": "hours", "operator": "eq", "value": "x=open"}],
               "action": {"type": "pool", "pool": "team"}},
              {"name": "C", "conditions": [{"field": "country", "operator": "eq", "value": "UK"}],
               "action": {"type": "channel", "channel": "fr-sales"}},
              {"name": "D", "conditions": [], "action": {"type": "channel", "channel": "-"}}]}""")
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer.sort()",
            contains(
                "/rules/1/action/pool",
                "/rules/1/conditions/0/value",
                "/rules/2/action/channel",
                "/rules/2/conditions/0/value",
                "/rules/3/action/channel"))
        .body(
            "errors.find { it.pointer == '/rules/2/action/channel' }.detail",
            equalTo("There is no channel 'fr-sales'; there are: es-sales."))
        .body(
            "errors.find { it.pointer == '/rules/1/action/pool' }.detail",
            equalTo("There is no pool 'team'; there are none yet."));
  }

  @Test
  void replaceRules_referenceThatLeadsNowhere_is400() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    as(
            acme.editor(),
            """
            [{"name": "A", "conditions": [], "action": {"type": "channel", "channel": "nobody"}}]""")
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/0/action/channel"));
  }

  @Test
  void summary_always_hasNamesInThePlaceOfKeys() {
    Tenant acme = acme();
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [
              {"name": "A", "conditions": [],
               "action": {"type": "channel", "channel": "es-sales"}}]}""");
    acme.get("/links/" + link + "/rules")
        .then()
        .body("[0].summary", equalTo("Always: send to ES Sales (WhatsApp)"));
    as(acme.editor(), "{\"name\": \"Ventas\"}").patch(acme.at("/channels/es-sales"));
    acme.get("/links/" + link)
        .then()
        .body("rules[0].summary", equalTo("Always: send to Ventas (WhatsApp)"));
  }
}
