package dev.waymark.admin.dashboard.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static dev.waymark.patience.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.People.Account;
import dev.waymark.admin.TestClock;
import dev.waymark.admin.replay.FakeAnalytics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of first steps on the page of links.
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(FakeAnalytics.class)
class FirstMinutesDbTest {
  private static final String TITLE = "First steps";
  private static final String COOKIE = "first_steps";

  @ConfigProperty(name = "waymark.analytics.url")
  String analytics;

  @Inject People people;
  @Inject TestClock clock;

  private Tenant acme = new Tenant("", "", "", "", "");
  private String path = "";

  @BeforeEach
  void makeAWorkspace() {
    acme = tenant("team");
    path = "/w/" + acme.workspace() + "/links";
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private static RequestSpecification page(Account account) {
    return account.asks().accept("text/html").redirects().follow(false);
  }

  private String list(Account account) {
    return page(account).get(path).then().statusCode(200).extract().asString();
  }

  private void answerClicks(int clicks) {
    given()
        .body("{\"clicks\":" + clicks + "}")
        .queryParam("link", acme.at("/stats/summary"))
        .queryParam("status", 200)
        .put(analytics + "/answer")
        .then()
        .statusCode(200);
  }

  @Test
  void steps_oneAfterTheOther_areDoneUntilNoneIsLeft() throws Throwable {
    Account ana = people.member(acme.workspace(), "owner");
    assertThat(list(ana)).contains(TITLE, "0 of 4 done", "Invite a colleague", path + "/new");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    assertThat(list(ana))
        .contains("1 of 4 done", "hx-get=\"" + path + "/first-steps\"")
        .contains(path + "/" + link + "/qr");
    answerClicks(0);
    assertThat(page(ana).get(path + "/first-steps").asString())
        .contains("1 of 4 done")
        .doesNotContain("hx-get");
    answerClicks(3);
    eventually(
        () -> assertThat(page(ana).get(path + "/first-steps").asString()).contains("2 of 4 done"));
    var _ = people.member(acme.workspace(), "editor");
    Response file =
        page(ana).urlEncodingEnabled(false).get(path + "/" + link + "/qr/file?format=svg&size=64");
    assertThat(file.statusCode()).isEqualTo(303);
    assertThat(file.getHeader("Location"))
        .endsWith(acme.at("/links/" + link + "/qr?format=svg&size=64"));
    assertThat(file.getHeader("Set-Cookie")).contains("Path=" + path);
    eventually(
        () ->
            assertThat(
                    page(ana)
                        .cookie(COOKIE, file.getCookie(COOKIE))
                        .get(path + "/first-steps")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isBlank());
  }

  @Test
  void steps_putAway_areNotShownAnyMore() {
    Account ana = people.member(acme.workspace(), "editor");
    assertThat(list(ana)).contains(TITLE, "0 of 3 done").doesNotContain("Invite a colleague");
    Response away = page(ana).post(path + "/first-steps");
    assertThat(away.statusCode()).isEqualTo(303);
    assertThat(page(ana).cookie(COOKIE, away.getCookie(COOKIE)).get(path).asString())
        .doesNotContain(TITLE);
  }

  @Test
  void steps_ofWhoMayTakeNone_ofAKeyAndOfAnOldWorkspace_areNotShown() {
    assertThat(list(people.member(acme.workspace(), "viewer"))).doesNotContain(TITLE);
    assertThat(as(acme.owner()).accept("text/html").get(path).asString()).doesNotContain(TITLE);
    Account ana = people.member(acme.workspace(), "owner");
    assertThat(page(ana).get(path + "?q=sale").asString()).doesNotContain(TITLE);
    assertThat(list(ana)).contains(TITLE);
    clock.advance(Duration.ofDays(31));
    Account later = people.signedIn(ana.id(), ana.email(), clock.instant());
    assertThat(list(later)).doesNotContain(TITLE);
  }
}
