package dev.waymark.admin.link;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Superuser;
import dev.waymark.admin.TestClock;
import dev.waymark.service.page.Cursor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What lists of links are filtered and sorted by.
@QuarkusTest
@QuarkusTestResource(Database.class)
class LinkListDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Superuser superuser;
  @Inject TestClock clock;

  @AfterEach
  void setClockBack() {
    clock.reset();
  }

  private static String link(Tenant tenant, String more) {
    return tenant.link("{\"target\": \"https://example.com/\", " + more + "}");
  }

  private static List<String> found(Tenant tenant, Object... parameters) {
    RequestSpecification request = as(tenant.viewer());
    for (int i = 0; i < parameters.length; i += 2) {
      String name = String.valueOf(parameters[i]);
      if (parameters[i + 1] instanceof List<?> values) {
        request.queryParam(name, values);
      } else {
        request.queryParam(name, parameters[i + 1]);
      }
    }
    var answer = request.get(tenant.at("/links")).then().statusCode(200);
    List<String> ids = answer.extract().path("links.id");
    answer.body("total", equalTo(ids.size())).body("total_exact", equalTo(true));
    return ids;
  }

  @Test
  void tags_several_areAllNeededRegardlessOfCase() {
    Tenant acme = tenant("free");
    String both = link(acme, "\"tags\": [\"Été\", \"Flyer\"]");
    String one = link(acme, "\"tags\": [\"été\"]");
    link(acme, "\"tags\": [\"other\"]");
    assertThat(found(acme, "tag", "ÉTÉ")).containsExactly(one, both);
    assertThat(found(acme, "tag", List.of("été", "FLYER"))).containsExactly(both);
    assertThat(found(acme, "tag", List.of("flyer", "other"))).isEmpty();
  }

  @Test
  void tags_moreThanALinkHas_is400() {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam("tag", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"))
        .get(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("tag"));
  }

  @Test
  void text_inEachPlace_isFoundInPartsOfAnyLength() {
    Tenant acme = tenant("free");
    String slug = "Promo-" + acme.workspace();
    String bySlug = link(acme, "\"slug\": \"" + slug + "\"");
    String byTitle = link(acme, "\"title\": \"Große Aktion\"");
    String byNote = link(acme, "\"note\": \"Flyer, 100%_off,\\nHinterhof\"");
    String byHost = acme.link("{\"target\": \"https://Shop.Example.net/x\"}");
    assertThat(found(acme, "q", slug.toUpperCase(Locale.ROOT))).containsExactly(bySlug);
    assertThat(found(acme, "q", "E AKT")).containsExactly(byTitle);
    assertThat(found(acme, "q", "oße")).containsExactly(byTitle);
    assertThat(found(acme, "q", "hinterhof")).containsExactly(byNote);
    assertThat(found(acme, "q", "0%_O")).containsExactly(byNote);
    assertThat(found(acme, "q", "%")).containsExactly(byNote);
    assertThat(found(acme, "q", "!")).isEmpty();
    assertThat(found(acme, "q", "shop.EXAMPLE")).containsExactly(byHost);
    assertThat(found(acme, "q", "ß")).containsExactly(byTitle);
    assertThat(found(acme, "q", "aktion hinterhof")).isEmpty();
    assertThat(found(acme, "q", "' or 1=1 --")).isEmpty();
  }

  @Test
  void state_ofEachLink_isTheFirstThatApplies() throws SQLException {
    Tenant acme = tenant("free");
    String future =
        Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS).toString();
    String past = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS).toString();
    String on = link(acme, "\"starts_at\": \"" + past + "\", \"expires_at\": \"" + future + "\"");
    String off = link(acme, "\"active\": false, \"expires_at\": \"" + past + "\"");
    String scheduled = link(acme, "\"starts_at\": \"" + future + "\"");
    String expired = link(acme, "\"expires_at\": \"" + past + "\"");
    String usedUp = link(acme, "\"max_clicks\": 2");
    String notUsedUp = link(acme, "\"max_clicks\": 3");
    String stopped = link(acme, "\"max_clicks\": 1");
    sql("update admin.link set domain = 'gone.example' where id = '" + stopped + "'");
    for (String id : List.of(usedUp, notUsedUp, stopped)) {
      count(id, 2);
    }
    assertThat(found(acme, "state", "off")).containsExactly(off);
    assertThat(found(acme, "state", "stopped")).containsExactly(stopped);
    assertThat(found(acme, "state", "scheduled")).containsExactly(scheduled);
    assertThat(found(acme, "state", "expired")).containsExactly(usedUp, expired);
    assertThat(found(acme, "state", "on")).containsExactly(notUsedUp, on);
    acme.get("/links?sort=created_at")
        .then()
        .body(
            "links.state",
            contains("on", "off", "scheduled", "expired", "expired", "on", "stopped"));

    clock.advance(Duration.ofDays(2));
    assertThat(found(acme, "state", "scheduled")).isEmpty();
    assertThat(found(acme, "state", "expired")).containsExactly(usedUp, expired, on);
    acme.get("/links/" + on).then().body("state", equalTo("expired"));
  }

  @Test
  void references_toChannelsPoolsAndSchedules_areFoundWhereverTheyStand() {
    Tenant acme = tenant("agency");
    for (String key : List.of("ana", "bea")) {
      acme.create(
          "/channels",
          "{\"key\": \"%s\", \"name\": \"A\", \"kind\": \"whatsapp\", \"address\": \"+34612345678\"}"
              .formatted(key));
    }
    acme.create(
        "/pools", "{\"key\": \"team\", \"name\": \"T\", \"members\": [{\"channel\": \"bea\"}]}");
    acme.create(
        "/schedules",
        "{\"key\": \"desk\", \"name\": \"D\", \"time_zone\": \"UTC\", \"weekly\": {}}");
    String plain = acme.link(TARGET);
    String fallback = link(acme, "\"fallback_channel\": \"ana\"");
    String ruled =
        link(
            acme,
            """
            "rules": [{"name": "a", "conditions": [
              {"field": "hours", "operator": "eq", "value": "desk=open"}],
              "action": {"type": "channel", "channel": "ana"}}]""");
    String pooled =
        link(
            acme,
            """
            "rules": [{"name": "a", "conditions": [],
              "action": {"type": "pool", "pool": "team"}}]""");
    assertThat(found(acme, "channel", "ana")).containsExactly(ruled, fallback);
    assertThat(found(acme, "channel", "bea")).isEmpty();
    assertThat(found(acme, "pool", "team")).containsExactly(pooled);
    assertThat(found(acme, "schedule", "desk")).containsExactly(ruled);
    assertThat(found(acme, "segment", "desk")).isEmpty();
    assertThat(found(acme, "has_rules", "true")).containsExactly(pooled, ruled);
    assertThat(found(acme, "has_rules", "false")).containsExactly(fallback, plain);
    assertThat(found(acme, "has_rules", "true", "channel", "ana")).containsExactly(ruled);
  }

  @Test
  void created_fromAndTo_areHalfOpen() throws SQLException {
    Tenant acme = tenant("free");
    String before = acme.link(TARGET);
    String first = acme.link(TARGET);
    String last = acme.link(TARGET);
    sql(
        "update admin.link set created_at = '2026-05-31T23:59:59.999Z' where id = '"
            + before
            + "'");
    sql("update admin.link set created_at = '2026-06-01T00:00:00Z' where id = '" + first + "'");
    sql("update admin.link set created_at = '2026-06-02T00:00:00Z' where id = '" + last + "'");
    assertThat(found(acme, "created_from", "2026-06-01")).containsExactly(last, first);
    assertThat(found(acme, "created_to", "2026-06-01")).containsExactly(first, before);
    assertThat(found(acme, "created_to", "2026-06-01T00:00:00Z")).containsExactly(before);
    assertThat(found(acme, "created_from", "2026-06-01", "created_to", "2026-06-01"))
        .containsExactly(first);
  }

  @ParameterizedTest
  @CsvSource({
    "state,paused",
    "state,",
    "has_rules,yes",
    "created_from,yesterday",
    "created_to,2026-13-01",
    "sort,clicks",
    "limit,0"
  })
  void parameter_thatMakesNoSense_is400(String name, @Nullable String value) {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam(name, value == null ? "" : value)
        .get(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains(name));
  }

  @Test
  void text_tooLong_is400() {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam("q", "x".repeat(201))
        .get(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("q"));
  }

  @Test
  void order_byTitle_hasLinksWithoutOneWhereTheirSlugIs() {
    Tenant acme = tenant("free");
    String b = link(acme, "\"title\": \"beta\"");
    String a = link(acme, "\"title\": \"Alpha\"");
    String slug = link(acme, "\"slug\": \"ALSO-" + acme.workspace() + "\"");
    assertThat(found(acme, "sort", "title")).containsExactly(a, slug, b);
    assertThat(found(acme, "sort", "-title")).containsExactly(b, slug, a);
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "-title", "click_count", "-click_count", "-updated_at"})
  void order_withEqualValues_hasEachOnceOnItsPages(String sort) throws SQLException {
    Tenant acme = tenant("free");
    Map<String, Integer> clicks = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      String id = link(acme, "\"title\": \"" + "AaBB".charAt(i % 4) + "\"");
      clicks.put(id, i % 3);
      if (i % 3 > 0) {
        count(id, i % 3);
      }
    }
    List<String> all = found(acme, "sort", sort);
    assertThat(all).hasSize(8).doesNotHaveDuplicates();
    if (sort.endsWith("click_count")) {
      Comparator<Integer> order = Comparator.naturalOrder();
      assertThat(all)
          .extracting(clicks::get)
          .isSortedAccordingTo(sort.startsWith("-") ? order.reversed() : order);
    }
    var paged = new ArrayList<String>();
    String cursor = null;
    do {
      RequestSpecification request =
          as(acme.viewer()).queryParam("sort", sort).queryParam("limit", 3);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page = request.get(acme.at("/links")).then().statusCode(200).extract();
      assertThat(page.<Integer>path("total")).isEqualTo(8);
      paged.addAll(page.path("links.id"));
      cursor = page.path("next_cursor");
    } while (cursor != null);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void order_byClicks_followsTheRollupAndSurvivesItsLink() throws SQLException {
    Tenant acme = tenant("free");
    String a = acme.link(TARGET);
    String b = acme.link(TARGET);
    String c = acme.link(TARGET);
    count(b, 5);
    count(a, 7);
    assertThat(found(acme, "sort", "-click_count")).containsExactly(a, b, c);
    count(b, 9);
    assertThat(found(acme, "sort", "-click_count")).containsExactly(b, a, c);
    as(acme.editor()).delete(acme.at("/links/" + b)).then().statusCode(200);
    count(b, 10);
    assertThat(found(acme, "sort", "-click_count")).containsExactly(a, c);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "", "99999999999999999999", "1.5"})
  void cursor_withNoNumberOfClicks_is400(String number) {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam("sort", "-click_count")
        .queryParam("cursor", new Cursor("-click_count", number, "x").text())
        .get(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("cursor"));
  }

  @Test
  void total_ofMoreThanAreCounted_saysSo() throws SQLException {
    Tenant acme = tenant("free");
    sql(
        """
        insert into admin.link (id, workspace_id, written, slug, slug_folded, version, created_at,
          updated_at)
        select 'lnk_' || slug, '%1$s', jsonb_build_object('slug', slug, 'target', 'https://e.com/'),
          slug, slug, 1, now(), now()
        from (select 'n-%1$s-' || number as slug from generate_series(1, 10001) as number) as made
        """
            .formatted(acme.workspace()));
    acme.get("/links?limit=1")
        .then()
        .body("links", hasSize(1))
        .body("total", equalTo(10_000))
        .body("total_exact", equalTo(false));
    acme.get("/links?limit=1&q=n-" + acme.workspace() + "-1000")
        .then()
        .body("total", equalTo(3))
        .body("total_exact", equalTo(true));
  }

  @Test
  void export_withAFilter_hasThoseLinksAlone() {
    Tenant acme = tenant("free");
    String a = link(acme, "\"tags\": [\"x\"], \"title\": \"First\"");
    link(acme, "\"title\": \"Second\"");
    String csv =
        as(acme.editor())
            .queryParam("tag", "X")
            .get(acme.at("/export/links"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(a).contains("First").doesNotContain("Second");
    as(acme.editor())
        .queryParam("colour", "red")
        .get(acme.at("/export/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("colour"));
  }

  /// Writes a count as the rollup does.
  private void count(String link, long clicks) throws SQLException {
    sql(
        """
        set role waymark_analytics;
        insert into publication.click_count as c (link_id, clicks, as_of)
        values ('%s', %d, now())
        on conflict (link_id) do update set clicks = excluded.clicks, as_of = excluded.as_of
        """
            .formatted(link, clicks));
  }

  private void sql(String text) throws SQLException {
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
