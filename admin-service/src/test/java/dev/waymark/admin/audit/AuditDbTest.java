package dev.waymark.admin.audit;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuditDbTest {
  @Inject People people;
  @Inject Superuser superuser;

  private static ValidatableResponse log(Tenant tenant, String... query) {
    var request = as(tenant.admin());
    for (int i = 0; i < query.length; i += 2) {
      request.queryParam(query[i], query[i + 1]);
    }
    return request.get(tenant.at("/audit-log")).then();
  }

  @Test
  void workspace_changed_isKeptWithWhatDiffers() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{\"name\": \"Acme Ltd\", \"default_utm_params\": {\"source\": \"x\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    log(acme, "limit", "1")
        .statusCode(200)
        .body("entries[0].id", matchesPattern("aud_[0-9a-z]{20}"))
        .body("entries[0].workspace_id", equalTo(acme.workspace()))
        .body("entries[0].user_id", matchesPattern("key_.*"))
        .body("entries[0].action", equalTo("workspace.update"))
        .body("entries[0].subject", equalTo(acme.workspace()))
        .body("entries[0].before.name", equalTo("Acme"))
        .body("entries[0].after.name", equalTo("Acme Ltd"))
        .body("entries[0].after.default_utm_params.source", equalTo("x"))
        .body("entries[0].after.plan", nullValue())
        .body("entries[0].created_at", matchesPattern(".*T.*\\.[0-9]{3}Z"));
  }

  @Test
  void workspace_changedToWhatItIs_isNotKept() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{\"name\": \"Acme\"}").patch(acme.at("")).then().statusCode(200);
    log(acme, "action", "workspace.update").body("entries", empty());
  }

  @Test
  void keys_createdAndDeleted_areKeptWithoutTheKey() {
    Tenant acme = tenant("free");
    var created =
        as(acme.owner(), "{\"name\": \"Website\", \"role\": \"editor\"}")
            .post(acme.at("/api-keys"))
            .then()
            .statusCode(201)
            .extract();
    String id = created.path("id");
    as(acme.owner()).delete(acme.at("/api-keys/" + id)).then().statusCode(200);
    String entries =
        log(acme, "limit", "2")
            .body("entries.action", contains("api_key.delete", "api_key.create"))
            .body("entries.subject", contains(id, id))
            .body("entries[0].before.name", equalTo("Website"))
            .body("entries[0].after", nullValue())
            .body("entries[1].before", nullValue())
            .body("entries[1].after.role", equalTo("editor"))
            .extract()
            .asString();
    assertThat(entries).doesNotContain(created.<String>path("key")).doesNotContain("hash");
  }

  @Test
  void refused_change_isNotKept() {
    Tenant acme = tenant("free");
    as(acme.owner(), "{\"name\": \"\"}").patch(acme.at("")).then().statusCode(400);
    log(acme, "action", "workspace.update").body("entries", empty());
  }

  @Test
  void list_filters_findWhatTheySay() {
    Tenant acme = tenant("free");
    log(acme, "action", "workspace.create")
        .body("entries", hasSize(1))
        .body("entries[0].user_id", equalTo("operator"));
    log(acme, "user_id", "operator").body("entries", hasSize(5));
    log(acme, "user_id", "key_0").body("entries", empty());
    log(acme, "from", "2020-01-01", "to", "9999-12-31").body("entries", hasSize(5));
    log(acme, "from", "2020-01-01T00:00:00+02:00").body("entries", hasSize(5));
    log(acme, "to", "2020-01-01").body("entries", empty());
    log(acme, "from", "9999-12-31T23:59:59.999Z").body("entries", empty());
  }

  @ParameterizedTest
  @CsvSource({
    "action,link.explode",
    "from,yesterday",
    "from,2026-02-30",
    "to,+99999-01-01T00:00:00Z",
    "page,2"
  })
  void list_unreadableParameter_is400(String name, String value) {
    log(tenant("free"), name, value).statusCode(400).body("errors.parameter", contains(name));
  }

  @Test
  void list_pageByPage_hasEachOnceNewestFirst() {
    Tenant acme = tenant("free");
    List<String> all = log(acme).extract().path("entries.id");
    assertThat(all).hasSize(5).doesNotHaveDuplicates();
    var paged = new ArrayList<String>();
    String cursor = null;
    do {
      var page =
          (cursor == null ? log(acme, "limit", "2") : log(acme, "limit", "2", "cursor", cursor))
              .statusCode(200)
              .extract();
      paged.addAll(page.path("entries.id"));
      cursor = page.path("next_cursor");
    } while (cursor != null);
    assertThat(paged).isEqualTo(all);
    log(acme).body("entries[4].action", equalTo("workspace.create"));
  }

  @Test
  void list_anotherWorkspace_isNotShown() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    as(other.admin()).get(acme.at("/audit-log")).then().statusCode(404);
    as(acme.editor()).get(acme.at("/audit-log")).then().statusCode(403);
    as(OPERATOR).get("/api/workspaces/ws_0/audit-log").then().statusCode(404);
    log(other).body("entries.workspace_id", everyItem(equalTo(other.workspace())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update admin.audit_entry set caller = 'nobody'",
        "delete from admin.audit_entry",
        "truncate admin.audit_entry"
      })
  void entries_always_refuseToBeChanged(String statement) throws SQLException {
    try (var connection = superuser.connect();
        var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("only ever added to");
    }
  }

  @Test
  void list_ofAKind_hasAllActionsOfIt() {
    Tenant acme = tenant("free");
    log(acme, "kind", "api_key").body("entries", hasSize(4));
    log(acme, "kind", "workspace").body("entries.action", contains("workspace.create"));
    log(acme, "kind", "api_key", "action", "workspace.create").body("entries", empty());
    log(acme, "kind", "api").statusCode(400).body("errors.parameter", contains("kind"));
  }

  @Test
  void page_always_isSentencesWithNamesAndNoIds() {
    Tenant acme = tenant("agency");
    var ana = people.member(acme.workspace(), "admin");
    String slug = "spring-" + acme.workspace().substring(3);
    String link =
        ana.sends("{\"slug\": \"%s\", \"target\": \"https://example.com/\"}".formatted(slug))
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    ana.sends("{\"title\": \"<b>Spring</b>\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200);
    ana.asks().delete(acme.at("/links/" + link)).then().statusCode(200);

    String path = "/w/" + acme.workspace() + "/settings/audit";
    String page = ana.asks().get(path).then().statusCode(200).extract().asString();
    assertThat(page)
        .contains("Ana made the link " + slug)
        .contains("Ana changed a link that is gone")
        .contains("Ana deleted the link " + slug)
        .contains("The operator made the key")
        .doesNotContain(link);
    ana.asks()
        .queryParam("user_id", ana.id())
        .queryParam("kind", "")
        .get(path)
        .then()
        .statusCode(200)
        .body(not(containsString("The operator made")));
    people.member(acme.workspace(), "editor").asks().get(path).then().statusCode(403);
  }
}
