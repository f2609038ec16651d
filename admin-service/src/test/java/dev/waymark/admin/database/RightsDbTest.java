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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries what each role may and may not do in the schema `admin`, as that role: in a database made
/// today, and in one of the time when services owned what they migrated.
class RightsDbTest {
  private static final String NEW = "rights";
  private static final String UPGRADED = "upgraded";
  private static final String DENIED = "42501";

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    TestDatabase upgraded =
        on(UPGRADED)
            .create()
            .setUpFormerRoles()
            .migrate("publication", DatabaseRole.ADMIN, "2")
            .migrate("admin", DatabaseRole.ADMIN, "6");
    as(
        DatabaseRole.ADMIN.key(),
        UPGRADED,
        """
        insert into admin.workspace (id, name, plan, default_utm_params, time_zone, version,
          created_at, updated_at) values ('ws_1', 'n', 'free', '{}', 'UTC', 1, now(), now());
        insert into publication.document (kind, id, version, body)
          values ('link', 'lnk_1', 1, '{"workspace": "ws_1"}')""");

    upgraded.setUp(Program.schemas());
    on(NEW).create().setUp(Program.schemas());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static TestDatabase on(String database) {
    return new TestDatabase(postgres, database);
  }

  private static void as(String role, String database, String sql) throws SQLException {
    on(database).execute(role, sql);
  }

  private static String ask(String role, String database, String sql) throws SQLException {
    return on(database).first(role, sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {NEW, UPGRADED})
  void admin_anyDefinition_isDenied(String database) {
    for (String statement :
        List.of(
            "create table admin.more (n int)",
            "create temporary table more (n int)",
            "create table publication.more (n int)",
            "alter table admin.link add column more int",
            "alter table admin.audit_entry disable trigger audit_entry_append_only",
            "drop trigger audit_entry_append_only on admin.audit_entry",
            "create or replace function admin.refuse_change() returns trigger"
                + " language plpgsql as 'begin return null; end'",
            "drop table admin.link",
            "drop schema admin cascade",
            "alter schema admin owner to waymark_admin",
            "truncate admin.audit_entry",
            "create index on admin.link (title)")) {
      assertThatThrownBy(() -> as(DatabaseRole.ADMIN.key(), database, statement))
          .as(statement)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "waymark_admin     | update admin.audit_entry set caller = 'nobody'",
        "waymark_admin     | delete from admin.audit_entry",
        "waymark_admin     | delete from admin.flyway_schema_history",
        "waymark_admin     | insert into admin.flyway_schema_history select * from admin.flyway_schema_history",
        "waymark_analytics | select count(*) from admin.api_key",
        "waymark_analytics | select count(*) from admin.person",
        "waymark_redirect  | select count(*) from admin.session",
        "waymark_redirect  | select count(*) from admin.link"
      })
  void anyService_whatIsNotItsBusiness_isDenied(String role, String statement) {
    for (String database : List.of(NEW, UPGRADED)) {
      assertThatThrownBy(() -> as(role, database, statement))
          .as(database)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update admin.workspace set name = 'other'",
        "delete from admin.link",
        "delete from admin.session",
        "update admin.person set disabled = true",
        "select count(*) from admin.flyway_schema_history, publication.flyway_schema_history",
        "update publication.document set version = version + 1",
        "select count(*) from publication.click_count"
      })
  void admin_itsBusiness_isDone(String statement) {
    for (String database : List.of(NEW, UPGRADED)) {
      assertThatCode(() -> as(DatabaseRole.ADMIN.key(), database, statement))
          .as(database)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void upgrade_whatWasThere_isThereAndBelongsToWhoMigrates() throws SQLException {
    assertThat(ask(DatabaseRole.ADMIN.key(), UPGRADED, "select id from admin.workspace"))
        .isEqualTo("ws_1");
    assertThat(
            ask(
                "postgres",
                UPGRADED,
                """
                select string_agg(distinct relowner::regrole::text, ' ') from pg_class
                where relnamespace in ('admin'::regnamespace, 'publication'::regnamespace)"""))
        .isEqualTo("waymark_migration");
  }
}
