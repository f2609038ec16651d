package dev.waymark.admin.portability;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.domain.FakeTxtRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PortabilityDbTest {
  private static final String LINK =
      """
      {"target": "https://example.com/", "slug": "%s", "title": "Sale", "tags": ["a"],
       "rules": [{"name": "Germany",
         "conditions": [{"field": "country", "operator": "in", "value": ["DE", "AT"]}],
         "action": {"type": "redirect", "url": "https://example.de/"}}],
       "ab_variants": [{"name": "A", "url": "https://example.com/a", "weight": 30},
         {"name": "B", "url": "https://example.com/b", "weight": 70}],
       "deep_link": {"ios_app_url": "example://sale"}, "max_clicks": 5,
       "expires_at": "2030-01-01T00:00:00Z"}
      """;

  @Inject Published published;
  @Inject FakeTxtRecords dns;

  private static String export(Tenant tenant) {
    return as(tenant.editor())
        .get(tenant.at("/export"))
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static ValidatableResponse restore(Tenant tenant, String document) {
    return as(tenant.owner(), document).post(tenant.at("/import")).then();
  }

  private static String parts(String document) throws Exception {
    return ((ObjectNode) new ObjectMapper().readTree(document)).without("exported_at").toString();
  }

  private String domain(Tenant tenant) {
    String name = tenant.workspace().replace('_', '-') + ".example";
    String id =
        as(tenant.admin(), "{\"domain\": \"" + name + "\", \"root_url\": \"https://e.com/\"}")
            .post(tenant.at("/domains"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    dns.put(name, tenant.get("/domains/" + id).path("txt_record"));
    as(tenant.admin()).post(tenant.at("/domains/" + id + "/verify")).then().statusCode(200);
    return name;
  }

  @Test
  void import_ofWhatIsThere_changesNothing() throws Exception {
    Tenant acme = tenant("team");
    String domain = domain(acme);
    String link = acme.link(LINK.formatted("a-" + acme.workspace()));
    acme.link(
        "{\"target\": \"https://example.com/2\", \"slug\": \"b\", \"domain\": \"" + domain + "\"}");
    as(acme.owner(), "{\"default_utm_params\": {\"source\": \"x\"}, \"time_zone\": \"Asia/Tokyo\"}")
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    String before = export(acme);
    restore(acme, before)
        .statusCode(200)
        .body("restored.links", equalTo(2))
        .body("restored.domains", equalTo(1))
        .body("warnings", empty());
    assertThat(parts(export(acme))).isEqualTo(parts(before));
    acme.get("/links/" + link).then().header("ETag", equalTo("\"1\""));
  }

  @Test
  void import_afterChangesAndDeletions_bringsAllBack() throws Exception {
    Tenant acme = tenant("team");
    String changed = acme.link(LINK.formatted("c-" + acme.workspace()));
    String deleted = acme.link(LINK.formatted("d-" + acme.workspace()));
    as(acme.owner(), "{\"default_utm_params\": {\"source\": \"x\"}}").patch(acme.at(""));
    String before = export(acme);
    String served = published.body("link", deleted);
    as(acme.owner(), "{\"default_utm_params\": {\"source\": null, \"medium\": \"y\"}}")
        .patch(acme.at(""));
    as(acme.editor(), "{\"ab_variants\": null, \"deep_link\": {\"android_app_url\": \"a://b\"}}")
        .patch(acme.at("/links/" + changed))
        .then()
        .statusCode(200);
    as(acme.editor()).delete(acme.at("/links/" + deleted)).then().statusCode(200);

    restore(acme, before).statusCode(200);
    assertThat(parts(export(acme))).isEqualTo(parts(before));
    acme.get("/links").then().body("links.id", containsInAnyOrder(changed, deleted));
    // The version of the rules is counted anew.
    assertThat(published.body("link", deleted)).isEqualTo(served);
  }

  @Test
  void import_intoAnotherWorkspace_isTheSameThere() {
    Tenant acme = tenant("team");
    Tenant other = tenant("team");
    acme.link(LINK.formatted("e-" + acme.workspace()));
    String moved = export(acme).replace("e-" + acme.workspace(), "e-" + other.workspace());
    restore(other, moved).statusCode(200).body("restored.links", equalTo(1));
    other
        .get("/links")
        .then()
        .body("links", hasSize(1))
        .body("links[0].rules[0].conditions[0].value", contains("DE", "AT"))
        .body("links[0].ab_variants.weight", contains(30, 70))
        .body("links[0].max_clicks", equalTo(5));
  }

  @Test
  void import_wholeWorkspaceIntoAnEmptyOne_isTheSameThere() throws Exception {
    Tenant acme = tenant("agency");
    Tenant other = tenant("agency");
    fill(acme);
    String exported = export(acme);
    String moved = exported.replace(acme.workspace(), other.workspace());
    for (int i = 0; i < 2; i++) {
      restore(other, moved)
          .statusCode(200)
          .body("restored.schedules", equalTo(1))
          .body("restored.channels", equalTo(3))
          .body("restored.pools", equalTo(1))
          .body("restored.links", equalTo(3))
          .body("warnings", empty());
      assertThat(withoutIds(export(other))).isEqualTo(withoutIds(moved));
    }
    // Behind the workspace and its four keys there is a line for each thing that the first import
    // made, one for the default destination, and none from the second.
    as(other.admin()).get(other.at("/audit-log")).then().body("entries", hasSize(5 + 10));
    other.get("/channels/a-sales").then().header("ETag", equalTo("\"1\""));
  }

  /// Everything that a workspace can have and that refers to one another.
  private static void fill(Tenant tenant) {
    tenant.create(
        "/schedules",
        """
        {"key": "desk", "name": "Desk", "time_zone": "Europe/Madrid",
         "weekly": {"mon": [["09:00", "17:30"]]},
         "exceptions": [{"date": "2026-12-25", "intervals": []}]}
        """);
    tenant.create(
        "/channels",
        """
        {"key": "night", "name": "Night", "kind": "email", "address": "night@example.com",
         "subject": "Help", "status": "passive"}
        """);
    tenant.create(
        "/channels",
        """
        {"key": "site", "name": "Site", "kind": "website", "address": "https://example.com/"}
        """);
    // Stands before what it refers to.
    tenant.create(
        "/channels",
        """
        {"key": "a-sales", "name": "Sales", "kind": "whatsapp", "address": "+34 612 345 678",
         "message": "Hi {click_id}", "fallback": "night"}
        """);
    tenant.create(
        "/pools",
        """
        {"key": "team", "name": "Team", "sticky": true,
         "members": [{"channel": "night", "weight": 2}, {"channel": "a-sales", "schedule": "desk"}]}
        """);
    tenant.create(
        "/segments",
        """
        {"key": "daytime", "name": "Daytime", "match": "any", "conditions": [
          {"field": "hours", "operator": "eq", "value": "desk=open"},
          {"any": [{"field": "country", "operator": "eq", "value": "ES"}]}]}
        """);
    as(tenant.owner(), "{\"default_destination\": {\"channel\": \"site\"}}")
        .patch(tenant.at(""))
        .then()
        .statusCode(200);
    String link = tenant.link(LINK.formatted("z-" + tenant.workspace()));
    tenant.link(
        """
        {"slug": "x-%s", "fallback_channel": "a-sales",
         "rules": [{"name": "Open", "action": {"type": "pool", "pool": "team"},
           "conditions": [{"field": "hours", "operator": "eq", "value": "desk=open"}]},
          {"name": "Rest", "conditions": [{"field": "segment", "operator": "neq", "value": "daytime"}],
           "action": {"type": "channel", "channel": "night"}}]}
        """
            .formatted(tenant.workspace()));
    tenant.link(
        """
        {"slug": "h-%s", "hub": {"title": "Shop", "entries": [
          {"key": "sale", "label": "Sale", "link": "%s"},
          {"key": "chat", "label": "Chat", "channel": "a-sales",
           "conditions": [{"field": "country", "operator": "eq", "value": "ES"}]},
          {"key": "site", "label": "Site", "url": "https://example.com/"}]}}
        """
            .formatted(tenant.workspace(), link));
  }

  /// An export with slugs in the place of ids, in the order of the slugs.
  private static String withoutIds(String document) throws Exception {
    var json = (ObjectNode) new ObjectMapper().readTree(document);
    json.remove("exported_at");
    Map<String, JsonNode> links = new TreeMap<>();
    json.path("links").forEach(link -> links.put(link.path("slug").asText(), link));
    json.putArray("links").addAll(links.values());
    String text = json.toString();
    for (JsonNode link : links.values()) {
      text = text.replace(link.path("id").asText(), link.path("slug").asText());
    }
    return text;
  }

  @Test
  void import_channelsInACircle_isRefusedWhereTheyStand() {
    Tenant acme = tenant("free");
    String channel =
        """
        {"key": "%s", "name": "%s", "kind": "website", "address": "https://example.com/",
         "fallback": "%s"}
        """;
    restore(
            acme,
            "{\"waymark\": 1, \"channels\": [%s, %s, %s], \"pools\": [7]}"
                .formatted(
                    channel.formatted("a", "A", "b"),
                    channel.formatted("b", "B", "a"),
                    channel.formatted("c", "C", "d")))
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/channels/0/fallback",
                "/channels/1/fallback",
                "/channels/2/fallback",
                "/pools/0"));
    acme.get("/channels").then().body("channels", empty());
  }

  @Test
  void import_linkWithAPassword_isSwitchedOffWhereItHasNone() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    acme.link(
        """
        {"target": "https://example.com/", "slug": "f-%s", "password": "hush-hush"}
        """
            .formatted(acme.workspace()));
    String exported = export(acme);
    assertThat(exported)
        .contains("\"has_password\":true")
        .doesNotContain("hush")
        .doesNotContain("pbkdf2");
    restore(acme, exported).statusCode(200).body("warnings", empty());
    acme.get("/links").then().body("links[0].has_password", equalTo(true));

    // The second time it is there, and has no password all the same.
    for (int time = 0; time < 2; time++) {
      restore(other, exported.replace("f-" + acme.workspace(), "f-" + other.workspace()))
          .statusCode(200)
          .body("warnings", contains(containsString("password")));
      other
          .get("/links")
          .then()
          .body("links[0].active", equalTo(false))
          .body("links[0].has_password", equalTo(false));
    }
  }

  @Test
  void import_dryRun_saysWhatWouldComeOfItAndChangesNothing() {
    Tenant acme = tenant("free");
    String document =
        """
        {"waymark": 1, "workspace": {"time_zone": "Asia/Tokyo"},
         "links": [{"target": "https://e.com/", "slug": "dry-%s"}]}
        """
            .formatted(acme.workspace());
    as(acme.owner(), document)
        .post(acme.at("/import?dry_run=true"))
        .then()
        .statusCode(200)
        .body("restored.links", equalTo(1))
        .body("restored.workspace", equalTo(1));
    acme.get("/links").then().body("links", empty());
    acme.get("").then().body("time_zone", equalTo("UTC"));
    as(acme.owner(), document).post(acme.at("/import?dry_run=maybe")).then().statusCode(400);
  }

  @Test
  void import_someFaulty_changesNothingAndNamesAll() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    String taken =
        other.get("/links/" + other.link("{\"target\": \"https://e.com/\"}")).path("slug");
    restore(
            acme,
            """
            {"waymark": 1, "workspace": {"time_zone": "Mars/Base", "plan": "agency"},
             "domains": [{"domain": "localhost"}],
             "links": [{"target": "https://e.com/", "slug": "fine-%s"}, {"target": "ftp://e.com"},
               {"target": "https://e.com/", "slug": "%s"}, 7]}
            """
                .formatted(acme.workspace(), taken))
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/workspace/plan",
                "/domains/0/domain",
                "/links/1/target",
                "/links/2/slug",
                "/links/3"));
    acme.get("/links").then().body("links", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /waymark",
        "{\"waymark\": 2} | /waymark",
        "{\"waymark\": 1, \"keys\": []} | /keys",
        "{\"waymark\": 1, \"links\": {}} | /links",
        "{\"waymark\": 1, \"domains\": {}} | /domains",
        "{\"waymark\": 1, \"channels\": [{\"key\": \"a\", \"kind\": \"sms\", \"address\": \"+34612345678\"}]} | /channels/0/name",
        "{\"waymark\": 1, \"pools\": {}} | /pools",
        "{\"waymark\": 1, \"schedules\": [7]} | /schedules/0",
        "{\"waymark\": 1, \"workspace\": []} | /workspace",
      })
  void import_noExport_is400(String document, String pointer) {
    restore(tenant("free"), document).statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void import_domainThatAnotherWorkspaceClaims_isAClaimToo() {
    String name = domain(tenant("free"));
    Tenant other = tenant("free");
    restore(other, "{\"waymark\": 1, \"domains\": [{\"domain\": \"" + name + "\"}]}")
        .statusCode(200);
    other
        .get("/domains")
        .then()
        .body("domains.domain", contains(name))
        .body("domains.verified", contains(false));
  }

  @Test
  void csv_cellsLikeFormulas_areText() {
    Tenant acme = tenant("free");
    acme.link(
        """
        {"target": "https://example.com/?a=1,2", "slug": "-g-%s", "title": "=HYPERLINK(\\"x\\")",
         "note": "@two\\nlines", "tags": ["+a", "b"]}
        """
            .formatted(acme.workspace()));
    String csv =
        as(acme.editor())
            .get(acme.at("/export/links"))
            .then()
            .statusCode(200)
            .header("Content-Type", startsWith("text/csv"))
            .extract()
            .asString();
    assertThat(csv)
        .contains("\"https://example.com/?a=1,2\"")
        .contains(",\"'=HYPERLINK(\"\"x\"\")\",")
        .contains(",\"'+a,b\",")
        .contains("\"'@two\nlines\"")
        .contains(",'-g-" + acme.workspace() + ",");
  }

  /// 2.5 million of them kept the service busy for six minutes, and then ended it.
  @Test
  void import_farMoreLinksThanFit_isRefusedBeforeOneIsLookedAt() {
    Tenant acme = tenant("free");
    String body = "{\"waymark\": 1, \"links\": [" + "{},".repeat(2_500_000) + "{}]}";
    String answer =
        restore(acme, body)
            .statusCode(400)
            .body("errors.pointer", contains(""))
            .body("detail", containsString("at most 500000 values"))
            .extract()
            .asString();
    assertThat(answer).hasSizeLessThan(1_000);
  }

  @Test
  void import_manyFaultyLinks_listsTheFirstAndTheirNumber() {
    String body = "{\"waymark\": 1, \"links\": [" + "7,".repeat(20_000) + "7]}";
    restore(tenant("free"), body)
        .statusCode(400)
        .body("errors", hasSize(50))
        .body("error_count", equalTo(20_001));
  }

  /// Each link of the chain waits for the one behind it.
  @Test
  void ordered_aLongChain_isGoneThroughOnce() {
    var items = new ArrayList<Section.Item>();
    int length = 50_000;
    for (int i = 0; i < length; i++) {
      var json =
          JsonNodeFactory.instance.objectNode().put("key", "k" + i).put("next", "k" + (i + 1));
      items.add(new Section.Item("/" + i, json));
    }
    List<Section.Item> ordered =
        Section.ordered(
            items, json -> json.path("key").asText(), json -> Set.of(json.path("next").asText()));
    assertThat(ordered).containsExactlyElementsOf(items.reversed());
  }
}
