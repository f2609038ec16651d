package dev.waymark.admin.publication;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.DocumentLevel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Old and new redirect nodes side by side.
@QuarkusTest
@QuarkusTestResource(Database.class)
class WaitingDocumentsDbTest {
  private static final String NEW_FORM =
      """
      {"slug": "sale", "rules": [{"name": "n", "conditions": [],
        "action": {"type": "a-form-of-tomorrow"}}]}""";

  @Inject Published published;
  @Inject Superuser superuser;
  @Inject Publication publication;
  @Inject WaitingDocuments waiting;
  @Inject Levels levels;

  private Tenant acme;
  private String id;

  @BeforeEach
  void aLinkOfALevelThatEveryNodeReads() throws SQLException {
    execute("delete from publication.reader");
    acme = tenant("team");
    id = acme.link("{\"target\": \"https://example.com/before\"}");
  }

  /// As other tests find it.
  @AfterEach
  void noNodeAndNothingWaits() throws SQLException {
    execute("delete from publication.reader");
    execute("delete from publication.waiting_document");
  }

  @Test
  void publish_whileNobodySaysWhatItReads_waits() throws Exception {
    publish(NEW_FORM);
    assertThat(isWaiting()).isTrue();
    assertThat(published.body("link", id)).contains("https://example.com/before");
    waiting.publishDue();
    assertThat(isWaiting()).isTrue();
  }

  @Test
  void link_savedInANewForm_isToldToWaitUntilEveryNodeReadsIt() throws Exception {
    String rules =
        """
        {"rules": [{"name": "n", "match": "any", "conditions": [],
          "action": {"type": "redirect", "url": "https://example.com/rule"}}]}""";
    assertThat(kinds(rules)).first().isEqualTo("waits");
    assertThat(published.body("link", id)).doesNotContain("https://example.com/rule");

    node(DocumentLevel.LATEST, "0 s");
    waiting.publishDue();
    assertThat(kinds(rules)).doesNotContain("waits");
    assertThat(published.body("link", id)).contains("https://example.com/rule");
  }

  /// Of the warnings about the link once this is saved.
  private List<String> kinds(String change) {
    return as(acme.editor(), change)
        .patch(acme.at("/links/" + id))
        .then()
        .statusCode(200)
        .extract()
        .path("warnings.kind");
  }

  @Test
  void publish_whileEveryNodeReadsIt_isThereAtOnce() throws Exception {
    node(DocumentLevel.LATEST, "0 s");
    publish(NEW_FORM);
    assertThat(isWaiting()).isFalse();
    assertThat(published.body("link", id)).contains("a-form-of-tomorrow");
  }

  @Test
  void publish_besideAnOldNode_waitsUntilThatIsGone() throws Exception {
    node(DocumentLevel.LATEST, "0 s");
    UUID old = node(DocumentLevel.FIRST, "9 minutes");
    publish(NEW_FORM);
    waiting.publishDue();
    assertThat(isWaiting()).isTrue();

    execute(
        "update publication.reader set seen = now() - interval '11 minutes' where id = '%s'"
            .formatted(old));
    waiting.publishDue();
    assertThat(isWaiting()).isFalse();
    assertThat(published.body("link", id)).contains("a-form-of-tomorrow");
  }

  @Test
  void publish_inAnOldFormAfterANewOne_overtakesIt() throws Exception {
    publish(NEW_FORM);
    publish("{\"slug\": \"sale\", \"rules\": [], \"target\": \"https://example.com/after\"}");
    assertThat(isWaiting()).isFalse();
    node(DocumentLevel.LATEST, "0 s");
    waiting.publishDue();
    assertThat(published.body("link", id)).contains("https://example.com/after");
  }

  @Test
  void withdraw_ofALinkThatWaits_isForGood() throws Exception {
    publish(NEW_FORM);
    QuarkusTransaction.requiringNew().run(() -> publication.withdraw(DocumentKind.LINK, id));
    node(DocumentLevel.LATEST, "0 s");
    waiting.publishDue();
    assertThat(published.body("link", id)).isNull();
  }

  @Test
  void node_notSeenForADay_isForgotten() throws Exception {
    node(DocumentLevel.FIRST, "25 hours");
    node(DocumentLevel.FIRST, "23 hours");
    levels.forgetTheGone();
    try (var connection = superuser.connect();
        var rows =
            connection.createStatement().executeQuery("select count(*) from publication.reader")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  private void publish(String body) throws Exception {
    var json = (ObjectNode) new ObjectMapper().readTree(body);
    QuarkusTransaction.requiringNew().run(() -> publication.publish(DocumentKind.LINK, id, json));
  }

  private boolean isWaiting() {
    return publication.isWaiting(DocumentKind.LINK, id);
  }

  private UUID node(int level, String ago) throws SQLException {
    var node = UUID.randomUUID();
    execute(
        "insert into publication.reader values ('%s', %d, now() - interval '%s')"
            .formatted(node, level, ago));
    return node;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
