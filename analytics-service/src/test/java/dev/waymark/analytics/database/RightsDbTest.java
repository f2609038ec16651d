package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.database.DatabaseRole;
import dev.waymark.publication.DocumentKind;
import dev.waymark.service.database.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tries what each role may and may not do, as that role.
class RightsDbTest {
  private static final String DENIED = "42501";

  private static EmbeddedPostgres postgres;
  private static TestDatabase database;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    database = new TestDatabase(postgres, "rights").create().setUp(Program.schemas());
    as(
        "postgres",
        """
        insert into publication.document (kind, id, version, body) values
          ('api_key', 'the hash', 1, '{"workspace": "ws_1", "role": "owner"}'),
          ('link', 'lnk_1', 1, '{"workspace": "ws_1", "lock": {"hash": "the password hash"},
            "variants": [{"name": "B"}, {"name": "A"}]}'),
          ('link', 'lnk_2', 2, null);
        select analytics.make_click_day('2026-01-01')""");
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

  /// Only who migrates creates, changes or drops anything.
  @ParameterizedTest
  @EnumSource(names = "MIGRATION", mode = EnumSource.Mode.EXCLUDE)
  void service_anyDefinition_isDenied(DatabaseRole role) {
    for (String statement :
        List.of(
            "create schema more",
            "create temporary table more (n int)",
            "create table public.more (n int)",
            "create table publication.more (n int)",
            "create table analytics.more (n int)",
            "create view analytics.more as select 1",
            "create function analytics.more() returns int language sql as 'select 1'",
            "alter table analytics.click add column more int",
            "alter table publication.document disable trigger all",
            "alter schema analytics rename to more",
            "drop table analytics.click_20260101",
            "drop table analytics.producer",
            "drop table publication.document",
            "drop function analytics.make_click_day(date)",
            "truncate analytics.producer",
            "truncate publication.click_count",
            "create role more",
            "alter role " + role.key() + " superuser",
            "set role waymark_migration")) {
      assertThatThrownBy(() -> as(role.key(), statement))
          .as("%s: %s", role, statement)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A workspace's secrets.
        "ANALYTICS | select body from publication.document",
        "ANALYTICS | select count(*) from publication.served_document",
        "ADMIN     | select count(*) from publication.api_key_holder",
        "REDIRECT  | select count(*) from publication.document",
        "REDIRECT  | select count(*) from publication.api_key_holder",
        // What is published.
        "ANALYTICS | insert into publication.document (kind, id, version) values ('link', 'x', 1)",
        "ANALYTICS | update publication.document set body = null",
        "ANALYTICS | delete from publication.document",
        "ANALYTICS | update publication.published_link set id = 'x'",
        "ANALYTICS | update publication.origin set id = gen_random_uuid()",
        "ANALYTICS | delete from publication.click_count",
        "REDIRECT  | insert into publication.document (kind, id, version) values ('link', 'x', 1)",
        "REDIRECT  | update publication.served_document set body = null",
        "REDIRECT  | delete from publication.served_document",
        "REDIRECT  | update publication.click_count set clicks = 0",
        "ADMIN     | delete from publication.document",
        "ADMIN     | update publication.click_count set clicks = 0",
        // Clicks.
        "ADMIN     | select count(*) from analytics.click",
        "ADMIN     | select count(*) from analytics.visitor_salt",
        "REDIRECT  | select count(*) from analytics.click",
        "REDIRECT  | select count(*) from analytics.click_20260101",
        "REDIRECT  | delete from analytics.visitor_salt",
        "REDIRECT  | select count(*) from analytics.lead",
        "REDIRECT  | select analytics.drop_click_day('2026-01-01')",
        "ADMIN     | select analytics.make_click_day('2026-01-02')",
        "REDIRECT  | select analytics.make_click_day('2026-01-02')",
        // What was migrated.
        "ANALYTICS | delete from analytics.flyway_schema_history",
        "ANALYTICS | update publication.flyway_schema_history set checksum = 0",
        "ADMIN     | delete from publication.flyway_schema_history",
        "REDIRECT  | select count(*) from publication.flyway_schema_history"
      })
  void service_whatIsNotItsBusiness_isDenied(DatabaseRole role, String statement) {
    assertThatThrownBy(() -> as(role.key(), statement))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANALYTICS | insert into publication.click_count (link_id, clicks, as_of) values ('x', 1, now()) on conflict (link_id) do update set clicks = excluded.clicks",
        "ANALYTICS | insert into analytics.producer (id, sender, epoch, next, journal_next, heard_at) values (gen_random_uuid(), 1, 1, 1, 1, now())",
        "ANALYTICS | delete from analytics.click",
        "ANALYTICS | update analytics.click set workspace_id = workspace_id",
        "ANALYTICS | update analytics.click_bucket set clicks = clicks",
        "ANALYTICS | delete from analytics.click_bucket",
        "ANALYTICS | update analytics.click_day set rows = rows",
        "ANALYTICS | delete from analytics.click_day",
        "ANALYTICS | update analytics.rejected_click set missing_link = missing_link",
        "ANALYTICS | delete from analytics.rejected_click",
        "ANALYTICS | update analytics.lost_clicks set producer = producer",
        "ANALYTICS | delete from analytics.lost_clicks",
        "ANALYTICS | insert into analytics.producer_handover (producer, sender, epoch, next, at) values (1, 1, 1, 1, now())",
        "ANALYTICS | update analytics.producer_handover set next = 2",
        "ANALYTICS | delete from analytics.producer_handover",
        "ANALYTICS | select count(*) from analytics.flyway_schema_history, publication.flyway_schema_history",
        "ADMIN     | update publication.document set version = version where kind = 'link'",
        "ADMIN     | select clicks from publication.click_count",
        "REDIRECT  | select id from publication.origin",
        "REDIRECT  | select clicks from publication.click_count",
        "REDIRECT  | select salt from analytics.visitor_salt",
        "REDIRECT  | listen waymark_publication"
      })
  void service_whatIsItsBusiness_isDone(DatabaseRole role, String statement) {
    assertThatCode(() -> as(role.key(), statement)).doesNotThrowAnyException();
  }

  @Test
  void views_always_showWhatIsNeededAndNoSecret() throws SQLException {
    String analytics = DatabaseRole.ANALYTICS.key();
    String redirect = DatabaseRole.REDIRECT.key();

    assertThat(
            ask(
                analytics,
                "select string_agg(l::text, ' ' order by id) from publication.published_link l"))
        .isEqualTo("(lnk_1,ws_1,\"[\"\"B\"\", \"\"A\"\"]\") (lnk_2,,)");
    assertThat(ask(analytics, "select h::text from publication.api_key_holder h"))
        .isEqualTo("(\"the hash\",ws_1,owner)");
    assertThat(ask(redirect, "select string_agg(d::text, '') from publication.served_document d"))
        .contains("the password hash")
        .doesNotContain("the hash,")
        .doesNotContain("api_key");
  }

  /// A new kind has to say whether redirect nodes hold it.
  @Test
  void servedDocument_everyKindButKeys_isInIt() throws SQLException {
    for (DocumentKind kind : DocumentKind.values()) {
      as(
          "postgres",
          "insert into publication.document (kind, id, version) values ('%s', 'of the kind', 1)"
              .formatted(kind.key()));
    }
    assertThat(
            ask(
                DatabaseRole.REDIRECT.key(),
                "select string_agg(kind, ' ' order by kind) from publication.served_document"
                    + " where id = 'of the kind'"))
        .isEqualTo(
            String.join(
                " ",
                Arrays.stream(DocumentKind.values())
                    .filter(kind -> kind != DocumentKind.API_KEY)
                    .map(DocumentKind::key)
                    .sorted()
                    .toList()));
    as("postgres", "delete from publication.document where id = 'of the kind'");
  }

  /// PostgreSQL warns, and does nothing.
  @Test
  void admin_handsOnWhatItMay_nobodyGetsIt() throws SQLException {
    as(DatabaseRole.ADMIN.key(), "grant select on publication.document to public");
    assertThat(
            ask(
                DatabaseRole.ANALYTICS.key(),
                "select has_table_privilege('publication.document', 'select')"))
        .isEqualTo("f");
  }

  @Test
  void days_ofTheAnalyticsService_comeAndGo() throws SQLException {
    String analytics = DatabaseRole.ANALYTICS.key();

    assertThat(ask(analytics, "select analytics.make_click_day('2026-02-01')")).isEqualTo("t");
    assertThat(ask(analytics, "select analytics.make_click_day('2026-02-01')")).isEqualTo("f");
    assertThat(ask(analytics, "select analytics.drop_click_day('2026-02-01')")).isEqualTo("t");
    assertThat(ask(analytics, "select analytics.drop_click_day('2026-02-01')")).isEqualTo("f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'infinity'", "'-infinity'", "'1999-12-31'", "'10000-01-01'"})
  void days_thatAreNone_areRefused(String day) {
    for (String function : List.of("make_click_day", "drop_click_day")) {
      assertThatThrownBy(
              () ->
                  as(
                      DatabaseRole.ANALYTICS.key(),
                      "select analytics." + function + "(" + day + ")"))
          .hasMessageContaining("between 2000 and 9999");
    }
  }

  /// What runs as the owner must not find its names where the caller says.
  @Test
  void days_searchPathOfTheCaller_doesNotMatter() throws SQLException {
    as(
        "postgres",
        """
        create schema trap authorization waymark_analytics;
        create function trap.click_day_name(day date) returns text
          language sql as $$ select 'producer' $$;
        grant usage on schema trap to public""");
    as(
        DatabaseRole.ANALYTICS.key(),
        "set search_path = trap, analytics; select analytics.drop_click_day('2026-03-01')");
    assertThat(ask("postgres", "select to_regclass('analytics.producer')"))
        .isEqualTo("analytics.producer");
  }
}
