package dev.waymark.admin.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.Program;
import dev.waymark.database.DatabaseRole;
import dev.waymark.fault.Faults;
import dev.waymark.service.database.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Links of the time when each field had a column of its own, and references stood nowhere but in
/// them (the schema's version 7).
class UpgradedLinksDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Everything that a link could have, in the spelling of that time's columns.
  private static final String EVERYTHING =
      """
      {"domain": "proved.example", "slug": "Menu", "title": "Title ’ 1", "note": "Two\\nlines",
       "tags": ["flyer", "with, comma"], "active": false,
       "starts_at": "2026-06-01T07:00:00.000Z", "expires_at": "9999-12-31T23:59:59.999Z",
       "max_clicks": 9223372036854775807, "fallback_url": "https://example.com/over",
       "target": "https://example.com/", "fallback_channel": "night",
       "rules": [
         {"name": "Hours", "conditions": [
           {"field": "hours", "operator": "eq", "value": "desk=open"},
           {"field": "click_count", "operator": "between", "value": [1, 5]}],
          "action": {"type": "channel", "channel": "day"}},
         {"name": "Rest", "conditions": [], "action": {"type": "pool", "pool": "team"}}],
       "routing_rules": {"os": {"iOS": "https://example.com/ios"}},
       "ab_variants": [{"name": "A", "url": "https://example.com/a", "weight": 30},
         {"name": "B", "url": "https://example.com/b", "weight": 70}],
       "sequence": {"urls": [{"url": "https://example.com/1", "title": "One"},
         {"url": "https://example.com/2"}], "loop": true},
       "hub": {"title": "Hub", "entries": [
         {"key": "a", "label": "A", "channel": "day", "conditions": [
           {"field": "hours", "operator": "neq", "value": "shop=closed"}]},
         {"key": "b", "label": "B", "link": "lnk_1"}]},
       "utm_params": {"source": "flyer", "content": ""},
       "forward_params": ["gclid", "ref"],
       "deep_link": {"ios_app_url": "https://example.com/app", "interstitial": true},
       "og_title": "OG", "og_description": "About", "og_image": "https://example.com/og.png"}""";

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
            .migrate("admin", DatabaseRole.ADMIN, "7");
    database.execute(
        DatabaseRole.ADMIN.key(),
        """
        insert into admin.workspace (id, name, plan, default_utm_params, time_zone, version,
            created_at, updated_at)
          values ('ws_1', 'n', 'pro', '{}', 'UTC', 1, now(), now());
        insert into admin.domain (id, workspace_id, name, txt_record, verified, version, created_at,
            updated_at)
          values ('dom_1', 'ws_1', 'proved.example', 'waymark=1', true, 1, now(), now());
        insert into admin.link (id, workspace_id, slug, slug_folded, target, tags, active, rules,
            utm_params, version, created_at, updated_at)
          values ('lnk_1', 'ws_1', 'Plain', 'plain', 'https://example.com/', '{}', true, '[]', '{}',
            7, '2026-01-01Z', '2026-01-02Z');
        insert into admin.link (id, workspace_id, domain, domain_id, slug, slug_folded, target, title,
            note, tags, active, starts_at, expires_at, max_clicks, fallback_url, fallback_channel,
            rules, routing_rules, ab_variants, sequence, hub, utm_params, forward_params, deep_link,
            og_title, og_description, og_image, password, password_version, rules_version, version,
            created_at, updated_at)
          select 'lnk_2', 'ws_1', j ->> 'domain', 'dom_1', j ->> 'slug', lower(j ->> 'slug'),
            j ->> 'target', j ->> 'title', j ->> 'note', '{flyer,"with, comma"}',
            (j ->> 'active')::boolean, (j ->> 'starts_at')::timestamptz,
            (j ->> 'expires_at')::timestamptz, (j ->> 'max_clicks')::bigint, j ->> 'fallback_url',
            j ->> 'fallback_channel', j -> 'rules', j -> 'routing_rules', j -> 'ab_variants',
            j -> 'sequence', j -> 'hub', j -> 'utm_params', '{gclid,ref}', j -> 'deep_link',
            j ->> 'og_title', j ->> 'og_description', j ->> 'og_image', 'hash', 3, 4, 9,
            '2026-01-01Z', '2026-01-02Z'
          from (select '%s'::jsonb) as one (j)"""
            .formatted(EVERYTHING));

    database.setUp(Program.schemas());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static List<String> ask(String sql) throws SQLException {
    return database.rows(DatabaseRole.ADMIN.key(), sql);
  }

  private static ObjectNode written(String link) throws Exception {
    return (ObjectNode)
        JSON.readTree(ask("select written from admin.link where id = '" + link + "'").getFirst());
  }

  @Test
  void documents_ofEveryLink_areEqualAsJsonToItsColumns() throws Exception {
    assertThat(written("lnk_1"))
        .isEqualTo(JSON.readTree("{\"slug\": \"Plain\", \"target\": \"https://example.com/\"}"));
    assertThat(written("lnk_2")).isEqualTo(JSON.readTree(EVERYTHING));
    assertThat(
            ask(
                "select id, password, password_version, rules_version, version, created_at,"
                    + " updated_at from admin.link where updated_at <> '2026-01-02Z'"))
        .isEmpty();
    assertThat(
            ask(
                "select password, password_version, rules_version, version from admin.link order by"
                    + " id"))
        .containsExactly("null 0 0 7", "hash 3 4 9");
  }

  /// What was kept comes back out of the reader as it is, so that a change of one field changes no
  /// other.
  @Test
  void documents_ofEveryLink_areReadWithoutFaults() throws Exception {
    for (String link : List.of("lnk_1", "lnk_2")) {
      ObjectNode written = written(link);
      var faults = new Faults();
      LinkDraft draft = LinkDraft.stored(written, faults);
      assertThat(faults.toList()).as(link).isEmpty();
      for (LinkField<?> field : LinkField.all()) {
        assertThat(draft.changes(field, written)).as("%s of %s", field.key(), link).isFalse();
      }
    }
  }

  @Test
  void references_ofEveryLink_areThoseOfItsDocument() throws Exception {
    assertThat(ask("select link_id, kind, key from admin.link_reference order by 1, 2, 3"))
        .containsExactly(
            "lnk_2 channel day",
            "lnk_2 channel night",
            "lnk_2 link lnk_1",
            "lnk_2 pool team",
            "lnk_2 schedule desk",
            "lnk_2 schedule shop");
    assertThat(
            References.of(written("lnk_2")).rows().stream()
                .map(each -> "lnk_2 " + each.kind().key() + " " + each.name())
                .sorted()
                .toList())
        .isEqualTo(ask("select link_id, kind, key from admin.link_reference order by 1, 2, 3"));
  }
}
