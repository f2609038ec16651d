package dev.waymark.admin.dashboard.channel;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class HoursAndPoolsDbTest {
  private static String at(Tenant tenant, String path) {
    return "/w/" + tenant.workspace() + path;
  }

  private static RequestSpecification page(String key) {
    return as(key).accept("text/html").redirects().follow(false);
  }

  private static String get(Tenant tenant, String path) {
    return page(tenant.editor()).get(at(tenant, path)).then().statusCode(200).extract().asString();
  }

  /// @param typed names and values in turn
  private static Response post(Tenant tenant, String path, String... typed) {
    var fields = new MultivaluedHashMap<String, String>();
    for (int i = 0; i < typed.length; i += 2) {
      fields.add(typed[i], typed[i + 1]);
    }
    RequestSpecification request =
        page(tenant.editor()).contentType("application/x-www-form-urlencoded");
    fields.forEach((name, values) -> request.formParam(name, values));
    return request.post(at(tenant, path));
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static Tenant team() {
    Tenant acme = tenant("agency");
    for (String name : List.of("ana", "luis")) {
      acme.create(
          "/channels",
          "{\"key\": \"%s\", \"name\": \"The %s\", \"kind\": \"telegram\", \"address\": \"@%s_desk\"}"
              .formatted(name, name, name));
    }
    return acme;
  }

  private static final String[] NIGHT = {
    "name",
    "Night",
    "time_zone",
    "Europe/Madrid",
    "fri.from",
    "22:00",
    "fri.until",
    "06:00",
    "date",
    "2026-12-25",
    "exception.from",
    "",
    "exception.until",
    ""
  };

  @Test
  void hours_made_areThoseOfTheApiAndListed() {
    Tenant acme = tenant("agency");
    assertThat(get(acme, "/hours")).contains("No hours yet");
    assertThat(get(acme, "/hours/new")).contains("name=\"mon.from\" value=\"09:00\"");
    post(acme, "/hours/new", NIGHT)
        .then()
        .statusCode(303)
        .header("Location", endsWith(at(acme, "/hours")));
    acme.get("/schedules/night")
        .then()
        .body("weekly.fri", contains(List.of("22:00", "06:00")))
        .body("exceptions.date", contains("2026-12-25"))
        .body("exceptions[0].intervals", empty());
    assertThat(words(get(acme, "/hours")))
        .contains("Night")
        .containsPattern("(until|for the next)");
    String form = get(acme, "/hours/key/night");
    assertThat(form).contains("value=\"22:00\"", "value=\"2026-12-25\"", "hours-preview");
    assertThat(words(form)).contains("it belongs to Friday", "Nothing uses it yet");
    post(acme, "/hours/key/night", "version", "1", "name", "Late", "time_zone", "Europe/Madrid")
        .then()
        .statusCode(303);
    acme.get("/schedules/night").then().body("name", equalTo("Late")).body("exceptions", empty());
    assertThat(
            post(acme, "/hours/key/night", "version", "1", "name", "x", "time_zone", "UTC")
                .then()
                .statusCode(422)
                .extract()
                .asString())
        .contains("name=\"version\" value=\"2\"");
  }

  @Test
  void hours_draft_isDrawnAndNothingIsSaved() {
    Tenant acme = tenant("agency");
    String part = post(acme, "/hours/preview", NIGHT).then().statusCode(200).extract().asString();
    assertThat(part.split("<li>", -1)).hasSize(15);
    assertThat(part)
        .contains("22:00–06:00", "<rect x=\"1320\" width=\"120\"")
        .doesNotContain("<html");
    assertThat(
            post(acme, "/hours/preview", "time_zone", "UTC", "mon.from", "09:00", "mon.until", "")
                .asString())
        .contains("field-fault");
    String copied =
        post(
                acme,
                "/hours/new",
                "do",
                "copy.fri",
                NIGHT[0],
                NIGHT[1],
                NIGHT[2],
                NIGHT[3],
                NIGHT[4],
                NIGHT[5],
                NIGHT[6],
                NIGHT[7])
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(copied).contains("name=\"mon.from\" value=\"22:00\"").contains("value=\"Night\"");
    String refused =
        post(
                acme,
                "/hours/new",
                "name",
                "",
                "time_zone",
                "UTC",
                "mon.from",
                "09:00",
                "mon.until",
                "x")
            .then()
            .statusCode(422)
            .extract()
            .asString();
    assertThat(refused).contains("#weekly.mon", "#name");
    acme.get("/schedules").then().body("schedules", empty());
  }

  @Test
  void pool_made_saysSharesTurnsAndWhoIsLeftOut() {
    Tenant acme = team();
    assertThat(get(acme, "/pools")).contains("No pool yet");
    post(acme, "/hours/new", NIGHT).then().statusCode(303);
    post(
            acme,
            "/pools/new",
            "name",
            "Sales team",
            "sticky",
            "true",
            "channel",
            "ana",
            "weight",
            "2",
            "schedule",
            "",
            "channel",
            "luis",
            "weight",
            "1",
            "schedule",
            "",
            "channel",
            "",
            "weight",
            "1",
            "schedule",
            "")
        .then()
        .statusCode(303);
    acme.get("/pools/sales-team")
        .then()
        .body("members.channel", contains("ana", "luis"))
        .body("members.weight", contains(2, 1))
        .body("sticky", equalTo(true));
    assertThat(words(get(acme, "/pools")))
        .contains("The ana 2 of 3", "The luis 1 of 3", "Who comes back meets the same channel")
        .containsPattern("Turns now: The (ana|luis) → The (ana|luis) → The (ana|luis)");
    as(acme.editor(), "{\"status\": \"passive\"}").put(acme.at("/channels/ana/status"));
    assertThat(words(get(acme, "/pools")))
        .contains("The ana 2 of 3 passive", "Turns now: The luis ");
    String moved =
        post(
                acme,
                "/pools/key/sales-team",
                "version",
                "1",
                "name",
                "Sales team",
                "do",
                "up.1",
                "channel",
                "ana",
                "weight",
                "2",
                "schedule",
                "",
                "channel",
                "luis",
                "weight",
                "1",
                "schedule",
                "night")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(moved.indexOf("value=\"luis\" selected"))
        .isPositive()
        .isLessThan(moved.indexOf("value=\"ana\" selected"));
    post(
            acme,
            "/pools/key/sales-team",
            "version",
            "1",
            "name",
            "Sales team",
            "channel",
            "luis",
            "weight",
            "1",
            "schedule",
            "night")
        .then()
        .statusCode(303);
    acme.get("/pools/sales-team").then().body("members.channel", contains("luis"));
    assertThat(words(get(acme, "/hours/key/night"))).contains("Used by Pool Sales team");
    assertThat(get(acme, "/hours/key/night/delete"))
        .contains("/pools/key/sales-team")
        .doesNotContain("Delete for good");
    post(acme, "/hours/key/night/delete").then().statusCode(409);
    String refused =
        post(
                acme,
                "/pools/key/sales-team",
                "version",
                "2",
                "name",
                "Sales team",
                "channel",
                "luis",
                "weight",
                "many",
                "schedule",
                "")
            .then()
            .statusCode(422)
            .extract()
            .asString();
    assertThat(refused).contains("value=\"many\"", "#members");
    post(acme, "/pools/key/sales-team/delete").then().statusCode(303);
    post(acme, "/hours/key/night/delete").then().statusCode(303);
    acme.get("/pools").then().body("pools", empty());
    acme.get("/schedules").then().body("schedules", empty());
  }

  @Test
  void pages_byAViewer_areReadAndNotChanged() {
    Tenant acme = team();
    post(acme, "/hours/new", NIGHT).then().statusCode(303);
    for (String path : List.of("/hours", "/pools")) {
      assertThat(
              page(acme.viewer())
                  .header("Accept-Language", "es")
                  .get(at(acme, path))
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString())
          .contains("<html lang=\"es\">", "Horarios", "Grupos")
          .doesNotContain(path + "/new", path + "/key/");
      page(acme.viewer()).get(at(acme, path + "/new")).then().statusCode(403);
      page(tenant("free").editor()).get(at(acme, path)).then().statusCode(404);
    }
    page(acme.viewer()).get(at(acme, "/hours/key/night")).then().statusCode(403);
  }
}
