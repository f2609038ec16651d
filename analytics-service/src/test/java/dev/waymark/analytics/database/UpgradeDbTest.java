package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A database of the time when services owned what they migrated.
class UpgradeDbTest {
  private static final String DENIED = "42501";

  private static EmbeddedPostgres postgres;
  private static TestDatabase database;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    database =
        new TestDatabase(postgres, "waymark")
            .create()
            .setUpFormerRoles()
            .migrate("publication", DatabaseRole.ADMIN, "2")
            .migrate("analytics", DatabaseRole.ANALYTICS, "8");
    as(
        DatabaseRole.ADMIN.key(),
        "insert into publication.document (kind, id, version, body) values"
            + " ('link', 'lnk_1', 1, '{\"workspace\": \"ws_1\"}')");
    as(
        DatabaseRole.ANALYTICS.key(),
        """
        create table analytics.click_20260101 partition of analytics.click
          for values from ('2026-01-01 00:00Z') to ('2026-01-02 00:00Z');
        insert into analytics.click (at, id, workspace_id, link_id, producer, epoch, sequence,
            visitor_class, outcome, scan, step)
          select '2026-01-01 10:00Z', gen_random_uuid(), 'ws_1', 'lnk_1', 1, 1, n, 'human',
            'redirect', false, 'target' from generate_series(1, 5) as n;
        insert into publication.click_count (link_id, clicks, as_of) values ('lnk_1', 5, now())""");

    database.setUp(Program.schemas());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void as(String role, String sql) throws SQLException {
    database.execute(role, sql);
  }

  private static String ask(String role, String sql) throws SQLException {
    return database.first(role, sql);
  }

  @Test
  void upgrade_everything_belongsToWhoMigrates() throws SQLException {
    assertThat(
            ask(
                "postgres",
                """
                select string_agg(distinct rolname, ' ') from pg_roles r join (
                  select nspowner as owner from pg_namespace
                    where nspname in ('publication', 'analytics', 'admin')
                  union all select relowner from pg_class
                    where relnamespace in ('publication'::regnamespace, 'analytics'::regnamespace)
                  union all select proowner from pg_proc
                    where pronamespace in ('publication'::regnamespace, 'analytics'::regnamespace)
                ) as owned on owned.owner = r.oid"""))
        .isEqualTo("waymark_migration");
  }

  @Test
  void upgrade_whatWasThere_isThereAndCanBeWorkedWith() throws SQLException {
    String analytics = DatabaseRole.ANALYTICS.key();
    assertThat(ask(analytics, "select count(*) from analytics.click")).isEqualTo("5");
    assertThat(ask(analytics, "select workspace from publication.published_link"))
        .isEqualTo("ws_1");
    assertThat(ask(DatabaseRole.REDIRECT.key(), "select id from publication.served_document"))
        .isEqualTo("lnk_1");
    assertThatCode(
            () -> {
              as(analytics, "delete from analytics.click where sequence = 5");
              as(analytics, "select analytics.make_click_day('2026-01-02')");
              as(
                  analytics,
                  """
                  insert into analytics.click (at, id, workspace_id, link_id, producer, epoch,
                    sequence, visitor_class, outcome, scan, step)
                  values ('2026-01-02 10:00Z', gen_random_uuid(), 'ws_1', 'lnk_1', 1, 1, 6,
                    'human', 'redirect', false, 'target')""");
              as(analytics, "select analytics.drop_click_day('2026-01-02')");
              as(analytics, "update publication.click_count set clicks = 6");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void upgrade_formerOwners_haveNoMoreThanTheirRights() {
    for (String[] attempt :
        new String[][] {
          {"waymark_analytics", "drop table analytics.click_20260101"},
          {"waymark_analytics", "alter table analytics.click add column more int"},
          {"waymark_analytics", "create table analytics.more (n int)"},
          {"waymark_analytics", "select body from publication.document"},
          {"waymark_admin", "alter table publication.document add column more int"},
          {"waymark_admin", "create table publication.more (n int)"},
          {"waymark_admin", "create table admin.more (n int)"},
          {"waymark_admin", "drop schema publication"},
          {"waymark_redirect", "select body from publication.document"},
        }) {
      assertThatThrownBy(() -> as(attempt[0], attempt[1]))
          .as(String.join(": ", attempt))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }
  }

  /// What comes later is for nobody but whom it is given to.
  @Test
  void upgrade_tablesOfLater_areReadByNobodyElse() throws SQLException {
    as(DatabaseRole.MIGRATION.key(), "create table publication.later (n int)");
    for (String role : new String[] {"waymark_analytics", "waymark_redirect", "waymark_admin"}) {
      assertThatThrownBy(() -> as(role, "select count(*) from publication.later"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }
  }
}
