package dev.waymark.admin.publication;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.publication.LinkDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PublicationDbTest {
  @Inject Published published;
  @Inject DataSource database;

  @ParameterizedTest
  @CsvSource({
    "waymark_redirect, document, select, true",
    "waymark_redirect, document, insert, false",
    "waymark_redirect, click_count, select, true",
    "waymark_redirect, click_count, insert, false",
    "waymark_redirect, origin, select, true",
    "waymark_analytics, document, select, true",
    "waymark_analytics, document, update, false",
    "waymark_analytics, click_count, insert, true",
    "waymark_analytics, click_count, update, true",
  })
  void roles_afterMigration_mayDoWhatTheyNeed(
      String role, String table, String privilege, boolean granted) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select has_table_privilege(?, 'publication.' || ?, ?)")) {
      statement.setString(1, role);
      statement.setString(2, table);
      statement.setString(3, privilege);
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getBoolean(1)).isEqualTo(granted);
      }
    }
  }

  @Test
  void publish_anyLink_canBeReadByWhoServesIt() throws Exception {
    Tenant acme = tenant("team");
    String id =
        acme.link(
            """
            {"target": "https://example.com/?a=b#c", "rules": [{"name": "Late",
              "conditions": [{"field": "time", "operator": "gt", "value": "17:30",
                "timezone": "Europe/Madrid"}],
              "action": {"type": "redirect", "url": "https://example.com/late"}}]}
            """);
    JsonNode body = new ObjectMapper().readTree(published.body("link", id));
    assertThat(LinkDocument.read(id, body)).isInstanceOf(LinkDocument.Accepted.class);
  }

  /// Both kinds of edit make the document, each from facts that the other one changes.
  @Test
  void publish_editsOfLinkAndWorkspaceAtOnce_endsWithTheLastOfBoth() throws Exception {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/0\"}");
    try (var executor = Executors.newFixedThreadPool(4)) {
      var edits = new ArrayList<Future<?>>();
      for (int i = 1; i <= 30; i++) {
        String target = "{\"target\": \"https://example.com/" + i + "\"}";
        String defaults = "{\"default_utm_params\": {\"source\": \"s" + i + "\"}}";
        edits.add(
            executor.submit(
                () ->
                    as(acme.editor(), target)
                        .patch(acme.at("/links/" + id))
                        .then()
                        .statusCode(200)));
        edits.add(
            executor.submit(
                () -> as(acme.owner(), defaults).patch(acme.at("")).then().statusCode(200)));
      }
      for (Future<?> edit : edits) {
        edit.get();
      }
    }
    JsonNode document = new ObjectMapper().readTree(published.body("link", id));
    String target = acme.get("/links/" + id).path("target");
    String source = acme.get("").path("default_utm_params.source");
    assertThat(document.path("target").asText()).isEqualTo(target);
    assertThat(document.path("utm").path("source").asText()).isEqualTo(source);
  }
}
