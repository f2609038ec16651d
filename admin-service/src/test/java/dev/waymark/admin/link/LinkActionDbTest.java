package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/// Rules that lead where another link leads.
@QuarkusTest
@QuarkusTestResource(Database.class)
class LinkActionDbTest {
  private static final String OTHER =
      "{\"target\": \"https://there.example.com/\", \"title\": \"Summer sale\"}";

  private static String to(String link) {
    return "{\"target\": \"https://example.com/\", \"rules\": [" + rule(link) + "]}";
  }

  private static String rule(String link) {
    return "{\"name\": \"There\", \"conditions\": [], \"action\": {\"type\": \"link\", \"link\": \"%s\"}}"
        .formatted(link);
  }

  private static ValidatableResponse simulate(Tenant tenant, String link) {
    return as(tenant.viewer(), "{}")
        .post(tenant.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(200);
  }

  @Test
  void link_thatARuleLeadsTo_isPlayedAndNamed() {
    Tenant acme = tenant("team");
    String other = acme.link(OTHER);
    String link = acme.link(to(other));

    acme.get("/links/" + link)
        .then()
        .body("rules[0].action.link", equalTo(other))
        .body("rules[0].summary", equalTo("Always: send where Summer sale leads"));
    simulate(acme, link)
        .body("location", equalTo("https://there.example.com/"))
        .body("decided_by.step", equalTo("rule"))
        .body("decided_by.link", equalTo(other));

    as(acme.editor(), "{\"active\": false}")
        .patch(acme.at("/links/" + other))
        .then()
        .statusCode(200);
    simulate(acme, link)
        .body("location", equalTo("https://example.com/"))
        .body("trace[0].skipped", equalTo("Summer sale is switched off"));
    as(acme.editor()).delete(acme.at("/links/" + other)).then().statusCode(200);
    simulate(acme, link).body("trace[0].skipped", equalTo("there is no such link"));
  }

  @Test
  void link_thatIsItselfAnothersOrNone_isRefused() {
    Tenant acme = tenant("team");
    String strangers = tenant("team").link(OTHER);
    String other = acme.link(OTHER);
    String link = acme.link(to(other));
    String pointer = "/rules/0/action/link";

    as(acme.editor(), to(strangers))
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("detail", containsString("There is no link"));
    as(acme.editor(), to("sale"))
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("detail", containsString("the id of a link"));
    as(acme.editor(), to(link))
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("detail", containsString("its own link"));
    as(acme.editor(), to(link))
        .patch(acme.at("/links/" + other))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("detail", containsString("round in a circle"));
    as(acme.editor(), "[" + rule(link) + "]")
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/0/action/link"));
    as(acme.editor(), "{\"rules\": []}").patch(acme.at("/links/" + link)).then().statusCode(200);
    as(acme.editor(), to(link)).patch(acme.at("/links/" + other)).then().statusCode(200);
  }
}
