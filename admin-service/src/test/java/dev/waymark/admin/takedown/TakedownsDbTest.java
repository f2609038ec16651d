package dev.waymark.admin.takedown;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.takedown.TakedownList;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class TakedownsDbTest {
  @Inject Published published;
  @Inject TakedownRegister register;

  private Tenant acme = new Tenant("", "", "", "", "");
  private String host = "";

  @BeforeEach
  void begin() {
    acme = tenant("team");
    host = "evil-" + acme.workspace().replace('_', '-') + ".example";
  }

  @AfterEach
  void emptyTheFile() {
    register.follow(TakedownList.EMPTY);
  }

  private static String body(String what, String subject) {
    return """
    {"what": "%s", "subject": "%s", "reason": "Phishing"}
    """
        .formatted(what, subject);
  }

  private static String takeDown(String what, String subject) {
    return as(OPERATOR, body(what, subject))
        .post("/api/takedowns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void lift(String id) {
    as(OPERATOR).delete("/api/takedowns/" + id).then().statusCode(200);
  }

  private String link(String members) {
    return acme.link("{" + members + "}");
  }

  private ValidatableResponse simulated(String link) {
    return as(acme.viewer(), "{}").post(acme.at("/links/" + link + "/simulate")).then();
  }

  @Test
  void link_takenDown_isPublishedShownAndAudited() {
    String link = link("\"target\": \"https://example.com/\"");
    String id = takeDown("link", link);
    assertThat(published.body("takedown", "link/" + link))
        .isEqualTo("{\"what\":\"link\",\"subject\":\"" + link + "\"}");
    as(OPERATOR)
        .get("/api/takedowns/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("subject", equalTo(link))
        .body("workspace_id", equalTo(acme.workspace()))
        .body("source", equalTo("operator"));
    acme.get("/links/" + link)
        .then()
        .body("taken_down.what", equalTo("link"))
        .body("taken_down.subject", equalTo(link))
        .body("taken_down.reason", equalTo("Phishing"))
        .body("taken_down.since", notNullValue())
        .body("taken_down.at", nullValue());
    acme.get("/links").then().body("links.taken_down.reason", contains("Phishing"));
    simulated(link)
        .statusCode(200)
        .body("outcome", equalTo("taken_down"))
        .body("decided_by.step", equalTo("active"))
        .body("location", nullValue());
    as(acme.admin())
        .get(acme.at("/audit-log"))
        .then()
        .body("entries[0].action", equalTo("takedown.create"))
        .body("entries[0].user_id", equalTo("operator"))
        .body("entries[0].subject", equalTo(link))
        .body("entries[0].after.reason", equalTo("Phishing"));

    lift(id);
    assertThat(published.body("takedown", "link/" + link)).isNull();
    acme.get("/links/" + link).then().body("taken_down", nullValue());
    simulated(link).body("outcome", equalTo("redirect"));
    as(acme.admin())
        .get(acme.at("/audit-log"))
        .then()
        .body("entries[0].action", equalTo("takedown.delete"));
  }

  @Test
  void link_takenDown_canBeChangedAndStaysDown() {
    String link = link("\"target\": \"https://example.com/\"");
    takeDown("link", link);
    as(acme.editor(), "{\"title\": \"Still mine\", \"target\": \"https://example.org/\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("title", equalTo("Still mine"))
        .body("taken_down.what", equalTo("link"))
        .body("warnings[0].kind", equalTo("taken_down"))
        .body("warnings[0].detail", containsString("Phishing"));
    as(acme.viewer(), "{}")
        .post(acme.at("/links/" + link + "/check"))
        .then()
        .body("warnings.kind", hasItem("taken_down"));
  }

  @Test
  void shortUrl_ofALink_namesIt() {
    String slug = "sale-" + acme.workspace().substring(3);
    String link = link("\"target\": \"https://example.com/\", \"slug\": \"" + slug + "\"");
    as(OPERATOR, body("link", "https://GO.example.com./" + slug.toUpperCase(Locale.ROOT) + "?x=1"))
        .post("/api/takedowns")
        .then()
        .statusCode(201)
        .body("subject", equalTo(link));
  }

  @Test
  void workspace_takenDown_takesAllOfItsLinks() {
    String link = link("\"target\": \"https://example.com/\"");
    String id = takeDown("workspace", acme.workspace());
    acme.get("").then().body("taken_down.reason", equalTo("Phishing"));
    acme.get("/links/" + link)
        .then()
        .body("taken_down.what", equalTo("workspace"))
        .body("taken_down.subject", equalTo(acme.workspace()));
    String later = link("\"target\": \"https://example.com/\"");
    simulated(later).body("outcome", equalTo("taken_down"));
    as(OPERATOR)
        .get("/api/workspaces")
        .then()
        .body("workspaces.taken_down.subject", hasItem(acme.workspace()));
    Tenant other = tenant("free");
    other.get("").then().body("taken_down", nullValue());
    lift(id);
    acme.get("").then().body("taken_down", nullValue());
  }

  @Test
  void host_takenDown_takesLinksThatNameItAndSaysWhere() {
    String link =
        link(
            """
            "target": "https://example.com/", "rules": [{"name": "a", "conditions": [
              {"field": "country", "operator": "eq", "value": "DE"}],
              "action": {"type": "redirect", "url": "https://www.%s/x"}}]
            """
                .formatted(host));
    String id = takeDown("host", host.toUpperCase(Locale.ROOT) + ".");
    assertThat(published.body("takedown", "host/" + host)).isNotNull();
    acme.get("/links/" + link)
        .then()
        .body("taken_down.what", equalTo("host"))
        .body("taken_down.subject", equalTo(host))
        .body("taken_down.at", contains("/rules/0/action/url"));
    simulated(link).body("outcome", equalTo("taken_down"));

    as(acme.editor(), "{\"title\": \"x\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("warnings[0].pointer", equalTo("/rules/0/action/url"));
    as(acme.editor(), "{\"rules\": []}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("taken_down", nullValue());
    simulated(link).body("outcome", equalTo("redirect"));
    lift(id);
  }

  @Test
  void host_takenDown_isRefusedWhereverSomebodyWritesIt() {
    String link = link("\"target\": \"https://example.com/\"");
    takeDown("host", host);
    String url = "https://a." + host + "/";
    assertRefused("/links", "{\"target\": \"" + url + "\"}", "/target");
    assertRefused(
        "/links",
        "{\"target\": \"https://example.com/\", \"fallback_url\": \"" + url + "\"}",
        "/fallback_url");
    assertRefused(
        "/links",
        """
        {"hub": {"title": "H", "entries": [{"key": "a", "label": "A", "url": "%s"}]}}
        """
            .formatted(url),
        "/hub/entries/0/url");
    assertRefused(
        "/channels",
        """
        {"key": "shop", "name": "Shop", "kind": "website", "address": "%s", "status": "active"}
        """
            .formatted(url),
        "/address");
    assertRefused(
        "/domains", "{\"domain\": \"x.example\", \"root_url\": \"" + url + "\"}", "/root_url");
    as(acme.owner(), "{\"default_destination\": {\"url\": \"" + url + "\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/default_destination/url"));
    as(acme.editor(), "{\"target\": \"" + url + "\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/target"))
        .body("errors.detail[0]", containsString("taken down '" + host + "'"));
    as(
            acme.editor(),
            "[{\"name\": \"a\", \"conditions\": [], \"action\": {\"type\": \"redirect\", \"url\":"
                + " \""
                + url
                + "\"}}]")
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/0/action/url"));
  }

  private void assertRefused(String path, String json, String pointer) {
    as(acme.admin(), json)
        .post(acme.at(path))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer));
  }

  @Test
  void channel_whoseHostIsTakenDown_canBeSwitchedOffAndIsSimulated() {
    acme.create(
        "/channels",
        """
        {"key": "shop", "name": "Shop", "kind": "website", "address": "https://%s/", "status": "active"}
        """
            .formatted(host));
    String link = link("\"target\": \"https://example.com/\", \"fallback_channel\": \"shop\"");
    takeDown("host", host);
    simulated(link)
        .body("outcome", equalTo("taken_down"))
        .body("decided_by.step", equalTo("active"))
        .body("decided_by.channel", nullValue());
    as(acme.editor(), "{\"name\": \"Closed\", \"status\": \"passive\"}")
        .patch(acme.at("/channels/shop"))
        .then()
        .statusCode(200);
    simulated(link).body("outcome", equalTo("redirect"));
  }

  @ParameterizedTest
  @CsvSource({
    "host, com, /subject",
    "host, https://evil.example/, /subject",
    "host, go.example.com, /subject",
    "host, example.com, /subject",
    "link, lnk_none, /subject",
    "link, https://go.example.com/nothing-there-at-all, /subject",
    "link, sale, /subject",
    "workspace, ws_none, /subject",
    "planet, earth, /what",
  })
  void create_faulty_is400(String what, String subject, String pointer) {
    as(OPERATOR, body(what, subject))
        .post("/api/takedowns")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer));
  }

  @Test
  void create_again_is409() {
    takeDown("host", host);
    as(OPERATOR, body("host", host)).post("/api/takedowns").then().statusCode(409);
  }

  @Test
  void operations_all_areForTheOperatorOnly() {
    String id = takeDown("host", host);
    as(acme.owner(), body("host", "other.example")).post("/api/takedowns").then().statusCode(403);
    as(acme.owner()).get("/api/takedowns").then().statusCode(403);
    as(acme.owner()).get("/api/takedowns/" + id).then().statusCode(403);
    as(acme.owner()).delete("/api/takedowns/" + id).then().statusCode(403);
    as(OPERATOR).header("If-Match", "\"9\"").delete("/api/takedowns/" + id).then().statusCode(412);
    as(OPERATOR).get("/api/takedowns/tkd_none").then().statusCode(404);
    as(OPERATOR)
        .queryParam("what", "host")
        .queryParam("limit", 200)
        .get("/api/takedowns")
        .then()
        .statusCode(200)
        .body("takedowns.id", hasItem(id));
  }

  @Test
  void file_followed_addsAndLiftsWhatItSays() {
    String link = link("\"target\": \"https://example.com/\"");
    String kept = takeDown("host", host);
    register.follow(
        TakedownList.read(
            "link %s a fake shop\nhost %s again\nhost other.%s\nhost example.com ours\nnonsense x"
                .formatted(link, host, host)));
    acme.get("/links/" + link).then().body("taken_down.reason", equalTo("a fake shop"));
    assertThat(published.body("takedown", "host/other." + host)).isNotNull();
    as(OPERATOR)
        .queryParam("limit", 200)
        .get("/api/takedowns")
        .then()
        .body("takedowns.findAll { it.source == 'file' }.subject", hasItems(link, "other." + host))
        .body("takedowns.find { it.subject == '" + host + "' }.source", equalTo("operator"))
        .body("takedowns.find { it.subject == 'example.com' }", nullValue());
    as(acme.admin())
        .get(acme.at("/audit-log"))
        .then()
        .body("entries[0].action", equalTo("takedown.create"))
        .body("entries[0].user_id", equalTo("system"));

    register.follow(TakedownList.read("link " + link + " a fake shop, again"));
    acme.get("/links/" + link).then().body("taken_down.reason", equalTo("a fake shop, again"));
    assertThat(published.body("takedown", "host/other." + host)).isNull();

    register.follow(TakedownList.EMPTY);
    acme.get("/links/" + link).then().body("taken_down", nullValue());
    as(OPERATOR).get("/api/takedowns/" + kept).then().statusCode(200);
    assertThat(published.body("takedown", "host/" + host)).isNotNull();
  }
}
