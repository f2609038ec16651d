package dev.waymark.admin.dashboard.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static dev.waymark.patience.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.replay.FakeAnalytics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The lines in the list of links.
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(FakeAnalytics.class)
class ClickLinesDbTest {
  @ConfigProperty(name = "waymark.analytics.url")
  String analytics;

  private static RequestSpecification page(String key) {
    return as(key).accept("text/html").redirects().follow(false);
  }

  private static String path(Tenant tenant) {
    return "/w/" + tenant.workspace() + "/links";
  }

  private void answer(Tenant tenant, int status, String body) {
    given()
        .body(body)
        .queryParam("link", tenant.at("/stats/lines"))
        .queryParam("status", status)
        .put(analytics + "/answer")
        .then()
        .statusCode(200);
  }

  private static String line(String link, String clicks, int total) {
    return "{\"link\":\"%s\",\"total\":%d,\"clicks\":[%s]}".formatted(link, total, clicks);
  }

  @Test
  void list_always_asksForTheLinesOfItsPageAtOnce() {
    Tenant acme = tenant("free");
    assertThat(page(acme.viewer()).get(path(acme)).asString()).doesNotContain("/lines?");
    String one = acme.link("{\"target\": \"https://example.com/\"}");
    String two = acme.link("{\"target\": \"https://example.com/\"}");
    assertThat(page(acme.viewer()).get(path(acme)).asString())
        .contains("hx-get=\"%s/lines?id=%s&amp;id=%s\"".formatted(path(acme), two, one))
        .contains("id=\"line-" + one + "\"");
  }

  @Test
  void lines_thatAreKnown_areDrawnAndSaidWithoutIds() throws Throwable {
    Tenant acme = tenant("free");
    String link =
        acme.link(
            "{\"target\": \"https://example.com/\", \"slug\": \"%s\"}"
                .formatted("l" + acme.workspace().substring(3)));
    String strangers = tenant("free").link("{\"target\": \"https://example.com/\"}");
    answer(
        acme,
        200,
        "{\"lines\":["
            + line(link, "0,0,4,2,0,0,1200", 1206)
            + ","
            + line(strangers, "1,1", 2)
            + "]}");
    eventually(
        () -> {
          String lines =
              page(acme.viewer())
                  .get(path(acme) + "/lines?id=" + link + "&id=" + strangers)
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString();
          assertThat(lines)
              .contains(
                  "innerHTML:#line-" + link, "M2 18L", path(acme) + "/" + link + "/statistics")
              .contains(
                  "go.example.com/l"
                      + acme.workspace().substring(3)
                      + ": 1,206 clicks in the last 7 days")
              .doesNotContain(strangers);
          assertThat(lines.replaceAll("<[^>]*>", "")).doesNotContain(link);
          assertThat(
                  page(acme.viewer())
                      .header("Accept-Language", "es")
                      .get(path(acme) + "/lines?id=" + link)
                      .asString())
              .contains("clics en los últimos 7 días");
        });
  }

  @Test
  void lines_whileStatisticsAreAway_areNotDrawn() {
    Tenant acme = tenant("free");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    answer(acme, 500, "{}");
    assertThat(
            page(acme.viewer())
                .get(path(acme) + "/lines?id=" + link)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .isBlank();
    assertThat(page(acme.viewer()).get(path(acme) + "/lines").asString()).isBlank();
    page(tenant("free").viewer()).get(path(acme) + "/lines?id=" + link).then().statusCode(404);
  }
}
