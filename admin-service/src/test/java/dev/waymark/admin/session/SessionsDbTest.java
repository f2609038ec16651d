package dev.waymark.admin.session;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tries to be somebody else, or to make somebody do what they did not mean.
@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionsDbTest {
  @Inject People people;
  @Inject TestClock clock;
  @Inject MeterRegistry meters;
  @Inject MockMailbox mailbox;

  @AfterEach
  void reset() {
    clock.reset();
  }

  private static Response signIn(String email, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
        .post("/api/session");
  }

  private static String cookie(Response response) {
    return response.then().extract().cookie("wm");
  }

  private static RequestSpecification with(String cookie) {
    return given().cookie("wm", cookie).header("Sec-Fetch-Site", "same-origin");
  }

  @Test
  void signIn_rightPassword_setsACookieThatNoScriptAndNoOtherSiteGets() {
    Account ana = people.person();

    Response answer = signIn(ana.email().toUpperCase(Locale.ROOT), People.PASSWORD);

    answer
        .then()
        .statusCode(201)
        .header("Set-Cookie", containsString("; HttpOnly; SameSite=Strict"))
        .header("Set-Cookie", containsString("; Path=/; Max-Age=2592000;"))
        .header("Set-Cookie", not(containsString("Domain")))
        .body("person.id", equalTo(ana.id()))
        .body("workspaces", hasSize(0));
    with(cookie(answer)).get("/api/session").then().body("person.email", equalTo(ana.email()));
  }

  @Test
  void signIn_behindAProxyWithHttps_hasTheCookieOfThisHostAlone() {
    // Only WAYMARK_DASHBOARD_URL or a proxy that is trusted says https; here nobody is.
    Account ana = people.person();
    given()
        .header("X-Forwarded-Proto", "https")
        .contentType(ContentType.JSON)
        .body("{\"email\": \"%s\", \"password\": \"x\"}".formatted(ana.email()))
        .post("/api/session")
        .then()
        .statusCode(401);
    assertThat(new Browser("n", "", null, Site.of("https", "links.example.com:443")).forgetting())
        .isEqualTo("__Host-wm=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
  }

  @Test
  void signIn_plainHttpToAnotherMachine_isRefusedWithASentence() {
    Account ana = people.person();
    for (String host : new String[] {"links.example.com", "192.168.1.7:8081", "127.0.0.1.nip.io"}) {
      given()
          .header("Host", host)
          .contentType(ContentType.JSON)
          .body("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ana.email(), People.PASSWORD))
          .post("/api/session")
          .then()
          .statusCode(403)
          .header("Set-Cookie", nullValue())
          .body("detail", containsString("WAYMARK_DASHBOARD_URL"));
      ana.asks().header("Host", host).get("/api/session").then().statusCode(403);
    }
  }

  @Test
  void signIn_withACookieOfSomebodyElse_isNeverThatSession() {
    Account mallory = people.person();
    Account ana = people.person();

    Response answer =
        given()
            .cookie("wm", mallory.cookie())
            .header("Sec-Fetch-Site", "same-origin")
            .contentType(ContentType.JSON)
            .body(
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ana.email(), People.PASSWORD))
            .post("/api/session");

    answer.then().statusCode(201);
    assertThat(cookie(answer)).isNotEqualTo(mallory.cookie());
    mallory.asks().get("/api/session").then().statusCode(401);
  }

  @Test
  void signIn_madeUpCookie_isNotTakenOver() {
    Account ana = people.person();
    String chosen = "A".repeat(43);
    Response answer =
        given()
            .cookie("wm", chosen)
            .header("Sec-Fetch-Site", "same-origin")
            .contentType(ContentType.JSON)
            .body(
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ana.email(), People.PASSWORD))
            .post("/api/session");
    answer.then().statusCode(201);
    with(chosen).get("/api/session").then().statusCode(401);
  }

  @Test
  void signIn_unknownAccount_isTheSameAnswerAndTheSameWork() {
    Account ana = people.person();
    Account gone = people.person();
    people.sql("update admin.person set disabled = true where id = ?", gone.id());
    double before = hashes();
    Response wrong = signIn(ana.email(), "not the password of anybody");
    double afterWrong = hashes();
    Response unknown = signIn("nobody." + ana.email(), "not the password of anybody");
    double afterUnknown = hashes();
    Response disabled = signIn(gone.email(), People.PASSWORD);

    assertThat(afterWrong - before).isEqualTo(1);
    assertThat(afterUnknown - afterWrong).isEqualTo(1);
    assertThat(hashes() - afterUnknown).isEqualTo(1);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.asString()).isEqualTo(wrong.asString()).isEqualTo(disabled.asString());
    assertThat(unknown.headers().asList().stream().map(Object::toString).toList())
        .isEqualTo(wrong.headers().asList().stream().map(Object::toString).toList());
  }

  private double hashes() {
    return meters.get("waymark.password.hashes").counter().count();
  }

  @Test
  void signIn_beyondFiveAMinute_computesNothingAndLocksNobodyOut() {
    Account ana = people.person();
    for (int i = 0; i < SignInLimits.OF_NETWORK_AT_ACCOUNT; i++) {
      signIn(ana.email(), "a guess of somebody").then().statusCode(401);
    }
    double before = hashes();
    Response answer = signIn(ana.email(), People.PASSWORD);
    answer.then().statusCode(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 12);
    assertThat(hashes()).isEqualTo(before);
    // Whoever is in stays in.
    ana.asks().get("/api/session").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "cross-site, -",
        "same-site, -",
        "none, -",
        "-, -",
        "-, null",
        "-, https://evil.example",
        "-, http://localhost",
        "cross-site, OWN",
      })
  void write_fromElsewhere_isRefusedAndChangesNothing(String fetchSite, String origin) {
    Tenant acme = Api.tenant("agency");
    Account ana = people.member(acme.workspace(), "owner");
    RequestSpecification request =
        given()
            .cookie("wm", ana.cookie())
            .contentType(ContentType.JSON)
            .body("{\"name\": \"Evil\"}");
    if (fetchSite != null) {
      request.header("Sec-Fetch-Site", fetchSite);
    }
    if (origin != null) {
      request.header("Origin", origin.equals("OWN") ? own() : origin);
    }
    request.patch(acme.at("")).then().statusCode(403);
    acme.get("").then().body("name", equalTo("Acme"));
  }

  @Test
  void write_fromOurOwnOriginWithoutFetchMetadata_isDone() {
    Tenant acme = Api.tenant("agency");
    Account ana = people.member(acme.workspace(), "owner");
    given()
        .cookie("wm", ana.cookie())
        .header("Origin", own())
        .contentType(ContentType.JSON)
        .body("{\"name\": \"Shop\"}")
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .body("name", equalTo("Shop"))
        .body("role", equalTo("owner"));
  }

  private static String own() {
    return "http://localhost:" + RestAssured.port;
  }

  @Test
  void signIn_fromAPageOfSomebodyElse_isRefused() {
    // Otherwise a page could sign its visitors in as its own author, and read what they enter.
    Account ana = people.person();
    given()
        .header("Origin", "https://evil.example")
        .header("Sec-Fetch-Site", "cross-site")
        .contentType(ContentType.JSON)
        .body("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ana.email(), People.PASSWORD))
        .post("/api/session")
        .then()
        .statusCode(403)
        .header("Set-Cookie", nullValue());
  }

  @Test
  void request_keyAndCookie_isTheKeys() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    ana.asks()
        .header("X-API-Key", acme.viewer())
        .get(acme.at(""))
        .then()
        .body("role", equalTo("viewer"));
    ana.asks().header("X-API-Key", "wmk_nonsense").get(acme.at("")).then().statusCode(401);
  }

  @Test
  void request_removedMemberOrOtherRole_holdsAtTheNextOne() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    ana.asks().get(acme.at("/audit-log")).then().statusCode(200);
    people.sql("update admin.membership set role = 'viewer' where person_id = ?", ana.id());
    ana.asks().get(acme.at("/audit-log")).then().statusCode(403);
    ana.asks().get(acme.at("")).then().body("role", equalTo("viewer"));
    people.sql("delete from admin.membership where person_id = ?", ana.id());
    ana.asks().get(acme.at("")).then().statusCode(404);
    people.sql("update admin.person set disabled = true where id = ?", ana.id());
    ana.asks().get("/api/session").then().statusCode(401);
  }

  @Test
  void request_severalWorkspaces_isWhatTheyAreInEach() {
    Tenant acme = Api.tenant("free");
    Tenant other = Api.tenant("free");
    Tenant third = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    people.join(ana, other.workspace(), "viewer");
    ana.asks()
        .get("/api/workspaces")
        .then()
        .body("workspaces.id", containsInAnyOrder(acme.workspace(), other.workspace()))
        .body("workspaces.role", containsInAnyOrder("owner", "viewer"));
    ana.asks().get(third.at("")).then().statusCode(404);
    ana.sends("{\"name\": \"x\"}").patch(other.at("")).then().statusCode(403);
    ana.asks().get("/api/takedowns").then().statusCode(403);
    people.person().asks().get("/api/workspaces").then().body("workspaces", hasSize(0));
  }

  @Test
  void session_idleOrOld_isOver() {
    Account ana = people.person();
    clock.advance(Sessions.IDLE.minusMinutes(1));
    ana.asks().get("/api/session").then().statusCode(200);
    clock.advance(Sessions.IDLE.minusMinutes(1));
    ana.asks().get("/api/session").then().statusCode(200);
    clock.advance(Sessions.IDLE.plusMinutes(1));
    ana.asks().get("/api/session").then().statusCode(401);

    clock.reset();
    Account old =
        people.signedIn(
            ana.id(), ana.email(), Instant.now().minus(Sessions.LONGEST).minusSeconds(60));
    people.sql("update admin.session set seen_at = now() where id = ?", old.session());
    old.asks().get("/api/session").then().statusCode(401);
  }

  @Test
  void signOut_andEverywhere_endAtOnce() {
    Account ana = people.person();
    Account phone = people.signedIn(ana.id(), ana.email(), Instant.now());
    Account tablet = people.signedIn(ana.id(), ana.email(), Instant.now());
    Account other = people.person();
    ana.asks().get("/api/sessions").then().body("sessions", hasSize(3));
    ana.asks()
        .get("/api/sessions")
        .then()
        .body("sessions.findAll { it.current }.id", contains(ana.session()));

    other.asks().delete("/api/sessions/" + phone.session()).then().statusCode(404);
    ana.asks().delete("/api/sessions/" + phone.session()).then().statusCode(200);
    phone.asks().get("/api/session").then().statusCode(401);

    ana.asks()
        .delete("/api/session")
        .then()
        .statusCode(200)
        .header("Set-Cookie", containsString("wm=; Path=/; Max-Age=0;"));
    ana.asks().get("/api/session").then().statusCode(401);
    tablet.asks().delete("/api/sessions").then().statusCode(200);
    tablet.asks().get("/api/session").then().statusCode(401);
  }

  @Test
  void changePassword_right_leavesThisBrowserAloneUnderAnotherCookie() {
    Account ana = people.person();
    Account phone = people.signedIn(ana.id(), ana.email(), Instant.now());
    String next = "nine loud otters by the quay";

    Response answer =
        ana.sends(
                "{\"current_password\": \"%s\", \"password\": \"%s\"}"
                    .formatted(People.PASSWORD, next))
            .put("/api/person/password");

    answer.then().statusCode(200);
    phone.asks().get("/api/session").then().statusCode(401);
    ana.asks().get("/api/session").then().statusCode(401);
    with(cookie(answer)).get("/api/sessions").then().body("sessions", hasSize(1));
    signIn(ana.email(), People.PASSWORD).then().statusCode(401);
    signIn(ana.email(), next).then().statusCode(201);
  }

  @Test
  void changePassword_wrongCurrentOrWeak_changesNothing() {
    Account ana = people.person();
    ana.sends("{\"current_password\": \"wrong\", \"password\": \"nine loud otters by the quay\"}")
        .put("/api/person/password")
        .then()
        .statusCode(401);
    for (String weak : new String[] {"short", "qwertyuiop12", "passwordpassword", "anaanaanaana"}) {
      ana.sends(
              "{\"current_password\": \"%s\", \"password\": \"%s\"}"
                  .formatted(People.PASSWORD, weak))
          .put("/api/person/password")
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/password"));
    }
    signIn(ana.email(), People.PASSWORD).then().statusCode(201);
  }

  @Test
  void resetPassword_byTheOperatorsCode_worksOnceAndEndsAllSessions() {
    Account ana = people.person();
    Response made =
        as(OPERATOR, "{\"email\": \"%s\"}".formatted(ana.email())).post("/api/password-codes");
    made.then().statusCode(200).body("url", containsString("/reset-password#"));
    String body =
        "{\"code\": \"%s\", \"password\": \"nine loud otters by the quay\"}"
            .formatted(made.<String>path("code"));

    given().contentType(ContentType.JSON).body(body).post("/api/password").then().statusCode(200);
    given().contentType(ContentType.JSON).body(body).post("/api/password").then().statusCode(403);
    ana.asks().get("/api/session").then().statusCode(401);

    as(OPERATOR, "{\"email\": \"nobody@example.com\"}")
        .post("/api/password-codes")
        .then()
        .statusCode(400);
  }

  @Test
  void resetPassword_expiredOrOfSetup_doesNothing() {
    Account ana = people.person();
    String setup = people.code(null);
    String late = people.code(ana.id());
    clock.advance(OneTimeCodes.LIFETIME);
    for (String code : new String[] {setup, late, "x"}) {
      given()
          .contentType(ContentType.JSON)
          .body(
              "{\"code\": \"%s\", \"password\": \"nine loud otters by the quay\"}".formatted(code))
          .post("/api/password")
          .then()
          .statusCode(403);
    }
    clock.reset();
    given()
        .contentType(ContentType.JSON)
        .body("{\"code\": \"%s\", \"password\": \"nine loud otters by the quay\"}".formatted(setup))
        .post("/api/password")
        .then()
        .statusCode(403);
  }

  @Test
  void resetPassword_wrongCode_isToldBeforeAnybodyLooksAtThePassword() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"code\": \"%s\", \"password\": \"short\"}".formatted("A".repeat(43)))
        .post("/api/password")
        .then()
        .statusCode(403);
  }

  @Test
  void confirm_rightPassword_isFreshUnderAnotherCookie() {
    Account known = people.person();
    Account ana =
        people.signedIn(known.id(), known.email(), Instant.now().minus(Duration.ofHours(1)));
    ana.sends("{\"password\": \"wrong\"}").post("/api/session/confirm").then().statusCode(401);
    Response answer =
        ana.sends("{\"password\": \"%s\"}".formatted(People.PASSWORD)).post("/api/session/confirm");
    answer.then().statusCode(200).body("id", equalTo(ana.session()));
    assertThat(Instant.parse(answer.path("fresh_until"))).isAfter(Instant.now());
    ana.asks().get("/api/session").then().statusCode(401);
    with(cookie(answer)).get("/api/session").then().statusCode(200);
  }

  @Test
  void person_changed_isWhatTheyWrote() {
    Account ana = people.person();
    ana.sends("{\"name\": \"Ana García\", \"locale\": \"es-MX\"}")
        .patch("/api/person")
        .then()
        .statusCode(200)
        .body("name", equalTo("Ana García"))
        .body("locale", equalTo("es-MX"));
    ana.sends("{\"locale\": \"not a language\"}").patch("/api/person").then().statusCode(400);
    ana.sends("{\"email\": \"other@example.com\"}").patch("/api/person").then().statusCode(400);
  }

  @Test
  void person_whatIsForPeople_isNotForKeys() {
    Tenant acme = Api.tenant("free");
    as(acme.owner()).get("/api/session").then().statusCode(403);
    as(OPERATOR).get("/api/session").then().statusCode(403);
    given().get("/api/session").then().statusCode(401).body("detail", containsString("sign in"));
  }

  @Test
  void auditLog_changeByAPerson_namesThem() {
    Tenant acme = Api.tenant("agency");
    Account ana = people.member(acme.workspace(), "owner");
    ana.sends("{\"name\": \"Shop\"}").patch(acme.at("")).then().statusCode(200);
    ana.asks()
        .queryParam("user_id", ana.id())
        .get(acme.at("/audit-log"))
        .then()
        .body("entries.action", contains("workspace.update"));
  }

  @Test
  void disabled_person_isOutAtOnceEverywhereAndNoCodeOfTheirsWorks() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String code = people.code(ana.id());
    Account bea = people.member(acme.workspace(), "admin");
    String path = "/api/persons/" + ana.id();
    bea.sends("{\"disabled\": true}").patch(path).then().statusCode(403);
    Api.as(acme.owner(), "{\"disabled\": true}").patch(path).then().statusCode(403);
    Api.as(Api.OPERATOR, "{}").patch(path).then().statusCode(400);
    ana.asks().get("/api/session").then().statusCode(200);

    Api.as(Api.OPERATOR, "{\"disabled\": true}")
        .patch(path)
        .then()
        .statusCode(200)
        .body("disabled", equalTo(true));

    ana.asks().get("/api/session").then().statusCode(401);
    signIn(ana.email(), People.PASSWORD).then().statusCode(401);
    given()
        .contentType(ContentType.JSON)
        .body("{\"code\": \"%s\", \"password\": \"%s\"}".formatted(code, People.PASSWORD))
        .post("/api/password")
        .then()
        .statusCode(403);
    bea.asks()
        .get(acme.at("/audit-log"))
        .then()
        .body("entries[0].action", equalTo("member.disable"))
        .body("entries[0].subject", equalTo(ana.id()));
    bea.asks()
        .get("/w/" + acme.workspace() + "/settings/members")
        .then()
        .body(containsString("May not sign in"));
    Api.as(Api.OPERATOR)
        .queryParam("email", ana.email().toUpperCase(Locale.ROOT))
        .get("/api/persons")
        .then()
        .body("persons", hasSize(1))
        .body("persons[0].disabled", equalTo(true));

    Api.as(Api.OPERATOR, "{\"disabled\": false}").patch(path).then().statusCode(200);
    // The sessions of before stay ended.
    ana.asks().get("/api/session").then().statusCode(401);
    signIn(ana.email(), People.PASSWORD).then().statusCode(201);
  }

  @Test
  void transport_onPlainHttp_isLeftAlone() {
    given().get("/sign-in").then().header("Strict-Transport-Security", nullValue());
    given()
        .header("X-Forwarded-Proto", "https")
        .get("/sign-in")
        .then()
        .header("Strict-Transport-Security", nullValue());
  }

  @Test
  void provider_whereNoneIsConfigured_isNotThere() {
    given().accept("text/html").get("/sign-in/oidc").then().statusCode(404);
    given().accept("text/html").get("/sign-in/oidc/callback?code=a&state=b").then().statusCode(404);
    given().get("/sign-in").then().body(not(containsString("/sign-in/oidc")));
  }

  @Test
  void passwordMail_forWhoeverHasTheAddress_isAnsweredAlikeAndLeadsBackIn() {
    Account ana = people.person();
    Account gone = people.person();
    people.sql("update admin.person set disabled = true where id = ?", gone.id());
    mailbox.clear();
    String known = askForMail(ana.email().toUpperCase(Locale.ROOT), "evil.example");
    String unknown = askForMail("nobody." + ana.email(), "evil.example");
    String disabled = askForMail(gone.email(), "evil.example");
    assertThat(unknown).isEqualTo(known).isEqualTo(disabled);
    String text = mailsTo(ana.email(), 1).getFirst().getText();
    assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1);
    assertThat(text).contains("https://links.example.com/reset-password#").doesNotContain("evil");
    String code = text.replaceAll("(?s).*#([0-9A-Za-z_-]{43}).*", "$1");
    given()
        .contentType(ContentType.JSON)
        .body("{\"code\": \"%s\", \"password\": \"%s\"}".formatted(code, People.PASSWORD))
        .post("/api/password")
        .then()
        .statusCode(200);
    // Three an hour to one person; whoever asks learns nothing of it.
    for (int i = 0; i < 4; i++) {
      assertThat(askForMail(ana.email(), "evil.example")).isEqualTo(known);
    }
    assertThat(mailsTo(ana.email(), 3)).hasSize(3);
  }

  /// They are sent in the background.
  private List<Mail> mailsTo(String email, int count) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      List<Mail> sent = mailbox.getMailsSentTo(email);
      if (sent != null && sent.size() >= count) {
        return sent;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no mail");
  }

  private static String askForMail(String email, String forwarded) {
    return given()
        .header("X-Forwarded-Host", forwarded)
        .contentType(ContentType.JSON)
        .body("{\"email\": \"" + email + "\"}")
        .post("/api/password-mails")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void invite_whereMailIsConfigured_isSentToo() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String email = "new." + ana.email();
    mailbox.clear();
    ana.asks()
        .formParam("email", email)
        .formParam("role", "viewer")
        .post("/w/" + acme.workspace() + "/settings/members/invite")
        .then()
        .statusCode(200)
        .body(containsString("on its way to them by mail"));
    assertThat(mailsTo(email, 1).getFirst().getText())
        .contains("https://links.example.com/invite#")
        .contains("Acme");
  }
}
