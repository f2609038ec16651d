package dev.waymark.admin.publication;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PublicationDbTest {
  @Inject Published published;
  @Inject Superuser superuser;

  @ParameterizedTest
  @CsvSource({
    "waymark_redirect, served_document, select, true",
    "waymark_redirect, document, select, false",
    "waymark_redirect, document, insert, false",
    "waymark_redirect, click_count, select, true",
    "waymark_redirect, click_count, insert, false",
    "waymark_redirect, origin, select, true",
    "waymark_analytics, published_link, select, true",
    "waymark_analytics, published_channel, select, true",
    "waymark_analytics, link_label, select, true",
    "waymark_analytics, link_label, update, false",
    "waymark_redirect, link_label, select, false",
    "waymark_analytics, document, select, false",
    "waymark_analytics, document, update, false",
    "waymark_analytics, click_count, insert, true",
    "waymark_analytics, click_count, update, true",
  })
  void roles_afterMigration_mayDoWhatTheyNeed(
      String role, String table, String privilege, boolean granted) throws SQLException {
    try (var connection = superuser.connect();
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
  void approve_again_isANewerWord() {
    String first =
        as(OPERATOR, "{}")
            .post("/api/publication/approve")
            .then()
            .statusCode(200)
            .extract()
            .path("approved_at");
    assertThat(published.body("approval", "absence")).contains(first);
    String before = transaction();
    // Within the same millisecond it would say the same.
    String second;
    do {
      second = as(OPERATOR, "{}").post("/api/publication/approve").path("approved_at");
    } while (second.equals(first));
    assertThat(Long.parseLong(transaction())).isGreaterThan(Long.parseLong(before));
  }

  @Test
  void approve_byAnOwner_is403() {
    as(tenant("free").owner(), "{}").post("/api/publication/approve").then().statusCode(403);
  }

  private String transaction() {
    return published.transaction("approval", "absence");
  }

  /// Statistics call links by what was published of them here.
  @Test
  void publish_whatPeopleCallALink_followsIt() {
    Tenant acme = tenant("team");
    String id =
        acme.link(
            "{\"target\": \"https://example.com/\", \"title\": \"One\", \"tags\": [\"Spring Sale\"]}");
    assertThat(label(id)).isEqualTo(acme.workspace() + " One {\"Spring Sale\"} {\"spring sale\"}");
    String path = acme.at("/links/" + id);
    as(acme.owner(), "{\"title\": null, \"tags\": []}").patch(path).then().statusCode(200);
    assertThat(label(id)).isEqualTo(acme.workspace() + " null {} {}");
    as(acme.owner()).delete(path).then().statusCode(200);
    assertThat(label(id)).isNull();
  }

  private @Nullable String label(String link) {
    try (var connection = superuser.connect();
        var query =
            connection.prepareStatement(
                "select concat_ws(' ', workspace, coalesce(title, 'null'), tags, folded_tags)"
                    + " from publication.link_label where link_id = ?")) {
      query.setString(1, link);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
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
    assertThat(LinkDocument.read(id, body)).isInstanceOf(DocumentReading.Accepted.class);
  }

  /// A newer version may read rules more strictly than the one that stored them.
  @Test
  void publish_storedRulesCannotBeReadAnyMore_leavesTheLinkAsItIsServed() throws Exception {
    Tenant acme = tenant("team");
    String broken =
        acme.link(
            """
            {"target": "https://example.com/", "rules": [{"name": "n", "conditions": [],
              "action": {"type": "redirect", "url": "https://example.com/rule"}}]}
            """);
    String other = acme.link("{\"target\": \"https://example.com/other\"}");
    String served = published.body("link", broken);
    try (var connection = superuser.connect();
        var change =
            connection.prepareStatement(
                "update admin.link set rules = '[{\"name\": 7}]' where id = ?")) {
      change.setString(1, broken);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }

    as(acme.owner(), "{\"default_utm_params\": {\"source\": \"new\"}}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200);
    as(acme.editor(), "{\"title\": \"t\"}")
        .patch(acme.at("/links/" + broken))
        .then()
        .statusCode(409);

    assertThat(published.body("link", broken)).isEqualTo(served);
    assertThat(published.body("link", other)).contains("\"source\":\"new\"");
    as(acme.editor(), "{\"rules\": []}").patch(acme.at("/links/" + broken)).then().statusCode(200);
  }

  /// The document is made from the workspace's facts too: one that is being changed is waited for.
  @Test
  void publish_whileTheWorkspaceChanges_isMadeFromTheLatestFacts() throws Exception {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/old\"}");
    try (var connection = superuser.connect();
        var executor = Executors.newSingleThreadExecutor()) {
      connection.setAutoCommit(false);
      try (var change =
          connection.prepareStatement(
              "update admin.workspace set default_utm_params = '{\"source\": \"new\"}' where id = ?")) {
        change.setString(1, acme.workspace());
        assertThat(change.executeUpdate()).isEqualTo(1);
      }
      Future<Integer> edit =
          executor.submit(
              () ->
                  as(acme.editor(), "{\"target\": \"https://example.com/new\"}")
                      .patch(acme.at("/links/" + id))
                      .statusCode());
      await(() -> edit.isDone() || isSomebodyWaitingForALock());
      connection.commit();
      assertThat(edit.get()).isEqualTo(200);
    }
    assertThat(published.body("link", id))
        .contains("\"target\":\"https://example.com/new\"")
        .contains("\"utm\":{\"source\":\"new\"}");
  }

  private boolean isSomebodyWaitingForALock() throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select from pg_locks where not granted")) {
      return rows.next();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
