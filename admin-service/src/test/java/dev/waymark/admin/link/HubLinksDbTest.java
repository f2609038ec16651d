package dev.waymark.admin.link;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class HubLinksDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Published published;

  /// A hub with an entry for each link.
  private static String hub(String... links) {
    return List.of(links).stream()
        .map(
            link ->
                "{\"key\": \"to-%d\", \"label\": \"Go\", \"link\": \"%s\"}"
                    .formatted(List.of(links).indexOf(link), link))
        .collect(Collectors.joining(",", "{\"hub\": {\"title\": \"Hub\", \"entries\": [", "]}}"));
  }

  private static ValidatableResponse patch(Tenant tenant, String link, String patch) {
    return as(tenant.editor(), patch).patch(tenant.at("/links/" + link)).then();
  }

  @Test
  void save_linkThatIsNotThere_is400WhereItStands() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    String own = acme.link(TARGET);
    as(acme.editor(), hub(own, "lnk_none", other.link(TARGET)))
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/hub/entries/1/link", "/hub/entries/2/link"));
    as(acme.editor(), hub(own)).post(acme.at("/links")).then().statusCode(201);
  }

  @Test
  void save_ledBackToItself_is400() {
    Tenant acme = tenant("free");
    String end = acme.link(TARGET);
    String third = acme.link(hub(end));
    String second = acme.link(hub(third, end));
    String first = acme.link(hub(second));
    patch(acme, end, hub(end))
        .statusCode(400)
        .body("errors.pointer", contains("/hub/entries/0/link"))
        .body("detail", equalTo("A hub cannot lead to itself."));
    patch(acme, end, hub(first)).statusCode(400).body("detail", containsString("in a circle"));
    patch(acme, third, hub(end, second)).body("errors.pointer", contains("/hub/entries/1/link"));
    patch(acme, first, hub(second, third, end)).statusCode(200);
  }

  @Test
  void change_ofSomethingElseOnceALinkIsGone_goesThrough() {
    Tenant acme = tenant("free");
    String gone = acme.link(TARGET);
    String hub = acme.link(hub(gone));
    as(acme.editor()).delete(acme.at("/links/" + gone)).then().statusCode(200);
    patch(acme, hub, "{\"title\": \"Still\"}").statusCode(200);
    patch(acme, hub, "{\"hub\": {\"text\": \"Changed\"}}")
        .statusCode(400)
        .body("errors.pointer", contains("/hub/entries/0/link"));
  }

  @Test
  void conditions_beyondThePlan_are402AndPausedOnASmallerOne() {
    String hub =
        """
        {"hub": {"title": "Hub", "entries": [
          {"key": "all", "label": "All", "url": "https://example.com/"},
          {"key": "fr", "label": "Fr", "url": "https://example.fr/",
           "conditions": [{"field": "country", "operator": "eq", "value": "FR"},
             {"field": "language", "operator": "eq", "value": "fr"}]}]}}
        """;
    Tenant acme = tenant("pro");
    as(acme.editor(), hub)
        .post(acme.at("/links"))
        .then()
        .statusCode(402)
        .body("errors.pointer", contains("/hub/entries/1/conditions/1/field"));

    as(OPERATOR, "{\"plan\": \"team\"}").patch(acme.at("")).then().statusCode(200);
    String link = acme.link(hub);
    as(OPERATOR, "{\"plan\": \"pro\"}")
        .patch(acme.at(""))
        .then()
        .body("changed_links[0].features.name", contains("hub"));
    assertThat(published.body("link", link)).contains("\"all\"").doesNotContain("\"fr\"");
    acme.get("/links/" + link)
        .then()
        .body("paused.hub", containsString("'fr'"))
        .body("hub.entries", hasSize(2));
    patch(acme, link, "{\"title\": \"Still\"}").statusCode(200);

    as(OPERATOR, "{\"plan\": \"team\"}").patch(acme.at("")).then().statusCode(200);
    assertThat(published.body("link", link)).contains("\"all\"", "\"fr\"");
    acme.get("/links/" + link).then().body("$", not(hasKey("paused")));
  }
}
