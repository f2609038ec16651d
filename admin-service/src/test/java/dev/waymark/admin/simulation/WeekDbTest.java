package dev.waymark.admin.simulation;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WeekDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LINK =
      """
      {"target": "https://example.com/", "rules": [
        {"name": "Desk", "conditions": [
          {"field": "hours", "operator": "eq", "value": "desk=open"},
          {"field": "country", "operator": "eq", "value": "ES"}],
         "action": {"type": "channel", "channel": "sales"}},
        {"name": "Night", "conditions": [
          {"field": "time", "operator": "between", "value": ["22:45", "06:10"], "timezone": "Asia/Kathmandu"}],
         "action": {"type": "redirect", "url": "https://example.com/night"}},
        {"name": "Sunday", "conditions": [
          {"field": "day", "operator": "eq", "value": "sun", "timezone": "America/Los_Angeles"}],
         "action": {"type": "redirect", "url": "https://example.com/sunday"}}]}""";

  private static Tenant acme() {
    Tenant acme = tenant("team");
    acme.create(
        "/channels",
        """
        {"key": "sales", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}""");
    acme.create(
        "/schedules",
        """
        {"key": "desk", "name": "Desk", "time_zone": "Europe/Madrid",
         "weekly": {"mon": [["09:00", "17:30"]], "wed": [["22:00", "02:20"]]}}""");
    return acme;
  }

  private static ValidatableResponse week(Tenant tenant, String link, String body) {
    return as(tenant.viewer(), body).post(tenant.at("/links/" + link + "/week")).then();
  }

  @Test
  void week_ofAVisitor_saysOfEachSlotWhatSimulateSays() throws IOException {
    Tenant acme = acme();
    String link = acme.link(LINK);
    JsonNode week =
        JSON.readTree(
            week(
                    acme,
                    link,
                    "{\"visitor\": {\"country\": \"ES\"}, \"time_zone\": \"Europe/Madrid\"}")
                .statusCode(200)
                .body("time_zone", equalTo("Europe/Madrid"))
                .body("slots.size()", greaterThan(175))
                .body("slots", everyItem(not(hasKey("changed"))))
                .extract()
                .asString());
    ObjectNode simulate = JSON.createObjectNode().put("country", "ES");
    for (int from = 0; from < week.path("slots").size(); from += 40) {
      // At its first moment and, where there is another after it, one moment before that.
      ArrayNode instants = simulate.putArray("instants");
      ArrayNode slots = JSON.createArrayNode();
      for (int i = from; i < Math.min(from + 40, week.path("slots").size()); i++) {
        JsonNode slot = week.path("slots").get(i);
        instants.add(slot.path("starts_at").asText());
        slots.add(slot);
        if (i > 0) {
          instants.add(Instant.parse(slot.path("starts_at").asText()).minusMillis(1).toString());
          slots.add(week.path("slots").get(i - 1));
        }
      }
      JsonNode played =
          JSON.readTree(
              as(acme.viewer(), simulate.toString())
                  .post(acme.at("/links/" + link + "/simulate"))
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString());
      for (int i = 0; i < slots.size(); i++) {
        JsonNode answer = played.path("instants").get(i);
        JsonNode slot = slots.get(i);
        assertThat(answer.path("location")).as("%s", slot).isEqualTo(slot.path("destination"));
        assertThat(answer.path("decided_by").path("rule").asText(""))
            .isEqualTo(slot.path("rule").asText(""));
      }
    }
  }

  @Test
  void week_withADraft_saysWhatItWasBefore() throws IOException {
    Tenant acme = acme();
    String link = acme.link(LINK);
    String draft =
        """
        {"visitor": {"country": "FR"}, "time_zone": "UTC", "draft": {"rules": [
          {"name": "Morning", "conditions": [
            {"field": "time", "operator": "between", "value": ["08:15", "09:00"]}],
           "action": {"type": "redirect", "url": "https://example.com/morning"}}]}}""";
    JsonNode slots =
        JSON.readTree(week(acme, link, draft).statusCode(200).extract().asString()).path("slots");
    int nights = 0;
    for (JsonNode slot : slots) {
      boolean morning = slot.path("from").asText().equals("08:15");
      if (morning) {
        assertThat(slot.path("to").asText()).isEqualTo("09:00");
      }
      assertThat(slot.path("rule").asText("")).isEqualTo(morning ? "Morning" : "");
      if (slot.has("changed")) {
        assertThat(slot.path("changed").path("destination")).isNotEqualTo(slot.path("destination"));
        nights += slot.path("changed").path("rule").asText("").equals("Night") ? 1 : 0;
      } else {
        assertThat(slot.path("destination").asText()).isEqualTo("https://example.com/");
      }
    }
    assertThat(nights).isGreaterThan(40);
  }

  @Test
  void week_withFaults_namesAllOfThem() {
    Tenant acme = acme();
    String link = acme.link(LINK);
    week(
            acme,
            link,
            """
            {"visitor": {"at": "2026-01-01T00:00:00Z", "contry": "ES"}, "time_zone": "europe/madrid",
             "draft": {"target": "ftp://example.com"}, "days": 3}""")
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/visitor/at", "/visitor/contry", "/time_zone", "/draft/target", "/days"));
    week(acme, link, "{}").statusCode(200).body("time_zone", equalTo("UTC"));
  }
}
