package dev.waymark.admin.hub;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class HubsDbTest {
  private static final String SHOP =
      """
      {"hub": {"title": "Anna's shop", "entries": [
        {"key": "chat", "label": "Chat", "channel": "sales",
         "conditions": [{"field": "country", "operator": "eq", "value": "ES"}]},
        {"key": "shop", "label": "Shop", "text": "All of it", "url": "https://example.com/shop"}]}}""";

  private static Tenant acme() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    return acme;
  }

  private static String hub(Tenant tenant) {
    return as(tenant.editor(), SHOP)
        .post(tenant.at("/hubs"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse patch(Tenant tenant, String id, String json) {
    return as(tenant.editor(), json).patch(tenant.at("/hubs/" + id)).then();
  }

  @Test
  void create_page_isALinkWithIt() {
    Tenant acme = acme();
    String id =
        as(acme.editor(), SHOP)
            .post(acme.at("/hubs"))
            .then()
            .statusCode(201)
            .header("Location", containsString("/hubs/lnk_"))
            .header("ETag", equalTo("\"1\""))
            .body("short_url", notNullValue())
            .body("target", nullValue())
            .body("hub.title", equalTo("Anna's shop"))
            .body("hub", not(hasKey("picture")))
            .body("hub.entries.key", contains("chat", "shop"))
            .body("hub.entries[0].channel", equalTo("sales"))
            .body("hub.entries[0].conditions[0].value", equalTo("ES"))
            .body("hub.entries[1].url", equalTo("https://example.com/shop"))
            .body("hub.entries[1]", not(hasKey("conditions")))
            .body("warnings", empty())
            .extract()
            .path("id");
    acme.get("/links/" + id).then().statusCode(200).body("hub.entries", hasSize(2));
    acme.get("/hubs/" + id).then().statusCode(200).header("ETag", equalTo("\"1\""));
  }

  @Test
  void create_withoutAPage_namesWhatIsMissingBesideAllElse() {
    Tenant acme = acme();
    for (String body :
        new String[] {
          "{\"slug\": \"a b\", \"colour\": 1}", "{\"slug\": \"a b\", \"colour\": 1, \"hub\": null}"
        }) {
      as(acme.editor(), body)
          .post(acme.at("/hubs"))
          .then()
          .statusCode(400)
          .body(
              "errors.pointer.sort()", contains("/colour", "/hub/entries", "/hub/title", "/slug"));
    }
  }

  @Test
  void create_sentAgainUnderItsKey_isTheSameHub() {
    Tenant acme = acme();
    for (int i = 0; i < 2; i++) {
      as(acme.editor(), SHOP)
          .header("Idempotency-Key", "once-" + acme.workspace())
          .post(acme.at("/hubs"))
          .then()
          .statusCode(201)
          .body("hub.entries.key", contains("chat", "shop"));
    }
    acme.get("/hubs").then().body("hubs", hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"channel\": \"nobody\"} | /hub/entries/0/channel",
        "{\"channel\": \"sales\", \"url\": \"https://example.com/\"} | /hub/entries/0",
        "{\"url\": \"javascript:alert(1)\"} | /hub/entries/0/url",
        "{\"url\": \"https://example.com/\", \"icon\": \"x\"} | /hub/entries/0/icon",
      })
  void change_faultyEntry_is400WithThePointer(String target, String pointer) {
    Tenant acme = acme();
    patch(
            acme,
            hub(acme),
            "{\"hub\": {\"entries\": [{\"key\": \"a\", \"label\": \"A\", "
                + target.substring(1)
                + "]}}")
        .statusCode(400)
        .body("errors.pointer", contains(pointer));
  }

  @Test
  void list_workspaceWithOtherLinksToo_hasTheHubsOnly() {
    Tenant acme = acme();
    acme.link("{\"target\": \"https://example.com/\"}");
    String first = hub(acme);
    String second = hub(acme);
    acme.get("/hubs").then().body("hubs.id", contains(second, first));
    String cursor =
        acme.get("/hubs?limit=1")
            .then()
            .body("hubs.id", contains(second))
            .extract()
            .path("next_cursor");
    acme.get("/hubs?cursor=" + cursor)
        .then()
        .body("hubs.id", contains(first))
        .body("next_cursor", nullValue());
    acme.get("/hubs?sort=slug").then().statusCode(400);
    acme.get("/links").then().body("links", hasSize(3));
  }

  @Test
  void change_title_keepsTheEntries() {
    Tenant acme = acme();
    String id = hub(acme);
    patch(acme, id, "{\"hub\": {\"title\": \"Summer\"}, \"target\": \"https://example.com/\"}")
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("hub.title", equalTo("Summer"))
        .body("hub.entries", hasSize(2))
        .body("target", equalTo("https://example.com/"));
    as(acme.editor(), "{\"active\": false}")
        .header("If-Match", "\"1\"")
        .patch(acme.at("/hubs/" + id))
        .then()
        .statusCode(412);
  }

  @Test
  void change_thePageAway_isRefusedHereAndDoneOnTheLink() {
    Tenant acme = acme();
    String id = hub(acme);
    String away = "{\"hub\": null, \"target\": \"https://example.com/\"}";
    patch(acme, id, away)
        .statusCode(400)
        .body("errors.pointer", contains("/hub/title", "/hub/entries"));
    as(acme.editor(), away)
        .patch(acme.at("/links/" + id))
        .then()
        .statusCode(200)
        .body("hub", nullValue());
    acme.get("/hubs/" + id).then().statusCode(404);
  }

  @Test
  void anyCall_linkThatIsNoHub_is404() {
    Tenant acme = acme();
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    acme.get("/hubs/" + link).then().statusCode(404);
    patch(acme, link, SHOP).statusCode(404);
    as(acme.editor()).delete(acme.at("/hubs/" + link)).then().statusCode(404);
    acme.get("/links/" + link).then().statusCode(200).body("hub", nullValue());
  }

  @Test
  void delete_hub_deletesItsLink() {
    Tenant acme = acme();
    String id = hub(acme);
    as(acme.editor())
        .delete(acme.at("/hubs/" + id))
        .then()
        .statusCode(200)
        .body("ok", equalTo(true));
    acme.get("/links/" + id).then().statusCode(404);
    acme.get("/hubs").then().body("hubs", empty());
  }
}
