package dev.waymark.admin.member;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.People.Account;
import dev.waymark.admin.TestClock;
import dev.waymark.admin.session.Sessions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class TeamDbTest {
  @Inject People people;
  @Inject TestClock clock;

  @AfterEach
  void reset() {
    clock.reset();
  }

  private static String email() {
    return "Bea." + UUID.randomUUID() + "@example.com";
  }

  private static Response invite(Account by, Tenant to, String email, String role) {
    return by.sends("{\"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role))
        .post(to.at("/invites"));
  }

  private static String token(Account by, Tenant to, String email, String role) {
    return invite(by, to, email, role).then().statusCode(201).extract().path("token");
  }

  private static Response accept(String json) {
    return given().contentType(ContentType.JSON).body(json).post("/api/invites/accept");
  }

  private static String newcomer(String token) {
    return """
    {"token": "%s", "name": "Bea Ruiz", "password": "%s", "locale": "es"}
    """
        .formatted(token, People.PASSWORD);
  }

  @Test
  void invite_somebodyNew_becomesAMemberWhoIsSignedIn() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String email = email();
    Response invited = invite(ana, acme, email, "editor");
    String token = invited.path("token");
    invited
        .then()
        .statusCode(201)
        .body("url", containsString("/invite#" + token))
        .body("expires_at", notNullValue());
    ana.asks()
        .get(acme.at("/invites"))
        .then()
        .body("invites", everyItem(not(hasKey("token"))))
        .body("invites.invited_by_email", contains(ana.email()));
    ana.asks().get(acme.at("/members")).then().body("pending_invites.email", contains(email));
    given()
        .contentType(ContentType.JSON)
        .body("{\"token\": \"%s\"}".formatted(token))
        .post("/api/invites/look")
        .then()
        .statusCode(200)
        .body("workspace_name", equalTo("Acme"))
        .body("known", equalTo(false));

    Response accepted = accept(newcomer(token));

    accepted.then().statusCode(200).body("workspace_id", equalTo(acme.workspace()));
    given()
        .cookie("wm", accepted.cookie("wm"))
        .get("/api/session")
        .then()
        .body("person.email", equalTo(email))
        .body("person.locale", equalTo("es"))
        .body("workspaces.role", contains("editor"));
    ana.asks()
        .get(acme.at("/members"))
        .then()
        .body("members.role", contains("owner", "editor"))
        .body("pending_invites", hasSize(0));
    ana.asks()
        .get(acme.at("/audit-log"))
        .then()
        .body("entries.action", hasItems("invite.accept", "invite.create"))
        .body("entries.user_name", hasItems("Bea Ruiz", "Ana"));
    accept(newcomer(token)).then().statusCode(403);
  }

  @Test
  void invite_somebodyKnown_acceptsWithTheirPasswordOrTheirSession() {
    Tenant acme = Api.tenant("free");
    Tenant other = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    people.join(ana, other.workspace(), "owner");
    Account bea = people.person();
    String token = token(ana, acme, bea.email().toLowerCase(Locale.ROOT), "viewer");
    accept("{\"token\": \"%s\", \"password\": \"wrong\"}".formatted(token)).then().statusCode(401);
    accept(newcomer(token)).then().statusCode(400);
    accept("{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, People.PASSWORD))
        .then()
        .statusCode(200);
    bea.asks().get(acme.at("")).then().body("role", equalTo("viewer"));

    String second = token(ana, other, bea.email(), "admin");
    ana.sends("{\"token\": \"%s\"}".formatted(second))
        .post("/api/invites/accept")
        .then()
        .statusCode(409);
    Response joined =
        bea.sends("{\"token\": \"%s\"}".formatted(second)).post("/api/invites/accept");
    joined.then().statusCode(200);
    assertThat(joined.cookies()).as("a session that was there becomes no fresher").isEmpty();
    bea.asks().get(other.at("")).then().body("role", equalTo("admin"));
  }

  @Test
  void invite_oldWithdrawnOrMadeUp_letsNobodyIn() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String old = token(ana, acme, email(), "viewer");
    clock.advance(Invites.LIFETIME);
    accept(newcomer(old)).then().statusCode(403);
    clock.reset();
    Response withdrawn = invite(ana, acme, email(), "viewer");
    ana.asks().delete(acme.at("/invites/" + withdrawn.path("id"))).then().statusCode(200);
    accept(newcomer(withdrawn.path("token"))).then().statusCode(403);
    accept(newcomer("A".repeat(43))).then().statusCode(403);
    accept(newcomer("x")).then().statusCode(403);
  }

  @Test
  void invite_acceptedByTwoAtOnce_makesOneMember() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String token = token(ana, acme, email(), "viewer");
    List<Integer> answers =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> accept(newcomer(token)).statusCode()))
            .limit(3)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(answers.getFirst()).isEqualTo(200);
    assertThat(answers.subList(1, 3)).allMatch(status -> status >= 400 && status < 500);
    ana.asks().get(acme.at("/members")).then().body("members", hasSize(2));
  }

  @Test
  void invite_twiceOrAMember_is409() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    Account bea = people.member(acme.workspace(), "viewer");
    String email = email();
    invite(ana, acme, email, "viewer").then().statusCode(201);
    invite(ana, acme, email.toUpperCase(Locale.ROOT), "editor").then().statusCode(409);
    invite(ana, acme, bea.email(), "editor").then().statusCode(409);
    invite(ana, acme, "bea", "boss")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/email", "/role"));
  }

  @ParameterizedTest
  @CsvSource({
    "admin, owner, 403",
    "admin, admin, 201",
    "owner, owner, 201",
    "editor, viewer, 403",
  })
  void invite_toARole_isNeverAboveOnesOwn(String by, String to, int status) {
    Tenant acme = Api.tenant("free");
    invite(people.member(acme.workspace(), by), acme, email(), to).then().statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({
    "owner, owner, viewer, 200",
    "owner, admin, owner, 200",
    "admin, editor, admin, 200",
    "admin, editor, owner, 403",
    "admin, admin, viewer, 403",
    "admin, owner, viewer, 403",
    "editor, viewer, editor, 403",
  })
  void role_changed_byRankOnly(String by, String held, String next, int status) {
    Tenant acme = Api.tenant("free");
    people.member(acme.workspace(), "owner");
    Account caller = people.member(acme.workspace(), by);
    Account member = people.member(acme.workspace(), held);
    caller
        .sends("{\"role\": \"%s\"}".formatted(next))
        .patch(acme.at("/members/" + member.id()))
        .then()
        .statusCode(status);
    member.asks().get(acme.at("")).then().body("role", equalTo(status == 200 ? next : held));
  }

  @Test
  void member_oneselfOrTheLastOwner_staysWhatTheyAre() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    String own = acme.at("/members/" + ana.id());
    ana.sends("{\"role\": \"viewer\"}").patch(own).then().statusCode(400);
    ana.asks().delete(own).then().statusCode(400);
    as(acme.owner(), "{\"role\": \"admin\"}").patch(own).then().statusCode(400);
    as(OPERATOR).delete(own).then().statusCode(400);
    as(OPERATOR).delete(acme.at("/members/per_none")).then().statusCode(404);

    Account bea = people.member(acme.workspace(), "owner");
    bea.asks().delete(own).then().statusCode(200);
    ana.asks().get(acme.at("")).then().statusCode(404);
  }

  @Test
  void member_twoOwnersRemoveEachOtherAtOnce_leavesOne() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    Account bea = people.member(acme.workspace(), "owner");
    List<Integer> answers =
        Stream.of(new Account[] {ana, bea}, new Account[] {bea, ana})
            .map(
                pair ->
                    CompletableFuture.supplyAsync(
                        () ->
                            pair[0]
                                .asks()
                                .delete(acme.at("/members/" + pair[1].id()))
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).contains(200);
    as(OPERATOR).get(acme.at("/members")).then().body("members.role", contains("owner"));
  }

  @Test
  void member_staleSignIn_hasToTypeThePasswordFirst() {
    Tenant acme = Api.tenant("free");
    Account ana = people.member(acme.workspace(), "owner");
    clock.advance(Sessions.FRESH);
    for (Response refused :
        List.of(
            invite(ana, acme, email(), "viewer"),
            ana.sends("{\"role\": \"owner\"}").patch(acme.at("/members/per_x")),
            ana.sends("{\"name\": \"mine\"}").post(acme.at("/api-keys")),
            ana.asks().delete(acme.at("/api-keys/key_x")))) {
      refused.then().statusCode(403).body("type", equalTo("urn:waymark:problem:sign-in-again"));
    }
    ana.asks().get(acme.at("/members")).then().statusCode(200);
    as(acme.owner(), "{}").post(acme.at("/api-keys")).then().statusCode(201);
  }

  @Test
  void workspace_madeByAPerson_isTheirs() {
    Account ana = people.person();
    String id =
        ana.sends("{\"name\": \"Shop\", \"time_zone\": \"Europe/Madrid\"}")
            .post("/api/workspaces")
            .then()
            .statusCode(201)
            .body("plan", equalTo("agency"))
            .body("role", equalTo("owner"))
            .extract()
            .path("id");
    ana.asks().get("/api/workspaces").then().body("workspaces.id", contains(id));
    ana.sends("{\"name\": \"Shop\", \"plan\": \"free\"}")
        .post("/api/workspaces")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/plan"));
  }
}
