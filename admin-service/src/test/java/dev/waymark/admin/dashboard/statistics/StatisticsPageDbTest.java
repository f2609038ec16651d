package dev.waymark.admin.dashboard.statistics;

import static dev.waymark.admin.Api.as;
import static dev.waymark.patience.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.replay.FakeAnalytics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(FakeAnalytics.class)
class StatisticsPageDbTest {
  private static final String AWAY = "This cannot be shown right now.";
  private static final String SUMS = "\"clicks\":%d,\"scans\":3,\"leads\":2";
  private static final String SUMMARY =
      "{\"clicks\":1204,\"scans\":31,\"unique_visitors\":900,\"leads\":12,\"values\":"
          + "[{\"currency\":\"EUR\",\"value\":99.5,\"leads\":2}],\"bots\":4,\"previews\":5,"
          + "\"prefetches\":6}";

  @ConfigProperty(name = "waymark.analytics.url")
  String analytics;

  private static RequestSpecification browser(String key) {
    return as(key).accept("text/html,*/*;q=0.8").redirects().follow(false);
  }

  private void answer(Tenant tenant, String question, int status, String body) {
    given()
        .body(body)
        .queryParam("link", tenant.at("/" + question))
        .queryParam("status", status)
        .put(analytics + "/answer")
        .then()
        .statusCode(200);
  }

  /// The page of all links as soon as so many of its panels are away: a machine that is busy, or
  /// just begins, may need more than the two seconds of a page.
  private static ValidatableResponse page(Tenant tenant, int away) throws Throwable {
    var page = new AtomicReference<Response>();
    eventually(
        () -> {
          Response answer =
              browser(tenant.viewer()).get("/w/" + tenant.workspace() + "/statistics");
          assertThat(answer.asString().split(AWAY, -1)).hasSize(away + 1);
          page.set(answer);
        });
    return Objects.requireNonNull(page.get()).then().statusCode(200);
  }

  private static String breakdown(String by, String value, int clicks) {
    return "{\"by\":\"%s\",\"total\":{%s},\"values\":[{\"value\":\"%s\",%s}],\"unknown\":{},\"other\":{}}"
        .formatted(by, SUMS.formatted(clicks), value, SUMS.formatted(clicks));
  }

  private void answerAll(Tenant tenant, String link) {
    answer(tenant, "stats/summary", 200, SUMMARY);
    answer(
        tenant,
        "stats/timeseries",
        200,
        "{\"interval\":\"day\",\"points\":[{\"start\":\"2026-11-01T00:00:00Z\","
            + SUMS.formatted(7)
            + "}]}");
    answer(tenant, "stats/links", 200, breakdown("links", link, 1_204));
    answer(tenant, "stats/rules", 200, breakdown("rules", "Spain", 204));
    answer(tenant, "stats/countries", 200, breakdown("countries", "ES", 1_204));
    answer(tenant, "stats/referrers", 200, breakdown("referrers", "=cmd()", 1_204));
    answer(tenant, "stats/devices", 200, breakdown("devices", "mobile", 1_204));
    answer(tenant, "stats/languages", 200, breakdown("languages", "es-ES", 1_204));
    answer(tenant, "stats/hours", 200, "{\"hours\":[{\"weekday\":7,\"hour\":23,\"clicks\":9}]}");
    answer(tenant, "clicks", 200, "{\"clicks\":[]}");
    answer(
        tenant,
        "leads",
        200,
        "{\"leads\":[{\"id\":\"led_1\",\"kind\":\"order\",\"created_at\":\"2026-11-01T00:00:00Z\","
            + "\"attributed\":true,\"link\":\""
            + link
            + "\"}]}");
  }

  @Test
  void page_always_saysNamesAndNotIds() throws Throwable {
    Tenant acme = Api.tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\", \"title\": \"Summer\"}");
    answerAll(acme, link);

    String page =
        page(acme, 0)
            .body(containsString("1,204"))
            .body(containsString("€99.50"))
            .body(containsString("Summer"))
            .body(containsString("Spain"))
            .body(containsString("1,000"))
            .body(containsString("No rule: everyone else"))
            .body(containsString("Mobile"))
            .body(containsString("Spanish (Spain)"))
            .body(not(containsString("/leads/led_1")))
            .extract()
            .asString();
    assertThat(page.replaceAll("href=\"[^\"]*\"", "").replaceAll("action=\"[^\"]*\"", ""))
        .doesNotContain(link);
    browser(acme.viewer())
        .header("Accept-Language", "es")
        .get("/w/" + acme.workspace() + "/links/" + link + "/statistics?period=7d")
        .then()
        .statusCode(200)
        .body(containsString("España"))
        .body(containsString("Móvil"));
  }

  @Test
  void panel_thatIsAway_costsItselfAlone() throws Throwable {
    Tenant acme = Api.tenant("team");
    answerAll(acme, acme.link("{\"target\": \"https://example.com/\"}"));
    answer(acme, "stats/countries", 500, "{}");
    answer(acme, "leads", 200, "[1, 2");

    page(acme, 2).body(containsString("1,204"));
  }

  @Test
  void page_nothingAnswered_saysSoAndOffersToTryAgain() {
    Tenant acme = Api.tenant("team");

    browser(acme.viewer())
        .get("/w/" + acme.workspace() + "/statistics")
        .then()
        .statusCode(200)
        .body(containsString("There are no statistics right now"))
        .body(containsString("Try again"));
  }

  @Test
  void page_ofAnothersWorkspaceOrLink_is404AndAsksNobody() {
    Tenant acme = Api.tenant("team");
    Tenant other = Api.tenant("team");
    String link = other.link("{\"target\": \"https://example.com/\"}");

    browser(acme.viewer()).get("/w/" + other.workspace() + "/statistics").then().statusCode(404);
    browser(acme.viewer())
        .get("/w/" + acme.workspace() + "/links/" + link + "/statistics")
        .then()
        .statusCode(404);
    browser(acme.viewer())
        .get("/w/" + acme.workspace() + "/statistics/ages")
        .then()
        .statusCode(404);
  }

  @Test
  void table_ofAList_hasNamesAndNoFormulas() {
    Tenant acme = Api.tenant("team");
    answerAll(acme, acme.link("{\"target\": \"https://example.com/\"}"));

    browser(acme.viewer())
        .get("/w/" + acme.workspace() + "/statistics/referrers.csv")
        .then()
        .statusCode(200)
        .contentType("text/csv")
        .header("Content-Disposition", containsString("waymark-referrers.csv"))
        .body(equalTo("Referrers,Title,Clicks,Leads\r\n'=cmd(),,1204,2\r\n"));
  }

  @Test
  void lead_removed_needsAnEditorAndIsRemovedThere() {
    Tenant acme = Api.tenant("team");
    String path = "/w/" + acme.workspace() + "/statistics/leads/led_1";
    answer(acme, "leads/led_1", 200, "{\"removed\":true}");

    browser(acme.viewer()).get(path).then().statusCode(403);
    browser(acme.editor())
        .get(path + "?period=7d")
        .then()
        .statusCode(200)
        .body(containsString("Remove this lead?"));
    browser(acme.viewer()).post(path).then().statusCode(403);
    browser(acme.editor())
        .post(path + "?period=7d")
        .then()
        .statusCode(303)
        .header("Location", containsString("/statistics?period=7d"));
    browser(acme.editor()).post(path + "x").then().statusCode(404);
  }
}
