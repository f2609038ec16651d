package dev.waymark.admin.setup;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SetupDbTest {
  @Inject People people;
  @Inject TestClock clock;

  @BeforeEach
  void nobody() {
    people.removeAll();
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  private static String body(String code, String email) {
    return """
    {"code": "%s", "email": "%s", "name": "Ana", "password": "seven quiet herons at noon",
     "workspace": {"name": "Shop", "time_zone": "Europe/Madrid", "country": "ES"}}
    """
        .formatted(code, email);
  }

  private static Response found(String json) {
    return given().contentType(ContentType.JSON).body(json).post("/api/setup");
  }

  private static String code() {
    return as(OPERATOR)
        .post("/api/setup/codes")
        .then()
        .statusCode(200)
        .body("url", containsString("/setup#"))
        .extract()
        .path("code");
  }

  @Test
  void setUp_withTheCode_makesTheOwnerOfAWorkspaceOnTheFirstPlan() {
    Response answer = found(body(code(), "ana@example.com"));

    answer.then().statusCode(201).body("workspaces.role", contains("owner"));
    String workspace = answer.path("workspaces[0].workspace_id");
    String cookie = answer.cookie("wm");
    given()
        .cookie("wm", cookie)
        .get("/api/workspaces/" + workspace)
        .then()
        .body("plan", equalTo("agency"))
        .body("time_zone", equalTo("Europe/Madrid"))
        .body("country", equalTo("ES"))
        .body("role", equalTo("owner"));
    given()
        .cookie("wm", cookie)
        .get("/api/workspaces/" + workspace + "/audit-log")
        .then()
        .body("entries.action", contains("workspace.create"))
        .body("entries.user_id", contains(answer.<String>path("person.id")));
  }

  @Test
  void setUp_besideADemo_makesItsOwnerWhoRemovesItByOneButton() {
    String demo =
        as(OPERATOR, "{\"name\": \"Demo\", \"plan\": \"agency\"}")
            .post("/api/workspaces")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as(OPERATOR).put("/api/workspaces/" + demo + "/demo").then().statusCode(200);
    Response answer = found(body(code(), "ana@example.com"));
    String cookie = answer.cookie("wm");
    String own =
        answer.<List<String>>path("workspaces.workspace_id").stream()
            .filter(id -> !id.equals(demo))
            .findFirst()
            .orElseThrow();

    page(cookie, "/w/" + demo + "/links").body(containsString("This is a demo"));
    page(cookie, "/w/" + own + "/links").body(not(containsString("This is a demo")));
    remove(cookie, own).then().statusCode(404);
    remove(cookie, demo).then().statusCode(303);
    given().cookie("wm", cookie).get("/api/workspaces").then().body("workspaces.id", contains(own));
  }

  private static ValidatableResponse page(String cookie, String path) {
    return given().cookie("wm", cookie).accept("text/html").get(path).then().statusCode(200);
  }

  private static Response remove(String cookie, String workspace) {
    return given()
        .cookie("wm", cookie)
        .header("Sec-Fetch-Site", "same-origin")
        .accept("text/html")
        .redirects()
        .follow(false)
        .post("/w/" + workspace + "/demo/remove");
  }

  @Test
  void setUp_withTheOperatorsKey_worksOnce() {
    found(body(OPERATOR, "ana@example.com")).then().statusCode(201);
    found(body(OPERATOR, "bea@example.com")).then().statusCode(409);
    as(OPERATOR).post("/api/setup/codes").then().statusCode(409);
  }

  @Test
  void setUp_wrongUsedOrOldCode_makesNobody() {
    found(body("A".repeat(43), "ana@example.com")).then().statusCode(403);
    found(body("operator-key-of-the-tests-0123456780", "ana@example.com")).then().statusCode(403);
    String code = code();
    clock.advance(Duration.ofHours(1));
    found(body(code, "ana@example.com")).then().statusCode(403);
    clock.reset();
    found(body(code, "ana@example.com")).then().statusCode(201);
  }

  @Test
  void setUp_whateverIsWrong_isToldAtOnceAndTheCodeStillWorks() {
    String code = code();
    found(
            """
            {"code": "%s", "email": "ana", "name": "", "password": "short",
             "workspace": {"name": "", "plan": "agency", "time_zone": "Mars"}, "more": 1}
            """
                .formatted(code))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/email",
                "/name",
                "/password",
                "/workspace/plan",
                "/workspace/name",
                "/workspace/time_zone",
                "/more"));
    found(body(code, "ana@example.com")).then().statusCode(201);
  }

  @Test
  void setUp_wrongCode_isToldBeforeAnybodyLooksAtThePassword() {
    found(body("A".repeat(43), "ana").replace("seven quiet herons at noon", "short"))
        .then()
        .statusCode(403);
  }

  @Test
  void setUp_twoAtOnce_makesOne() {
    String code = code();
    List<Integer> answers =
        Stream.of("ana@example.com", "bea@example.com", "eva@example.com")
            .map(
                email -> CompletableFuture.supplyAsync(() -> found(body(code, email)).statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(answers).containsExactly(201, 409, 409);
    String workspaces =
        as(OPERATOR).queryParam("limit", 200).get("/api/workspaces").then().extract().asString();
    assertThat(workspaces).contains("Shop");
  }

  @Test
  void code_notByTheOperator_isRefused() {
    given().post("/api/setup/codes").then().statusCode(401);
  }
}
