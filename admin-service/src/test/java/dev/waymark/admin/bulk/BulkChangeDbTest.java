package dev.waymark.admin.bulk;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class BulkChangeDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Published published;
  @Inject Superuser superuser;

  private static ValidatableResponse change(Tenant tenant, String json) {
    return as(tenant.editor(), json).patch(tenant.at("/links/bulk")).then();
  }

  private static ValidatableResponse delete(Tenant tenant, String json) {
    return as(tenant.editor(), json).delete(tenant.at("/links/bulk")).then();
  }

  private static String tagged(Tenant tenant, String... tags) {
    return tenant.link(
        "{\"target\": \"https://example.com/\", \"tags\": [%s]}".formatted(quoted(List.of(tags))));
  }

  private static String quoted(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(","));
  }

  @Test
  void change_byIds_isCheckedPublishedAndAuditedForEach() {
    Tenant acme = tenant("free");
    String a = tagged(acme, "one", "Draft");
    String b = tagged(acme, "SUMMER");
    String other = tagged(acme, "draft");
    change(
            acme,
            """
            {"ids": [%s], "changes": {"add_tags": ["summer"], "remove_tags": ["draft"],
              "active": false, "utm_params": {"source": "x"}}}
            """
                .formatted(quoted(List.of(b, a))))
        .statusCode(200)
        .body("preview", equalTo(false))
        .body("matched", equalTo(2))
        .body("matched_exact", equalTo(true))
        .body("changed", equalTo(2))
        .body("unchanged", equalTo(0))
        .body("failed", empty())
        .body("next_cursor", nullValue());
    acme.get("/links/" + a)
        .then()
        .body("tags", contains("one", "summer"))
        .body("utm_params.source", equalTo("x"))
        .body("state", equalTo("off"))
        .header("ETag", equalTo("\"2\""));
    acme.get("/links/" + b).then().body("tags", contains("SUMMER"));
    acme.get("/links/" + other).then().body("tags", contains("draft"));
    assertThat(published.body("link", a)).contains("\"active\":false");
    assertThat(published.body("link", other)).doesNotContain("\"active\":false");
    as(acme.admin())
        .queryParam("action", "link.bulk_update")
        .get(acme.at("/audit-log"))
        .then()
        .body("entries", hasSize(2))
        .body("entries[0].before.active", equalTo(true))
        .body("entries[0].after.active", equalTo(false));
  }

  @Test
  void change_thatChangesNothing_writesNothing() {
    Tenant acme = tenant("free");
    String a = tagged(acme, "Summer");
    change(acme, "{\"ids\": [\"" + a + "\"], \"changes\": {\"add_tags\": [\"summer\"]}}")
        .body("changed", equalTo(0))
        .body("unchanged", equalTo(1));
    acme.get("/links/" + a).then().header("ETag", equalTo("\"1\""));
    assertThat(published.version("link", a)).isEqualTo(1);
  }

  @Test
  void change_someThatCannotBe_leavesThoseAndChangesTheOthers() throws SQLException {
    Tenant acme = tenant("free");
    Tenant stranger = tenant("free");
    String full = tagged(acme, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    String good = tagged(acme, "1");
    String late =
        acme.link("{\"target\": \"https://e.com/\", \"starts_at\": \"2031-01-01T00:00:00Z\"}");
    String broken = acme.link(TARGET);
    String theirs = stranger.link(TARGET);
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "update admin.link set written = written || '{\"hub\": {\"odd\": 1}}' where id = '"
              + broken
              + "'");
    }
    var answer =
        change(
                acme,
                """
                {"ids": [%s], "changes": {"add_tags": ["eleven"],
                  "expires_at": "2030-01-01T00:00:00Z"}}
                """
                    .formatted(quoted(List.of(full, good, late, broken, theirs, "lnk_none"))))
            .statusCode(200)
            .body("matched", equalTo(6))
            .body("changed", equalTo(1))
            .body("unchanged", equalTo(0))
            .body("failed", hasSize(5));
    answer
        .body("failed.find { it.id == '" + full + "' }.status", equalTo(400))
        .body("failed.find { it.id == '" + full + "' }.errors.pointer", contains("/tags"))
        .body("failed.find { it.id == '" + late + "' }.status", equalTo(400))
        .body("failed.find { it.id == '" + late + "' }.errors.pointer", contains("/expires_at"))
        .body("failed.find { it.id == '" + broken + "' }.status", equalTo(409))
        .body("failed.find { it.id == '" + broken + "' }.errors[0].detail", containsString("hub"))
        .body("failed.find { it.id == '" + theirs + "' }.status", equalTo(404))
        .body("failed.find { it.id == 'lnk_none' }.status", equalTo(404));
    acme.get("/links/" + good).then().body("tags", contains("1", "eleven"));
    acme.get("/links/" + full).then().body("expires_at", nullValue()).body("tags", hasSize(10));
    stranger.get("/links/" + theirs).then().header("ETag", equalTo("\"1\""));
  }

  @Test
  void change_byFilter_previewsAndThenChangesThoseAlone() {
    Tenant acme = tenant("free");
    String a = tagged(acme, "summer", "x");
    String b = tagged(acme, "Summer");
    String c = tagged(acme, "winter");
    String body = "{\"filter\": {\"tags\": [\"SUMMER\"]}, \"changes\": {\"active\": false}%s}";
    change(acme, body.formatted(", \"preview\": true"))
        .body("preview", equalTo(true))
        .body("matched", equalTo(2))
        .body("changed", equalTo(2));
    acme.get("/links/" + a).then().body("active", equalTo(true)).header("ETag", equalTo("\"1\""));
    change(acme, body.formatted("")).body("preview", equalTo(false)).body("changed", equalTo(2));
    for (String id : List.of(a, b)) {
      acme.get("/links/" + id).then().body("active", equalTo(false));
    }
    acme.get("/links/" + c).then().body("active", equalTo(true));
    change(acme, body.formatted("")).body("changed", equalTo(0)).body("unchanged", equalTo(2));
  }

  @Test
  void change_byFilter_goesOnAfter500() {
    Tenant acme = tenant("free");
    for (int count : new int[] {500, 3}) {
      as(
              acme.editor(),
              IntStream.range(0, count)
                  .mapToObj(i -> "{\"target\": \"https://e.com/\", \"tags\": [\"x\"]}")
                  .collect(Collectors.joining(",", "{\"links\": [", "]}")))
          .post(acme.at("/links/bulk"))
          .then()
          .statusCode(201);
    }
    String changes =
        "\"filter\": {\"tags\": [\"x\"]}, \"changes\": {\"add_tags\": [\"y\"], \"remove_tags\": [\"z\"]}";
    String cursor =
        change(acme, "{" + changes + "}")
            .body("matched", equalTo(503))
            .body("changed", equalTo(500))
            .body("next_cursor", notNullValue())
            .extract()
            .path("next_cursor");
    change(acme, "{" + changes + ", \"cursor\": \"" + cursor + "\"}")
        .body("changed", equalTo(3))
        .body("next_cursor", nullValue());
    acme.get("/links?tag=y&limit=1").then().body("total", equalTo(503));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"changes\": {\"active\": false}} | /ids",
        "{\"ids\": [], \"changes\": {\"active\": false}} | /ids",
        "{\"ids\": [\"a\"], \"filter\": {\"q\": \"a\"}, \"changes\": {\"active\": false}} | /filter",
        "{\"filter\": {}, \"changes\": {\"active\": false}} | /filter",
        "{\"filter\": {\"q\": null}, \"changes\": {\"active\": false}} | /filter",
        "{\"filter\": {\"colour\": \"red\"}, \"changes\": {\"active\": false}} | /filter/colour",
        "{\"filter\": {\"state\": \"paused\"}, \"changes\": {\"active\": false}} | /filter/state",
        "{\"filter\": {\"created_from\": \"x\"}, \"changes\": {\"active\": false}} | /filter/created_from",
        "{\"ids\": [\"a\"]} | /changes",
        "{\"ids\": [\"a\"], \"changes\": {}} | /changes",
        "{\"ids\": [\"a\"], \"changes\": {\"target\": \"https://e.com\"}} | /changes/target",
        "{\"ids\": [\"a\"], \"changes\": {\"tags\": []}} | /changes/tags",
        "{\"ids\": [\"a\"], \"changes\": {\"expires_at\": \"soon\"}} | /changes/expires_at",
        "{\"ids\": [\"a\"], \"changes\": {\"add_tags\": [\"A\"], \"remove_tags\": [\"a\"]}} | /changes/remove_tags",
        "{\"ids\": [\"a\"], \"changes\": {\"active\": false}, \"cursor\": \"x\"} | /cursor",
        "{\"ids\": [\"a\"], \"changes\": {\"active\": false}, \"dry_run\": true} | /dry_run",
      })
  void change_thatMakesNoSense_is400AndChangesNothing(String body, String pointer) {
    change(tenant("free"), body).statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void change_byAViewer_is403() {
    Tenant acme = tenant("free");
    String a = acme.link(TARGET);
    as(acme.viewer(), "{\"ids\": [\"" + a + "\"], \"changes\": {\"active\": false}}")
        .patch(acme.at("/links/bulk"))
        .then()
        .statusCode(403);
  }

  @Test
  void delete_byFilter_previewsAndThenDeletesThoseAlone() {
    Tenant acme = tenant("free");
    String a = tagged(acme, "old");
    String b = tagged(acme, "Old");
    String kept = tagged(acme, "new");
    delete(acme, "{\"filter\": {\"tags\": [\"old\"]}, \"preview\": true}")
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("preview", equalTo(true))
        .body("matched", equalTo(2))
        .body("deleted", equalTo(2));
    acme.get("/links").then().body("total", equalTo(3));
    delete(acme, "{\"filter\": {\"tags\": [\"old\"]}}").body("deleted", equalTo(2));
    acme.get("/links").then().body("links.id", contains(kept));
    assertThat(published.body("link", a)).isNull();
    assertThat(published.body("link", b)).isNull();
    delete(acme, "{\"filter\": {\"tags\": [\"old\"]}}").body("deleted", equalTo(0));
    delete(acme, "{\"filter\": {}}").statusCode(400).body("errors.pointer", contains("/filter"));
    delete(acme, "{\"ids\": [\"" + kept + "\", \"lnk_0\"], \"preview\": true}").statusCode(404);
  }
}
