package dev.waymark.service.access;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AccessDbTest {

  @Test
  void request_noKey_is401AndSaysHow() {
    given()
        .get("/api/workspaces")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Bearer"))
        .body("detail", containsString("X-API-Key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wmk_nonsense", "operator-key-of-the-tests-0123456780", "ключ"})
  void request_unknownKey_is401(String key) {
    as(key).get("/api/workspaces").then().statusCode(401);
  }

  @Test
  void request_keyAsBearer_isLetIn() {
    Tenant acme = tenant("free");
    given()
        .header("Authorization", "Bearer " + acme.viewer())
        .get(acme.at(""))
        .then()
        .statusCode(200)
        .body("role", equalTo("viewer"));
  }

  @Test
  void request_twoDifferentKeys_is401() {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .header("Authorization", "Bearer " + acme.owner())
        .get(acme.at(""))
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api_key", "access_token", "anything"})
  void request_keyInTheAddress_isRefused(String parameter) {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam(parameter, acme.viewer())
        .get(acme.at(""))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains(parameter));
  }

  @Test
  void request_anotherWorkspace_looksLikeOneThatIsNotThere() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    String detail =
        as(OPERATOR).get("/api/workspaces/ws_none").then().statusCode(404).extract().path("detail");
    as(acme.owner())
        .get(other.at(""))
        .then()
        .statusCode(404)
        .body("detail", equalTo(detail))
        .body("instance", equalTo(other.at("")));
  }

  @Test
  void request_roleTooLow_is403AndSaysWhich() {
    Tenant acme = tenant("free");
    as(acme.editor(), "{}")
        .post(acme.at("/api-keys"))
        .then()
        .statusCode(403)
        .body("detail", containsString("owner"));
    as(acme.owner(), "{\"name\": \"x\"}").post("/api/workspaces").then().statusCode(403);
  }

  @Test
  void request_deletedKey_is401AtOnce() {
    Tenant acme = tenant("free");
    String id =
        as(acme.owner())
            .get(acme.at("/api-keys"))
            .then()
            .body("api_keys.role", hasItem("viewer"))
            .extract()
            .path("api_keys.find { it.role == 'viewer' }.id");
    as(acme.viewer()).get(acme.at("")).then().statusCode(200);
    as(acme.owner()).delete(acme.at("/api-keys/" + id)).then().body("ok", equalTo(true));
    as(acme.viewer()).get(acme.at("")).then().statusCode(401);
    as(acme.owner()).delete(acme.at("/api-keys/" + id)).then().statusCode(404);
  }
}
