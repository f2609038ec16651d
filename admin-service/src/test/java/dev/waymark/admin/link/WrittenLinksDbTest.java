package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The document that is kept of a link, and the columns by which the release before knows it.
@QuarkusTest
@QuarkusTestResource(Database.class)
class WrittenLinksDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Superuser superuser;

  private static ObjectNode everything(Tenant acme) throws Exception {
    ObjectNode link = JSON.createObjectNode();
    for (LinkField<?> field : LinkField.all()) {
      link.set(field.key(), JSON.readTree(field.example()));
    }
    link.remove(
        List.of(LinkField.DOMAIN.key(), LinkField.HUB.key(), LinkField.FALLBACK_CHANNEL.key()));
    link.put("slug", "All-" + acme.workspace());
    // As times are kept.
    link.put("starts_at", "2026-06-01T07:00:00.000Z").put("expires_at", "2026-09-01T00:00:00.000Z");
    ((ObjectNode) link.get("utm_params")).remove("term");
    return link;
  }

  private JsonNode one(String sql, String link) throws Exception {
    try (var connection = superuser.connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, link);
      try (var row = statement.executeQuery()) {
        row.next();
        return JSON.readTree(row.getString(1));
      }
    }
  }

  private JsonNode written(String link) throws Exception {
    return one("select written from admin.link where id = ?", link);
  }

  private JsonNode columns(String link) throws Exception {
    return one("select to_jsonb(link) from admin.link where id = ?", link);
  }

  private void execute(String sql, String link) throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, link);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void written_everyField_isWhatWasWrittenWithoutThePassword() throws Exception {
    Tenant acme = tenant("team");
    ObjectNode everything = everything(acme);
    String link = acme.link(everything.deepCopy().put("password", "launch2025").toString());
    assertThat(written(link)).isEqualTo(everything);
    as(acme.editor(), "{\"og_title\": null, \"active\": true, \"tags\": []}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200);
    everything.remove(List.of("og_title", "active", "tags"));
    assertThat(written(link)).isEqualTo(everything);
  }

  /// As it is while one release replaces the other, and after the newer one was taken back.
  @Test
  void columns_always_areThoseThatTheReleaseBeforeWouldHaveWritten() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link(everything(acme).toString());
    JsonNode columns = columns(link);
    assertThat(columns.path("title").asText()).isEqualTo("Summer sale");
    assertThat(columns.path("tags")).isEqualTo(JSON.readTree("[\"flyer\", \"berlin\"]"));
    assertThat(columns.path("active").asBoolean()).isFalse();
    assertThat(columns.path("max_clicks").asInt()).isEqualTo(500);
    assertThat(columns.path("rules")).hasSize(1);
    assertThat(columns.path("sequence").path("urls")).hasSize(2);
    assertThat(columns.path("forward_params")).isEqualTo(JSON.readTree("[\"gclid\", \"ref\"]"));
    assertThat(columns.path("starts_at").asText()).startsWith("2026-06-01T07:00:00");
    // Made from the columns alone, the document is the same, but for what came later.
    var written = (ObjectNode) written(link);
    written.remove(List.of("tests", "forward_path"));
    assertThat(one("select admin.link_document(link) from admin.link where id = ?", link))
        .isEqualTo(written);
  }

  private static final String OLD_RULE =
      """
      {"name": "Old", "conditions": [{"field": "language", "operator": "eq", "value": "jp"}],
       "action": {"type": "redirect", "url": "https://example.com/ja"}}\
      """;

  @Test
  void link_withValuesThatAreRefusedByNow_isServedAndChangedAndWarnedOf() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    execute(
        """
        update admin.link set rules = '[%s]', version = version + 1 where id = ?
        """
            .formatted(OLD_RULE),
        link);
    as(acme.editor(), "{\"note\": \"New\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("rules", hasSize(1))
        .body("warnings.detail", hasItem(containsString("did you mean 'ja'")));
    // The condition was there; only what is new is refused.
    String renamed = "[" + OLD_RULE.replace("Old", "Renamed") + "]";
    String another = "[" + OLD_RULE.replace("jp", "cz") + "]";
    as(acme.editor(), renamed)
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(200)
        .body("[0].name", equalTo("Renamed"));
    as(acme.editor(), another)
        .put(acme.at("/links/" + link + "/rules"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/0/conditions/0/value"))
        .body("errors[0].detail", containsString("did you mean 'cs'"));
    as(acme.editor(), "{\"rules\": " + another + "}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/rules/0/conditions/0/value"));
    String entry =
        "{\"key\": \"a\", \"label\": \"A\", \"url\": \"https://example.com/\", \"conditions\":"
            + " [{\"field\": \"query\", \"operator\": \"eq\", \"value\": \"?a=b\"}]}";
    as(acme.editor(), "{\"hub\": {\"title\": \"A\", \"entries\": [" + entry + "]}}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/hub/entries/0/conditions/0/value"))
        .body("errors[0].detail", containsString("'a=b'"));
  }

  @Test
  void link_writtenByTheReleaseBefore_isAnsweredAndChangedAsAnyOther() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link(everything(acme).toString());
    execute(
        """
        update admin.link set title = 'Old', tags = '{}', active = true, max_clicks = null,
          rules = '[]', forward_params = '{new}', version = version + 1 where id = ?
        """,
        link);
    acme.get("/links/" + link)
        .then()
        .body("title", equalTo("Old"))
        .body("tags", hasSize(0))
        .body("active", equalTo(true))
        .body("max_clicks", nullValue())
        .body("rules", hasSize(0))
        .body("forward_params", contains("new"))
        .body("og_title", equalTo("Summer sale"));
    as(acme.editor(), "{\"note\": \"New\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("title", equalTo("Old"));
    assertThat(columns(link).path("note").asText()).isEqualTo("New");
    assertThat(columns(link).path("title").asText()).isEqualTo("Old");
  }

  /// Such a row has columns and no document.
  @Test
  void link_createdByTheReleaseBefore_isAnsweredAndFound() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\", \"title\": \"Old\"}");
    execute(
        """
        insert into admin.link (id, workspace_id, slug, slug_folded, target, title, tags, active,
          rules, utm_params, version, created_at, updated_at)
        select id || '0', workspace_id, slug || '0', slug_folded || '0', target, 'Older', '{a}',
          active, rules, '{"source": "old"}', 1, created_at, updated_at
        from admin.link where id = ?
        """,
        link);
    acme.get("/links/" + link + "0")
        .then()
        .statusCode(200)
        .body("title", equalTo("Older"))
        .body("utm_params.source", equalTo("old"));
    acme.get("/links?tag=a").then().body("links.id", contains(link + "0"));
    acme.get("/links?q=olde").then().body("links.id", contains(link + "0"));
  }

  /// A later release may have fields that have no column.
  @Test
  void fieldOfALaterRelease_outlastsWhatTheReleaseBeforeWrites() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link("{\"target\": \"https://example.com/\", \"title\": \"A\"}");
    execute("update admin.link set written = written || '{\"later\": 7}' where id = ?", link);
    execute("update admin.link set title = null, note = 'B' where id = ?", link);
    assertThat(written(link).path("later").asInt()).isEqualTo(7);
    assertThat(written(link).has("title")).isFalse();
    assertThat(written(link).path("note").asText()).isEqualTo("B");
  }
}
