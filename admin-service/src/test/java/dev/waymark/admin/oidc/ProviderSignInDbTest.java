package dev.waymark.admin.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.People.Account;
import dev.waymark.admin.access.LimitsDbTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LimitsDbTest.Few.class)
@QuarkusTestResource(Database.class)
class ProviderSignInDbTest {
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  @Inject People people;

  @ConfigProperty(name = "waymark.oidc.issuer")
  String issuer;

  /// Each from a network of its own, so that none has to wait for another.
  private final String network = "203.0." + NETWORKS.incrementAndGet() + ".7";

  private RequestSpecification browser() {
    return given().header("X-Forwarded-For", network).accept("text/html").redirects().follow(false);
  }

  /// Somebody signs in at the provider, from the button on.
  private Response signIn(String who, String query) {
    given().body(who).post(issuer + "/next").then().statusCode(200);
    Response left = browser().get("/sign-in/oidc" + query);
    left.then().statusCode(303);
    return browser().cookie("wm-oidc", left.getCookie("wm-oidc")).get(callback(left));
  }

  private static String callback(Response left) {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .get(left.header("Location"))
        .then()
        .statusCode(302)
        .extract()
        .header("Location");
  }

  private Response signIn(String who) {
    return signIn(who, "");
  }

  private static String person(Response in) {
    in.then().statusCode(303);
    return given()
        .cookie("wm", in.getCookie("wm"))
        .get("/api/session")
        .then()
        .statusCode(200)
        .extract()
        .path("person.id");
  }

  private static String who(String subject, String email, String more) {
    return "{\"sub\": \"%s\", \"email\": \"%s\", \"email_verified\": true%s}"
        .formatted(subject, email, more);
  }

  @Test
  void firstTime_verifiedAddress_linksAndLaterTheSubjectAloneCounts() {
    Account ana = people.person();
    String subject = "s-" + ana.id();
    assertThat(person(signIn(who(subject, ana.email().toUpperCase(java.util.Locale.ROOT), ""))))
        .isEqualTo(ana.id());
    assertThat(person(signIn("{\"sub\": \"" + subject + "\"}"))).isEqualTo(ana.id());
    Account bea = people.person();
    // Their address changes into that of somebody else here: they are still who they were.
    assertThat(person(signIn(who(subject, bea.email(), "")))).isEqualTo(ana.id());
    // Their address was given to somebody else there.
    refused(signIn(who("other-" + subject, ana.email(), "")));
  }

  private static void refused(Response response) {
    response.then().statusCode(422).body(containsString("You could not be signed in there"));
    assertThat(response.getCookie("wm")).isNull();
  }

  @Test
  void address_notVerified_linksNobody() {
    Account ana = people.person();
    refused(signIn("{\"sub\": \"x1\", \"email\": \"" + ana.email() + "\"}"));
    refused(
        signIn("{\"sub\": \"x2\", \"email\": \"" + ana.email() + "\", \"email_verified\": false}"));
    refused(signIn("{\"sub\": \"x3\"}"));
  }

  @Test
  void firstTime_addressThatNobodyHas_makesAPersonOfNoWorkspace() {
    String mark = people.person().id().substring(4);
    Response in =
        signIn(who("new-" + mark, "new." + mark + "@example.com", ", \"name\": \"Bea\\nM\""));
    in.then().statusCode(303);
    assertThat(in.getHeaders().getValues("Set-Cookie").getFirst())
        .startsWith("wm=")
        .endsWith("SameSite=Strict");
    given()
        .cookie("wm", in.getCookie("wm"))
        .get("/api/session")
        .then()
        .body("workspaces", hasSize(0))
        .body("person.name", equalTo("new." + mark));
  }

  @Test
  void person_disabled_isRefused() {
    Account ana = people.person();
    people.sql("update admin.person set disabled = true where id = ?", ana.id());
    Response answer = signIn(who("d-" + ana.id(), ana.email(), ""));
    answer.then().statusCode(422);
    assertThat(answer.getCookie("wm")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"signed\": \"not\"",
        "\"signed\": \"other\"",
        "\"signed\": \"shared\"",
        "\"nonce\": \"of-another-attempt\"",
        "\"aud\": \"another-client\"",
        "\"iss\": \"https://evil.example\"",
        "\"lives\": -300"
      })
  void token_thatIsNotForThisAttempt_signsNobodyIn(String wrong) {
    Account ana = people.person();
    refused(signIn(who("w-" + ana.id(), ana.email(), ", " + wrong)));
  }

  @Test
  void callback_ofAnotherBrowserOrUsedBefore_signsNobodyIn() {
    Account ana = people.person();
    given().body(who("c-" + ana.id(), ana.email(), "")).post(issuer + "/next");
    Response left = browser().get("/sign-in/oidc");
    String back = callback(left);
    String cookie = left.getCookie("wm-oidc");
    refused(browser().get(back));
    refused(
        browser().cookie("wm-oidc", browser().get("/sign-in/oidc").getCookie("wm-oidc")).get(back));
    refused(browser().cookie("wm-oidc", cookie).get(back.replaceAll("state=[^&]*", "state=x")));
    refused(browser().cookie("wm-oidc", "a.b.c.d").get(back));
    person(browser().cookie("wm-oidc", cookie).get(back));
    refused(browser().cookie("wm-oidc", cookie).get(back));
  }

  @Test
  void next_elsewhere_leadsHome() {
    Account ana = people.person();
    String who = who("n-" + ana.id(), ana.email(), "");
    signIn(who, "?next=//evil.example").then().header("Location", equalTo("/"));
    signIn(who, "?next=/profile").then().header("Location", equalTo("/profile"));
  }

  @Test
  void session_ofASignInLongAgo_isNotFresh() {
    Account ana = people.person();
    String who = who("f-" + ana.id(), ana.email(), "%s");
    for (String ago : new String[] {"", ", \"ago\": 3600"}) {
      Response in = signIn(who.formatted(ago));
      factor(in).then().statusCode(403).body("type", containsString("sign-in-again"));
    }
    factor(signIn(who.formatted(", \"ago\": 5"), "?again=1")).then().statusCode(200);
  }

  private static Response factor(Response in) {
    return given()
        .cookie("wm", in.getCookie("wm"))
        .header("Sec-Fetch-Site", "same-origin")
        .post("/api/person/second-factor");
  }

  @Test
  void signIn_page_offersIt() {
    browser().get("/sign-in").then().body(containsString("Sign in with OpenID"));
  }
}
