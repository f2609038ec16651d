package dev.waymark.admin.schedule;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SchedulesDbTest {
  private static final String DESK =
      """
      {"key": "sales-desk", "name": "Sales desk", "time_zone": "Europe/Madrid",
       "weekly": {"mon": [["09:00", "17:30"]], "fri": [["22:00", "02:00"]]},
       "exceptions": [{"date": "2026-12-25", "intervals": []}]}""";

  @Inject Published published;

  private static Tenant withDesk() {
    Tenant acme = tenant("team");
    acme.create("/schedules", DESK);
    return acme;
  }

  private static ValidatableResponse patch(Tenant tenant, String json) {
    return as(tenant.editor(), json).patch(tenant.at("/schedules/sales-desk")).then();
  }

  @Test
  void create_hours_areAnsweredAndPublished() {
    Tenant acme = tenant("team");
    as(acme.editor(), DESK)
        .post(acme.at("/schedules"))
        .then()
        .statusCode(201)
        .header("Location", containsString("/schedules/sales-desk"))
        .header("ETag", equalTo("\"1\""))
        .body("time_zone", equalTo("Europe/Madrid"))
        .body("weekly.mon[0]", contains("09:00", "17:30"))
        .body("exceptions.date", contains("2026-12-25"));
    assertThat(published.body("schedule", acme.workspace() + "/sales-desk")).contains("22:00");
    acme.get("/schedules").then().body("schedules.key", contains("sales-desk"));
  }

  @Test
  void create_asManyLargeOnesAsThereMayBe_isRefusedBeyondAMebibyteTogether() {
    Tenant acme = tenant("team");
    String exceptions =
        IntStream.range(0, 400)
            .mapToObj(LocalDate.parse("2026-01-01")::plusDays)
            .map(date -> "{\"date\": \"%s\", \"intervals\": [%s]}".formatted(date, many()))
            .collect(joining(", "));
    String body =
        "{\"key\": \"k%d\", \"name\": \"A\", \"weekly\": {}, \"exceptions\": [" + exceptions + "]}";
    int created = 0;
    while (created < 200
        && as(acme.editor(), body.formatted(created)).post(acme.at("/schedules")).statusCode()
            == 201) {
      created++;
    }
    assertThat(created).isBetween(2, 20);
    as(acme.editor(), body.formatted(created))
        .post(acme.at("/schedules"))
        .then()
        .statusCode(402)
        .body("detail", containsString("at most 1 MiB together"));
    as(acme.editor(), "{\"name\": \"B\"}").patch(acme.at("/schedules/k0")).then().statusCode(200);
    as(acme.editor(), "{\"exceptions\": []}")
        .patch(acme.at("/schedules/k0"))
        .then()
        .statusCode(200);
    as(acme.editor(), body.formatted(created)).post(acme.at("/schedules")).then().statusCode(201);
  }

  /// As many hours as a day can have, none of which touches another.
  private static String many() {
    return IntStream.range(0, 24)
        .mapToObj("[\"%1$02d:00\", \"%1$02d:30\"]"::formatted)
        .collect(joining(", "));
  }

  @Test
  void create_withoutATimeZone_takesTheWorkspaces() {
    Tenant acme = tenant("team");
    as(acme.owner(), "{\"time_zone\": \"America/Lima\"}").patch(acme.at("")).then().statusCode(200);
    as(acme.editor(), "{\"key\": \"lima\", \"name\": \"Lima\", \"weekly\": {}}")
        .post(acme.at("/schedules"))
        .then()
        .statusCode(201)
        .body("time_zone", equalTo("America/Lima"));
  }

  @Test
  void change_dayThatIsNull_isClosedOnItAndTheOthersStay() {
    Tenant acme = withDesk();
    patch(acme, "{\"weekly\": {\"fri\": null, \"sat\": [[\"10:00\", \"13:00\"]]}}")
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("weekly", not(hasKey("fri")))
        .body("weekly.mon[0]", contains("09:00", "17:30"))
        .body("weekly.sat[0]", contains("10:00", "13:00"));
    patch(acme, "{\"weekly\": {\"fri\": null}}").statusCode(200).header("ETag", equalTo("\"2\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"key\": \"other\"} | /key",
        "{\"time_zone\": \"+03\"} | /time_zone",
        "{\"weekly\": {\"mon\": [[\"9\", \"17\"]]}} | /weekly/mon/0/0 /weekly/mon/0/1",
        "{\"weekly\": {\"monday\": null}} | /weekly/monday",
        "{\"exceptions\": [{\"date\": \"2026-02-30\", \"intervals\": []}]} | /exceptions/0/date",
        "{\"colour\": 1} | /colour",
      })
  void change_faulty_is400WithThePointers(String patch, String pointers) {
    patch(withDesk(), patch)
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of(pointers.split(" "))));
  }

  @Test
  void preview_fromADate_has14DaysWithTheirExceptions() {
    Tenant acme = withDesk();
    acme.get("/schedules/sales-desk/preview?from=2026-12-21")
        .then()
        .statusCode(200)
        .body("time_zone", equalTo("Europe/Madrid"))
        .body("days", hasSize(14))
        .body("days.date", hasItem("2027-01-03"))
        .body("days[0].hours.opens", contains("2026-12-21T09:00:00+01:00"))
        .body("days[0].hours.closes", contains("2026-12-21T17:30:00+01:00"))
        .body("days[4].exception", equalTo(true))
        .body("days[4].hours", empty())
        .body("days[11].hours.closes", contains("2027-01-02T02:00:00+01:00"));
    acme.get("/schedules/sales-desk/preview").then().statusCode(200).body("days", hasSize(14));
    acme.get("/schedules/sales-desk/preview?from=tomorrow").then().statusCode(400);
    acme.get("/schedules/nobody/preview").then().statusCode(404);
  }

  @Test
  void delete_whileALinkAsksForIt_is409ThatNamesTheLink() {
    Tenant acme = withDesk();
    String slug = "hours-" + acme.workspace();
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "slug": "%s", "rules": [
              {"name": "A", "conditions": [
                {"field": "hours", "operator": "eq", "value": "sales-desk=open"}],
               "action": {"type": "redirect", "url": "https://example.com/open"}}]}"""
                .formatted(slug));
    as(acme.editor())
        .delete(acme.at("/schedules/sales-desk"))
        .then()
        .statusCode(409)
        .body("detail", containsString(slug));
    as(acme.editor()).delete(acme.at("/links/" + link)).then().statusCode(200);
    as(acme.editor()).delete(acme.at("/schedules/sales-desk")).then().statusCode(200);
    acme.get("/schedules").then().body("schedules", empty());
    assertThat(published.body("schedule", acme.workspace() + "/sales-desk")).isNull();
  }
}
