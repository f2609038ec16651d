package dev.waymark.admin.link;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LinksDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Published published;
  @Inject Superuser superuser;

  @Test
  void create_onlyATarget_getsASlugAndTheDefaults() {
    Tenant acme = tenant("free");
    as(acme.editor(), TARGET)
        .post(acme.at("/links"))
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .header("Location", matchesPattern(".*/links/lnk_[0-9a-z]{20}"))
        .body("slug", matchesPattern("[a-hjkmnp-z2-9]{8}"))
        .body("domain", equalTo("go.example.com"))
        .body("short_url", matchesPattern("https://go\\.example\\.com/[a-z0-9]{8}"))
        .body("active", equalTo(true))
        .body("tags", empty())
        .body("rules", empty())
        .body("title", nullValue())
        .body("click_count", equalTo(0))
        .body("click_count_as_of", nullValue());
  }

  @Test
  void create_slugOfAnyScriptWithAPath_isKeptAsTyped() {
    Tenant acme = tenant("free");
    String slug = "Docs/" + acme.workspace() + "/Straße🔥";
    String id =
        as(
                acme.editor(),
                """
                {"target": "https://example.com/", "slug": "%s", "forward_path": true}
                """
                    .formatted(slug))
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .body("slug", equalTo(slug))
            .body("forward_path", equalTo(true))
            .body("short_url", endsWith("/Docs/" + acme.workspace() + "/Stra%C3%9Fe%F0%9F%94%A5"))
            .extract()
            .path("id");
    as(acme.editor(), TARGET.replace("}", ", \"slug\": \"" + slug.replace("ß", "SS") + "\"}"))
        .post(acme.at("/links"))
        .then()
        .statusCode(409);
    as(acme.viewer(), "")
        .queryParam("slug", slug.toUpperCase(Locale.ROOT))
        .get(acme.at("/links"))
        .then()
        .statusCode(200)
        .body("links.id", contains(id));
  }

  @Test
  void slug_thatLooksLikeOneOfAnotherWorkspace_is409() {
    Tenant acme = tenant("free");
    Tenant evil = tenant("free");
    String slug = "paypal-" + acme.workspace().substring(3);
    String cyrillic = slug.replace('a', 'а');
    String named = "{\"target\": \"https://example.com/\", \"slug\": \"%s\"}";
    as(acme.editor(), named.formatted(slug)).post(acme.at("/links")).then().statusCode(201);

    as(evil.editor(), named.formatted(cyrillic))
        .post(evil.at("/links"))
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/slug"))
        .body("errors[0].detail", containsString("looks like one of another workspace"));
    String other = evil.link(TARGET);
    as(evil.editor(), named.formatted(cyrillic))
        .patch(evil.at("/links/" + other))
        .then()
        .statusCode(409);
    as(acme.editor(), named.formatted(cyrillic)).post(acme.at("/links")).then().statusCode(201);
  }

  @Test
  void create_pathForwardedWithoutATarget_is400() {
    Tenant acme = tenant("agency");
    as(
            acme.editor(),
            """
            {"forward_path": true, "hub": {"title": "x", "entries": [
              {"key": "a", "label": "A", "url": "https://example.com/"}]}}
            """)
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/forward_path"));
  }

  @Test
  void create_everything_isAnsweredAndPublished() {
    Tenant acme = tenant("pro");
    String id =
        as(
                acme.editor(),
                """
                {"target": "https://MÜNCHEN.example/straße?a=b#c", "slug": "Sale-%s",
                 "domain": "GO.example.com", "title": "Summer", "note": "two\\nlines",
                 "tags": ["a", "b"], "active": false, "utm_params": {"source": "x", "term": ""},
                 "rules": [{"name": "Germany",
                   "conditions": [{"field": "country", "operator": "in", "value": ["DE"]}],
                   "action": {"type": "redirect", "url": "https://example.de/"}}]}
                """
                    .formatted(acme.workspace()))
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .body("target", equalTo("https://xn--mnchen-3ya.example/stra%C3%9Fe?a=b#c"))
            .body("slug", equalTo("Sale-" + acme.workspace()))
            .body("note", equalTo("two\nlines"))
            .body("tags", contains("a", "b"))
            .body("active", equalTo(false))
            .body("utm_params.source", equalTo("x"))
            .body("utm_params.term", equalTo(""))
            .body("utm_params.medium", nullValue())
            .body("rules[0].name", equalTo("Germany"))
            .body("rules[0].conditions[0].value", contains("DE"))
            .body("rules[0].summary", containsString("Germany"))
            .extract()
            .path("id");
    assertThat(published.body("link", id))
        .isEqualTo(
            """
            {"workspace":"%1$s","slug":"Sale-%1$s","active":false,\
            "target":"https://xn--mnchen-3ya.example/stra%%C3%%9Fe?a=b#c",\
            "rules":[{"name":"Germany","conditions":[{"field":"country","operator":"in",\
            "value":["DE"]}],"action":{"type":"redirect","url":"https://example.de/"}}],\
            "rules_version":1,"utm":{"source":"x","term":""}}"""
                .formatted(acme.workspace()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /target",
        "{\"target\": 1} | /target",
        "{\"target\": \"javascript:alert(1)\"} | /target",
        "{\"target\": \"https://user@example.com\"} | /target",
        "{\"target\": \"https://go.example.com/other\"} | /target",
        "{\"target\": \"https://e.com\", \"slug\": \"api\"} | /slug",
        "{\"target\": \"https://e.com\", \"slug\": \"a//b\"} | /slug",
        "{\"target\": \"https://e.com\", \"slug\": 7} | /slug",
        "{\"target\": \"https://e.com\", \"domain\": \"other.example\"} | /domain",
        "{\"target\": \"https://e.com\", \"tags\": \"a\"} | /tags",
        "{\"target\": \"https://e.com\", \"tags\": [\"a\", \"a\"]} | /tags/1",
        "{\"target\": \"https://e.com\", \"tags\": [1]} | /tags/0",
        "{\"target\": \"https://e.com\", \"tags\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]} | /tags",
        "{\"target\": \"https://e.com\", \"active\": \"yes\"} | /active",
        "{\"target\": \"https://e.com\", \"click_count\": 5} | /click_count",
        "{\"target\": \"https://e.com\", \"workspace_id\": \"ws_1\"} | /workspace_id",
        "{\"target\": \"https://e.com\", \"rules\": {}} | /rules",
        "{\"target\": \"https://e.com\", \"utm_params\": {\"utm_source\": \"x\"}} | /utm_params/utm_source",
      })
  void create_faulty_is400WithThePointer(String body, String pointer) {
    Tenant acme = tenant("free");
    as(acme.editor(), body)
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer));
  }

  @Test
  void create_faultyEverywhere_namesAllFaults() {
    Tenant acme = tenant("agency");
    as(
            acme.editor(),
            """
            {"target": "ftp://e.com", "slug": "a b", "colour": "red", "rules": [
              {"name": "", "conditions": [], "action": {"type": "redirect", "url": "https://e.com"}},
              {"name": "b", "conditions": [{"field": "country", "operator": "gt", "value": "DE"}],
               "action": {"type": "redirect", "url": "data:x"}},
              {"name": "c", "conditions": [],
               "action": {"type": "redirect", "url": "https://go.example.com/x"}}]}
            """)
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/target",
                "/slug",
                "/colour",
                "/rules/0/name",
                "/rules/1/conditions/0/operator",
                "/rules/1/action/url",
                "/rules/2/action/url"));
  }

  @Test
  void create_slugTakenInAnotherCase_is409() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    String body = "{\"target\": \"https://example.com/\", \"slug\": \"%s\"}";
    acme.link(body.formatted("T-" + acme.workspace()));
    as(other.editor(), body.formatted("t-" + acme.workspace()))
        .post(other.at("/links"))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:waymark:problem:conflict"));
  }

  @Test
  void create_sameSlugAtOnce_isOne201AndOthers409() throws Exception {
    Tenant acme = tenant("free");
    String body =
        "{\"target\": \"https://example.com/\", \"slug\": \"race-" + acme.workspace() + "\"}";
    List<Integer> statuses =
        atOnce(6, () -> as(acme.editor(), body).post(acme.at("/links")).statusCode());
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void create_moreRulesThanThePlanAllows_is402() {
    Tenant acme = tenant("free");
    as(
            acme.editor(),
            """
            {"target": "https://example.com/", "rules": [{"name": "All", "conditions": [],
             "action": {"type": "redirect", "url": "https://example.de/"}}]}
            """)
        .post(acme.at("/links"))
        .then()
        .statusCode(402)
        .body("errors[0].pointer", equalTo("/rules"))
        .body("detail", containsString("Pro"));
  }

  @Test
  void get_another_workspacesLink_is404() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    String link = acme.link(TARGET);
    other.get("/links/" + link).then().statusCode(404);
    as(other.editor(), "{\"title\": \"x\"}")
        .patch(other.at("/links/" + link))
        .then()
        .statusCode(404);
    as(other.editor()).delete(other.at("/links/" + link)).then().statusCode(404);
    as(other.editor(), "[]").put(other.at("/links/" + link + "/rules")).then().statusCode(404);
    acme.get("/links/" + link).then().statusCode(200).body("title", nullValue());
  }

  @Test
  void change_someMembers_keepsTheOthers() {
    Tenant acme = tenant("free");
    String link =
        acme.link(
            """
            {"target": "https://example.com/", "title": "Old", "note": "n", "tags": ["a"],
             "utm_params": {"source": "s", "medium": "m"}}
            """);
    as(acme.editor(), "{\"title\": \"New\", \"note\": null, \"utm_params\": {\"medium\": null}}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("title", equalTo("New"))
        .body("note", nullValue())
        .body("tags", contains("a"))
        .body("utm_params.source", equalTo("s"))
        .body("utm_params.medium", nullValue());
    assertThat(published.body("link", link)).contains("\"utm\":{\"source\":\"s\"}");
  }

  @Test
  void change_onlyTheTitle_leavesThePublishedDocumentAlone() {
    Tenant acme = tenant("free");
    String link = acme.link(TARGET);
    as(acme.editor(), "{\"title\": \"New\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200);
    assertThat(published.version("link", link)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"target\": null}", "{\"slug\": null}", "{\"colour\": null}", "{\"id\": \"lnk_1\"}",
        "{\"click_count\": 7}", "{\"created_at\": \"2020-01-01T00:00:00.000Z\"}", "[]", "7"
      })
  void change_faulty_is400AndChangesNothing(String patch) {
    Tenant acme = tenant("free");
    String link = acme.link(TARGET);
    as(acme.editor(), patch).patch(acme.at("/links/" + link)).then().statusCode(400);
    acme.get("/links/" + link).then().header("ETag", equalTo("\"1\""));
  }

  @Test
  void change_toATakenSlug_is409() {
    Tenant acme = tenant("free");
    String taken = acme.get("/links/" + acme.link(TARGET)).path("slug");
    String link = acme.link(TARGET);
    as(acme.editor(), "{\"slug\": \"" + taken + "\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(409);
  }

  @Test
  void change_staleIfMatch_is412() {
    Tenant acme = tenant("free");
    String link = acme.link(TARGET);
    String path = acme.at("/links/" + link);
    as(acme.editor(), "{\"title\": \"a\"}")
        .header("If-Match", "\"1\"")
        .patch(path)
        .then()
        .statusCode(200);
    as(acme.editor(), "{\"title\": \"b\"}")
        .header("If-Match", "\"1\"")
        .patch(path)
        .then()
        .statusCode(412);
    as(acme.editor(), "{\"title\": \"b\"}")
        .header("If-Match", "W/\"2\"")
        .patch(path)
        .then()
        .statusCode(412);
    as(acme.editor(), "[]").header("If-Match", "\"1\"").put(path + "/rules").then().statusCode(412);
    as(acme.editor()).header("If-Match", "\"1\"").delete(path).then().statusCode(412);
    as(acme.editor()).header("If-Match", "*").delete(path).then().statusCode(200);
  }

  @Test
  void change_manyAtOnceWithOneIfMatch_letsOnePass() throws Exception {
    Tenant acme = tenant("free");
    String path = acme.at("/links/" + acme.link(TARGET));
    List<Integer> statuses =
        atOnce(
            5,
            () ->
                as(acme.editor(), "{\"title\": \"" + Thread.currentThread().threadId() + "\"}")
                    .header("If-Match", "\"1\"")
                    .patch(path)
                    .statusCode());
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void delete_always_leavesATombstone() {
    Tenant acme = tenant("free");
    String link = acme.link(TARGET);
    as(acme.editor())
        .delete(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("ok", equalTo(true));
    acme.get("/links/" + link).then().statusCode(404);
    assertThat(published.body("link", link)).isNull();
    as(acme.editor()).delete(acme.at("/links/" + link)).then().statusCode(404);
  }

  @Test
  void rules_sentBackAsAnswered_stayTheSame() {
    Tenant acme = tenant("team");
    String rules =
        """
        [{"name": "US mobile daytime",
          "conditions": [{"field": "country", "operator": "eq", "value": "US"},
            {"field": "device", "operator": "eq", "value": "mobile"},
            {"field": "time", "operator": "between", "value": ["14", "22"]},
            {"field": "click_count", "operator": "gt", "value": 1000},
            {"field": "day", "operator": "eq", "value": "fri", "timezone": "Europe/Madrid"}],
          "action": {"type": "redirect", "url": "https://example.com/us-mobile-promo"}}]
        """;
    String link = acme.link(TARGET);
    String path = acme.at("/links/" + link + "/rules");
    String answer =
        as(acme.editor(), rules)
            .put(path)
            .then()
            .statusCode(200)
            .header("ETag", equalTo("\"2\""))
            .body("[0].conditions[2].value", contains("14", "22"))
            .body("[0].conditions[3].value", equalTo(1000))
            .body("[0].conditions[4].timezone", equalTo("Europe/Madrid"))
            .body("[0].conditions[0].timezone", nullValue())
            .body("[0].summary", containsString("United States"))
            .extract()
            .asString();
    as(acme.editor(), answer).put(path).then().statusCode(200).header("ETag", equalTo("\"2\""));
    assertThat(acme.get("/links/" + link + "/rules").asString()).isEqualTo(answer);
  }

  @Test
  void rules_pausedOnesSentBack_stayAsTheyAre() {
    Tenant acme = tenant("pro");
    String link = acme.link(TARGET);
    String path = acme.at("/links/" + link + "/rules");
    String rule =
        """
        {"name": "All", "conditions": [], "action": {"type": "redirect", "url": "https://e.com/"}}\
        """;
    as(acme.editor(), "[" + rule + "]").put(path).then().statusCode(200);
    as(OPERATOR, "{\"plan\": \"free\"}").patch(acme.at("")).then().statusCode(200);
    String answer =
        as(acme.viewer())
            .get(path)
            .then()
            .body("[0].paused", containsString("Free"))
            .extract()
            .asString();
    as(acme.editor(), answer).put(path).then().statusCode(200);
    as(acme.editor(), "{\"title\": \"x\"}").patch(acme.at("/links/" + link)).then().statusCode(200);
    as(acme.editor(), "[" + rule + "," + rule + "]").put(path).then().statusCode(402);
    as(acme.editor(), "[]").put(path).then().statusCode(200).body("$", empty());
  }

  @Test
  void rules_faulty_pointsIntoTheArray() {
    Tenant acme = tenant("agency");
    String path = acme.at("/links/" + acme.link(TARGET) + "/rules");
    as(
            acme.editor(),
            """
            [{"name": "a", "conditions": [{"field": "planet", "operator": "eq", "value": "x"}],
              "action": {"type": "redirect", "url": "https://e.com"}}]
            """)
        .put(path)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/0/conditions/0/field"));
    as(acme.editor(), "{}").put(path).then().statusCode(400).body("errors.pointer", contains(""));
  }

  @Test
  void list_filters_findWhatTheySay() {
    Tenant acme = tenant("free");
    String a =
        acme.link(
            "{\"target\": \"https://example.com/100%25_off\", \"title\": \"Große Aktion\", \"tags\": [\"x\", \"y\"]}");
    String b =
        acme.link("{\"target\": \"https://example.com/b\", \"active\": false, \"tags\": [\"y\"]}");
    String slugOfB = acme.get("/links/" + b).path("slug");

    assertThat(found(acme, "tag", "x")).containsExactly(a);
    assertThat(found(acme, "tag", "y")).containsExactly(b, a);
    assertThat(found(acme, "tag", "' or 1=1 --")).isEmpty();
    assertThat(found(acme, "active", "false")).containsExactly(b);
    assertThat(found(acme, "q", "grosse")).isEmpty();
    assertThat(found(acme, "q", "GROßE")).containsExactly(a);
    assertThat(found(acme, "q", "%25_")).containsExactly(a);
    assertThat(found(acme, "q", "%")).containsExactly(a);
    assertThat(found(acme, "slug", slugOfB.toUpperCase(java.util.Locale.ROOT))).containsExactly(b);
    assertThat(found(acme, "domain", "GO.example.com")).containsExactly(b, a);
    assertThat(found(acme, "domain", "other.example")).isEmpty();
    assertThat(found(acme, "sort", "created_at")).containsExactly(a, b);
  }

  private static List<String> found(Tenant tenant, String name, String value) {
    return as(tenant.viewer())
        .queryParam(name, value)
        .get(tenant.at("/links"))
        .then()
        .statusCode(200)
        .extract()
        .path("links.id");
  }

  @ParameterizedTest
  @CsvSource({"sort,target", "sort,", "active,1", "limit,1000", "colour,red", "page,2"})
  void list_unknownParameter_is400(String name, String value) {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .queryParam(name, value == null ? "" : value)
        .get(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"created_at", "-created_at", "updated_at", "-updated_at", "slug", "-slug"})
  void list_pageByPage_hasEachOnceInOrder(String sort) {
    Tenant acme = tenant("free");
    for (int i = 0; i < 7; i++) {
      acme.link(TARGET);
    }
    List<String> all = found(acme, "sort", sort);
    var paged = new ArrayList<String>();
    String cursor = null;
    do {
      var request = as(acme.viewer()).queryParam("sort", sort).queryParam("limit", 3);
      var page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get(acme.at("/links"))
              .then()
              .statusCode(200)
              .extract();
      paged.addAll(page.path("links.id"));
      cursor = page.path("next_cursor");
    } while (cursor != null);
    assertThat(paged).hasSize(7).isEqualTo(all);
    assertThat(new HashSet<>(paged)).hasSize(7);
  }

  @Test
  void list_cursorOfAnotherOrder_is400() {
    Tenant acme = tenant("free");
    acme.link(TARGET);
    acme.link(TARGET);
    String cursor =
        as(acme.viewer()).queryParam("limit", 1).get(acme.at("/links")).path("next_cursor");
    as(acme.viewer())
        .queryParam("cursor", cursor)
        .queryParam("sort", "slug")
        .get(acme.at("/links"))
        .then()
        .statusCode(400);
  }

  @Test
  void get_afterARollup_showsTheCountWithTheSameETag() throws Exception {
    Tenant acme = tenant("free");
    String link = acme.link(TARGET);
    try (var connection = superuser.connect();
        var statement =
            connection.prepareStatement(
                "insert into publication.click_count (link_id, clicks, as_of) values (?, 1234, '2026-01-02T00:00:00Z')")) {
      statement.setString(1, link);
      statement.executeUpdate();
    }
    acme.get("/links/" + link)
        .then()
        .header("ETag", equalTo("\"1\""))
        .body("click_count", equalTo(1234))
        .body("click_count_as_of", equalTo("2026-01-02T00:00:00.000Z"));
    acme.get("/links").then().body("links[0].click_count", equalTo(1234));
  }

  @Test
  void create_repeated_isAnsweredAsTheFirstTime() {
    Tenant acme = tenant("free");
    var first =
        as(acme.editor(), TARGET)
            .header("Idempotency-Key", "a")
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .extract();
    as(acme.editor(), "{ \"target\":\"https://example.com/\" }")
        .header("Idempotency-Key", "a")
        .post(acme.at("/links"))
        .then()
        .statusCode(201)
        .header("ETag", equalTo(first.header("ETag")))
        .header("Location", equalTo(first.header("Location")))
        .body(equalTo(first.asString()));
    acme.get("/links").then().body("links", hasSize(1));
    as(acme.editor(), "{\"target\": \"https://example.com/other\"}")
        .header("Idempotency-Key", "a")
        .post(acme.at("/links"))
        .then()
        .statusCode(422);
    as(acme.owner(), TARGET)
        .header("Idempotency-Key", "a")
        .post(acme.at("/links"))
        .then()
        .statusCode(201);
    acme.get("/links").then().body("links", hasSize(2));
  }

  @Test
  void create_refusedThenCorrected_mayUseTheSameKey() {
    Tenant acme = tenant("free");
    as(acme.editor(), "{}")
        .header("Idempotency-Key", "b")
        .post(acme.at("/links"))
        .then()
        .statusCode(400);
    as(acme.editor(), TARGET)
        .header("Idempotency-Key", "b")
        .post(acme.at("/links"))
        .then()
        .statusCode(201);
  }

  @Test
  void create_repeatedAtOnce_createsOne() throws Exception {
    Tenant acme = tenant("free");
    List<String> ids =
        atOnce(
            5,
            () ->
                as(acme.editor(), TARGET)
                    .header("Idempotency-Key", "c")
                    .post(acme.at("/links"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
    assertThat(new HashSet<>(ids)).hasSize(1);
    acme.get("/links").then().body("links", hasSize(1));
  }

  @Test
  void create_afterADay_isDoneAnew() throws Exception {
    Tenant acme = tenant("free");
    as(acme.editor(), TARGET)
        .header("Idempotency-Key", "d")
        .post(acme.at("/links"))
        .then()
        .statusCode(201);
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update admin.idempotent_answer set created_at = created_at - interval '25 hours' where key = 'd'");
    }
    as(acme.editor(), TARGET)
        .header("Idempotency-Key", "d")
        .post(acme.at("/links"))
        .then()
        .statusCode(201);
    acme.get("/links").then().body("links", hasSize(2));
  }

  @Test
  void create_unusableIdempotencyKey_is400() {
    Tenant acme = tenant("free");
    as(acme.editor(), TARGET)
        .header("Idempotency-Key", "k".repeat(256))
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("Idempotency-Key"))
        .body("errors[0].detail", endsWith("."));
  }

  private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
    var barrier = new CyclicBarrier(count);
    try (var executor = Executors.newFixedThreadPool(count)) {
      var futures = new ArrayList<java.util.concurrent.Future<T>>();
      for (int i = 0; i < count; i++) {
        futures.add(
            executor.submit(
                () -> {
                  barrier.await();
                  return call.call();
                }));
      }
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
