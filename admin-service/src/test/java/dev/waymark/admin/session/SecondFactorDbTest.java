package dev.waymark.admin.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.People.Account;
import dev.waymark.admin.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SecondFactorDbTest {
  private static final String PATH = "/api/person/second-factor";

  @Inject People people;
  @Inject TestClock clock;

  @AfterEach
  void reset() {
    clock.reset();
  }

  private static Response signIn(Account account, @Nullable String code) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            "{\"email\": \"%s\", \"password\": \"%s\"%s}"
                .formatted(
                    account.email(),
                    People.PASSWORD,
                    code == null ? "" : ", \"second_factor\": \"" + code + "\""))
        .post("/api/session");
  }

  private static String code(String code) {
    return "{\"second_factor\": \"" + code + "\"}";
  }

  private List<String> turnedOn(Account ana) {
    people.app(ana, false);
    return ana.sends(code(People.appCode(-1)))
        .put(PATH)
        .then()
        .statusCode(200)
        .body("recovery_codes", hasSize(10))
        .extract()
        .path("recovery_codes");
  }

  @Test
  void turnOn_onlyWithACodeOfTheApp_asksForOneFromThenOn() {
    Account ana = people.person();
    String uri = ana.sends("").post(PATH).then().statusCode(200).extract().path("uri");
    assertThat(uri).startsWith("otpauth://totp/Waymark:Ana.").contains("%40example.com?secret=");
    ana.sends(code("000000")).put(PATH).then().statusCode(401);
    signIn(ana, null).then().statusCode(201);
    people.sql("delete from admin.second_factor where person_id = ?", ana.id());

    turnedOn(ana);

    signIn(ana, null).then().statusCode(401).body("type", containsString("code-needed"));
    signIn(ana, "000000").then().statusCode(401).body("type", containsString("unauthenticated"));
    signIn(ana, People.appCode(0)).then().statusCode(201);
    ana.asks().get(PATH).then().body("enabled", equalTo(true)).body("recovery_codes", equalTo(10));
    ana.sends("").post(PATH).then().statusCode(409);
  }

  @Test
  void code_used_worksForNobodyElseNotEvenAtTheSameMoment() throws Exception {
    Account ana = people.person();
    List<String> codes = turnedOn(ana);
    String app = People.appCode(0);
    try (var pool = Executors.newFixedThreadPool(3)) {
      List<Callable<Integer>> same =
          List.of(
              () -> signIn(ana, app).statusCode(),
              () -> signIn(ana, app).statusCode(),
              () -> signIn(ana, app).statusCode());
      var answers = pool.invokeAll(same).stream().map(each -> each.resultNow()).sorted().toList();
      assertThat(answers).containsExactly(201, 401, 401);
    }
    signIn(ana, codes.getFirst()).then().statusCode(201);
    signIn(ana, codes.getFirst()).then().statusCode(401);
    ana.asks().get(PATH).then().body("recovery_codes", equalTo(9));
  }

  @Test
  void code_wrongTooOften_isLookedAtNoMore() {
    Account ana = people.person();
    List<String> codes = turnedOn(ana);
    for (int i = 0; i < 10; i++) {
      ana.sends(code("000000")).post(PATH + "/recovery-codes").then().statusCode(401);
    }
    ana.sends(code(codes.getFirst())).post(PATH + "/recovery-codes").then().statusCode(429);
    signIn(ana, codes.getFirst()).then().statusCode(429);
    ana.asks().get(PATH).then().body("recovery_codes", equalTo(10));
  }

  @Test
  void everyWayIn_withoutACode_isShut() {
    Tenant acme = Api.tenant("free");
    Account ana = people.person();
    List<String> codes = turnedOn(ana);
    String invite = people.invite(acme.workspace()).token();
    people.sql(
        "update admin.invite set email = ?, email_folded = lower(?) where workspace_id = ?",
        ana.email(),
        ana.email(),
        acme.workspace());
    given()
        .contentType(ContentType.JSON)
        .body("{\"token\": \"%s\", \"password\": \"%s\"}".formatted(invite, People.PASSWORD))
        .post("/api/invites/accept")
        .then()
        .statusCode(401)
        .body("type", containsString("code-needed"));
    String reset = people.code(ana.id());
    String body = "{\"code\": \"%s\", \"password\": \"nine loud otters by the quay\"%s}";
    given()
        .contentType(ContentType.JSON)
        .body(body.formatted(reset, ""))
        .post("/api/password")
        .then()
        .statusCode(401)
        .body("type", containsString("code-needed"));
    given()
        .contentType(ContentType.JSON)
        .body(body.formatted(reset, ", \"second_factor\": \"" + codes.getFirst() + "\""))
        .post("/api/password")
        .then()
        .statusCode(200);
  }

  @Test
  void operatorsCode_thatTakesItOff_letsInWithoutTheApp() {
    Account ana = people.person();
    turnedOn(ana);
    String reset =
        Api.as(
                Api.OPERATOR,
                "{\"email\": \"%s\", \"take_off_second_factor\": true}".formatted(ana.email()))
            .post("/api/password-codes")
            .then()
            .statusCode(200)
            .extract()
            .path("code");
    given()
        .contentType(ContentType.JSON)
        .body("{\"code\": \"%s\", \"password\": \"%s\"}".formatted(reset, People.PASSWORD))
        .post("/api/password")
        .then()
        .statusCode(200);
    signIn(ana, null).then().statusCode(201);
  }

  @Test
  void turnOff_byThePasswordAndACode_andByNeitherAlone() {
    Account ana = people.person();
    List<String> codes = turnedOn(ana);
    String body = "{\"password\": \"%s\", \"second_factor\": \"%s\"}";
    ana.sends(body.formatted("not my password at all", codes.get(1)))
        .post(PATH + "/removal")
        .then()
        .statusCode(401);
    ana.sends(body.formatted(People.PASSWORD, "000000"))
        .post(PATH + "/removal")
        .then()
        .statusCode(401);
    signIn(ana, null).then().statusCode(401);
    ana.sends(body.formatted(People.PASSWORD, codes.get(1)))
        .post(PATH + "/removal")
        .then()
        .statusCode(200);
    signIn(ana, null).then().statusCode(201);
  }

  @Test
  void page_inTwoSteps_signsInWithoutShowingThePassword() {
    Account ana = people.person();
    List<String> codes = turnedOn(ana);
    String page =
        given()
            .formParam("email", ana.email())
            .formParam("password", People.PASSWORD)
            .formParam("next", "/profile")
            .post("/sign-in")
            .then()
            .statusCode(200)
            .header("Set-Cookie", nullValue())
            .body(containsString("/sign-in/code"), not(containsString(People.PASSWORD)))
            .extract()
            .asString();
    String step = page.replaceAll("(?s).*name=\"step\" value=\"([^\"]+)\".*", "$1");
    secondStep(step, "000000").then().statusCode(422).body(containsString(step));
    Response in = secondStep(step, codes.getFirst());
    in.then().statusCode(303).header("Location", containsString("/profile"));
    assertThat(in.getCookie("wm")).isNotNull();
    // Used up.
    secondStep(step, codes.get(1)).then().statusCode(422).body(containsString("too long"));
  }

  @Test
  void page_stepThatIsOldOrOfAFormerPassword_leadsNowhere() {
    Account ana = people.person();
    List<String> codes = turnedOn(ana);
    people.sql(
        "insert into admin.one_time_code (hash, purpose, person_id, created_at, ends_at)"
            + " values (?, 'second_factor', ?, now(), now() + interval '10 minutes')",
        new dev.waymark.service.access.Secret("B".repeat(43)).hash(),
        ana.id());
    ana.sends(
            "{\"current_password\": \"%s\", \"password\": \"nine loud otters by the quay\"}"
                .formatted(People.PASSWORD))
        .put("/api/person/password")
        .then()
        .statusCode(200);
    secondStep("B".repeat(43), codes.getFirst())
        .then()
        .statusCode(422)
        .body(containsString("too long"));
  }

  private static Response secondStep(String step, String code) {
    return given()
        .redirects()
        .follow(false)
        .formParam("step", step)
        .formParam("second_factor", code)
        .formParam("next", "/profile")
        .post("/sign-in/code");
  }

  @Test
  void page_ofTheProfile_setsItUpWithAPicture() {
    Account ana = people.person();
    ana.asks().get("/profile/second-factor").then().statusCode(200);
    ana.asks()
        .post("/profile/second-factor")
        .then()
        .statusCode(200)
        .body(containsString("data:image/svg+xml;base64,"));
    ana.asks()
        .formParam("second_factor", "000000")
        .post("/profile/second-factor/on")
        .then()
        .statusCode(422)
        .body(containsString("data:image/svg+xml;base64,"));
    people.sql("delete from admin.second_factor where person_id = ?", ana.id());
    people.app(ana, false);
    ana.asks()
        .formParam("second_factor", People.appCode(0))
        .post("/profile/second-factor/on")
        .then()
        .statusCode(200)
        .body(containsString("Recovery codes"));
    clock.advance(Duration.ofMinutes(11));
    ana.asks()
        .redirects()
        .follow(false)
        .accept("text/html")
        .formParam("code", "1")
        .post("/profile/second-factor/codes")
        .then()
        .statusCode(303);
  }
}
