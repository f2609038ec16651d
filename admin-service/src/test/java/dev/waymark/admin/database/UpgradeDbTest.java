package dev.waymark.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Domains of the time when a mere claim kept others from a host (the schema's version 4).
class UpgradeDbTest {
  private static final String UNIQUE_VIOLATION = "23505";

  /// All that the version before knew of a domain, and its link.
  private static final String FORMER =
      """
      select d.id, d.workspace_id, d.name, d.txt_record, d.verified, d.checked_at, d.root_url,
        d.version, d.created_at, d.updated_at, l.id, l.slug
      from admin.domain d left join admin.link l on l.domain_id = d.id order by d.id""";

  private static EmbeddedPostgres postgres;
  private static TestDatabase database;
  private static List<String> before;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    database =
        new TestDatabase(postgres, "waymark")
            .create()
            .setUpFormerRoles()
            .migrate("publication", DatabaseRole.ADMIN, "2")
            .migrate("admin", DatabaseRole.ADMIN, "4");
    as(
        DatabaseRole.ADMIN.key(),
        """
        insert into admin.workspace (id, name, plan, default_utm_params, time_zone, version,
            created_at, updated_at)
          select 'ws_' || n, 'n', 'pro', '{}', 'UTC', 1, now(), now() from generate_series(1, 2) n;
        insert into admin.domain (id, workspace_id, name, txt_record, verified, checked_at,
            root_url, version, created_at, updated_at) values
          ('dom_1', 'ws_1', 'proved.example', 'waymark=1', true, '2026-01-01 10:00Z',
            'https://example.com/', 3, '2026-01-01Z', '2026-01-02Z'),
          ('dom_2', 'ws_1', 'asked.example', 'waymark=2', false, '2026-01-01 11:00Z', null, 2,
            '2026-01-01Z', '2026-01-02Z'),
          ('dom_3', 'ws_2', 'claimed.example', 'waymark=3', false, null, null, 1,
            '2026-01-01Z', '2026-01-01Z');
        insert into admin.link (id, workspace_id, domain, domain_id, slug, slug_folded, target, tags,
            active, rules, utm_params, version, created_at, updated_at)
          values ('lnk_1', 'ws_1', 'proved.example', 'dom_1', 'Menu', 'menu',
            'https://example.com/', '{}', true, '[]', '{}', 1, now(), now());
        insert into publication.document (kind, id, version, body)
          values ('domain', 'proved.example', 1, '{"workspace": "ws_1"}')""");
    before = ask(FORMER);

    database.setUp(Program.schemas());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void as(String role, String sql) throws SQLException {
    database.execute(role, sql);
  }

  /// As the service's role sees it.
  private static List<String> ask(String sql) throws SQLException {
    return database.rows(DatabaseRole.ADMIN.key(), sql);
  }

  private static void claim(String id, String workspace, String host, boolean verified)
      throws SQLException {
    as(
        DatabaseRole.ADMIN.key(),
        """
        begin;
        insert into admin.domain (id, workspace_id, name, txt_record, verified, version,
          created_at, updated_at) values ('%s', '%s', '%s', 'waymark=', %s, 1, now(), now());
        rollback"""
            .formatted(id, workspace, host, verified));
  }

  @Test
  void domains_claimedAndProved_stayWhatTheyWere() throws SQLException {
    assertThat(before).hasSize(3).first().asString().startsWith("dom_1 ws_1").endsWith("Menu");
    assertThat(ask(FORMER)).isEqualTo(before);
    assertThat(ask("select verified from admin.domain order by id")).containsExactly("t", "f", "f");
    assertThat(
            ask(
                "select id from admin.domain where moves_at is not null or contender_id is not"
                    + " null"))
        .isEmpty();
    assertThat(ask("select id, version, body from publication.document where kind = 'domain'"))
        .containsExactly("proved.example 1 {\"workspace\": \"ws_1\"}");
    assertThat(ask("select id from admin.takedown")).isEmpty();
  }

  @Test
  void domains_claimedBefore_keepNobodyElseFromClaiming() {
    assertThatCode(
            () -> {
              claim("dom_4", "ws_2", "asked.example", true);
              claim("dom_4", "ws_1", "claimed.example", true);
              claim("dom_4", "ws_2", "proved.example", false);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void domains_provedBefore_areProvedByNobodyElse() {
    assertThatThrownBy(() -> claim("dom_4", "ws_2", "proved.example", true))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(UNIQUE_VIOLATION));
    assertThatThrownBy(() -> claim("dom_4", "ws_1", "asked.example", false))
        .as("twice by the same workspace")
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(UNIQUE_VIOLATION));
  }
}
