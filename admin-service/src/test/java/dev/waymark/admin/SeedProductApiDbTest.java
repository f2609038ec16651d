package dev.waymark.admin;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.domain.FakeTxtRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever has scripts for the product that this one follows can point them here: each call on
/// links, keys, domains and imports that its documentation shows works with the same body and the
/// same status.
///
/// Left out is what differs on purpose: any domain takes a slug of your own, the default one too;
/// `verified` is a boolean in lists as well; the text to put into DNS begins with
/// `waymark-verify=`; keys may have a role (without one they act as the owner, as there); a date
/// that is none is refused.
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeedProductApiDbTest {
  @Inject FakeTxtRecords dns;

  private static String host(Tenant tenant) {
    return "go." + tenant.workspace().replace('_', '-') + ".example";
  }

  private static ValidatableResponse post(Tenant tenant, String path, String body) {
    return as(tenant.owner(), body).post(tenant.at(path)).then();
  }

  private String verifiedHost(Tenant tenant) {
    String domain = host(tenant);
    ValidatableResponse added = post(tenant, "/domains", "{\"domain\": \"" + domain + "\"}");
    dns.put(domain, added.extract().path("txt_record"));
    String id = added.extract().path("id");
    post(tenant, "/domains/" + id + "/verify", "").body("verified", equalTo(true));
    return domain;
  }

  @Test
  void links_onlyATarget_getASlugOnTheDefaultDomain() {
    Tenant acme = tenant("free");
    ValidatableResponse created =
        post(acme, "/links", "{\"target\": \"https://example.com/landing\"}")
            .statusCode(201)
            .body("id", startsWith("lnk_"))
            .body("domain", equalTo("go.example.com"))
            .body("target", equalTo("https://example.com/landing"));
    String slug = created.extract().path("slug");
    created.body("short_url", equalTo("https://go.example.com/" + slug));
  }

  @Test
  void links_theCompleteExample_isTaken() {
    Tenant acme = tenant("agency");
    String domain = verifiedHost(acme);
    post(
            acme,
            "/links",
            """
            {
              "target": "https://example.com/landing",
              "slug": "launch",
              "domain": "%s",
              "title": "Product Launch",
              "utm_params": {"source": "twitter", "medium": "social", "campaign": "launch",
                "term": "redirects", "content": "bio"},
              "expires_at": "2030-12-31T23:59:59.000Z",
              "fallback_url": "https://example.com/expired",
              "routing_rules": {
                "geo": {"US": "https://example.com/us", "DE": "https://example.com/de"},
                "device": {"mobile": "https://m.example.com/", "tablet": "https://t.example.com/"},
                "os": {"iOS": "https://example.com/ios", "Android": "https://example.com/android"}
              },
              "rules": [
                {"name": "EU weekends",
                 "conditions": [
                   {"field": "continent", "operator": "eq", "value": "EU"},
                   {"field": "day", "operator": "in", "value": ["sat", "sun"]},
                   {"field": "time", "operator": "between", "value": ["14", "22"]},
                   {"field": "click_count", "operator": "gt", "value": "1000"}],
                 "action": {"type": "redirect", "url": "https://example.com/eu"}}],
              "og_title": "Launch",
              "og_description": "See what is new",
              "og_image": "https://example.com/og.png",
              "tags": ["launch", "2025"],
              "note": "For the spring campaign",
              "ab_variants": [
                {"name": "A", "url": "https://example.com/a", "weight": 50},
                {"name": "B", "url": "https://example.com/b", "weight": 50}],
              "password": "launch2025",
              "deep_link": {
                "ios_app_url": "myapp://launch",
                "ios_store_url": "https://apps.apple.com/app/id123",
                "android_app_url": "myapp://launch",
                "android_store_url": "https://play.google.com/store/apps/details?id=com.example",
                "interstitial": true
              },
              "sequence": {"urls": [{"url": "https://example.com/1", "title": "One"},
                {"url": "https://example.com/2"}], "loop": true}
            }
            """
                .formatted(domain))
        .statusCode(201)
        .body("domain", equalTo(domain))
        .body("slug", equalTo("launch"))
        .body("short_url", equalTo("https://" + domain + "/launch"))
        .body("title", equalTo("Product Launch"))
        .body("tags", contains("launch", "2025"))
        .body("rules[0].conditions[2].value", contains("14", "22"))
        .body("ab_variants.weight", contains(50, 50));
  }

  @Test
  void links_readChangedAndDeleted_answerAsThere() {
    Tenant acme = tenant("free");
    String id = acme.link("{\"target\": \"https://example.com/\"}");
    as(acme.owner())
        .get(acme.at("/links"))
        .then()
        .statusCode(200)
        .body("links.id", contains(id))
        .body("links.target", contains("https://example.com/"));
    as(acme.owner()).get(acme.at("/links/" + id)).then().statusCode(200).body("id", equalTo(id));
    as(acme.owner(), "{\"target\": \"https://example.com/new\", \"tags\": [\"new\"]}")
        .patch(acme.at("/links/" + id))
        .then()
        .statusCode(200);
    as(acme.owner())
        .delete(acme.at("/links/" + id))
        .then()
        .statusCode(200)
        .body("$", equalTo(Map.of("ok", true)));
    as(acme.owner()).get(acme.at("/links/" + id)).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400",
        "{\"target\": \"not a url\"} | 400",
        "{\"target\": \"https://example.com/\", \"slug\": \"no spaces\"} | 400",
        "{\"target\": \"https://example.com/\", \"rules\": [{}]} | 400",
        "{\"target\": \"https://example.com/\", \"ab_variants\": [{\"name\": \"A\", \"url\":"
            + " \"https://example.com/a\", \"weight\": 60}, {\"name\": \"B\", \"url\":"
            + " \"https://example.com/b\", \"weight\": 60}]} | 400",
        "{\"target\": \"https://example.com/\", \"rules\": [{\"name\": \"All\", \"conditions\": [],"
            + " \"action\": {\"type\": \"redirect\", \"url\": \"https://example.com/a\"}}]} | 402",
        "{\"target\": \"https://example.com/\", \"routing_rules\": {\"geo\": {\"DE\":"
            + " \"https://example.com/de\"}}} | 402",
        "{\"target\": \"https://example.com/\", \"sequence\": {\"urls\": [{\"url\":"
            + " \"https://example.com/1\"}, {\"url\": \"https://example.com/2\"}]}} | 402",
      })
  void links_notPossible_answersTheStatusAndAMessage(String body, int status) {
    post(tenant("free"), "/links", body).statusCode(status).body("error", not(emptyString()));
  }

  @Test
  void links_slugTaken_is409AndAViewer403() {
    Tenant acme = tenant("free");
    String body =
        "{\"target\": \"https://example.com/\", \"slug\": \"dup-" + acme.workspace() + "\"}";
    post(acme, "/links", body).statusCode(201);
    post(acme, "/links", body).statusCode(409).body("error", notNullValue());
    as(acme.viewer(), body).post(acme.at("/links")).then().statusCode(403);
  }

  @Test
  void keys_createdListedAndDeleted_answerAsThere() {
    Tenant acme = tenant("free");
    post(acme, "/api-keys", "{}").statusCode(201).body("name", equalTo("API Key"));
    ValidatableResponse created =
        post(acme, "/api-keys", "{\"name\": \"CI\"}")
            .statusCode(201)
            .body("name", equalTo("CI"))
            .body("created_at", notNullValue());
    String key = created.extract().path("key");
    String prefix = created.extract().path("key_prefix");
    created.body("key", startsWith(prefix));
    as(acme.owner())
        .get(acme.at("/api-keys"))
        .then()
        .statusCode(200)
        .body("api_keys.name", hasSize(6))
        .body("api_keys[0].key", equalTo(null));
    // A key without a role is the owner's: it may do what only owners may.
    String id = created.extract().path("id");
    as(key)
        .delete(acme.at("/api-keys/" + id))
        .then()
        .statusCode(200)
        .body("$", equalTo(Map.of("ok", true)));
    as(key).get(acme.at("/links")).then().statusCode(401);
    as(acme.owner()).delete(acme.at("/api-keys/" + id)).then().statusCode(404);
  }

  @Test
  void keys_anEleventh_is402() {
    Tenant acme = tenant("free");
    for (int i = 4; i < 10; i++) {
      post(acme, "/api-keys", "{\"name\": \"Key\"}").statusCode(201);
    }
    post(acme, "/api-keys", "{\"name\": \"Key\"}").statusCode(402);
    given().get(acme.at("/api-keys")).then().statusCode(401).body("error", notNullValue());
    as(acme.admin()).get(acme.at("/api-keys")).then().statusCode(403);
  }

  @Test
  void domains_addedVerifiedAndDeleted_answerAsThere() {
    Tenant acme = tenant("pro");
    Tenant other = tenant("pro");
    String body = "{\"domain\": \"" + host(acme) + "\"}";
    ValidatableResponse added =
        post(acme, "/domains", body)
            .statusCode(201)
            .body("domain", equalTo(host(acme)))
            .body("verified", equalTo(false));
    String id = added.extract().path("id");
    String record = added.extract().path("txt_record");
    post(acme, "/domains", "{\"domain\": \"https://nope\"}").statusCode(400);
    as(acme.viewer())
        .get(acme.at("/domains"))
        .then()
        .statusCode(200)
        .body("domains.id", contains(id))
        .body("domains.workspace_id", contains(acme.workspace()))
        .body("domains.txt_record", contains(record))
        .body("domains[0].created_at", notNullValue());
    post(acme, "/domains/" + id + "/verify", "")
        .statusCode(200)
        .body("verified", equalTo(false))
        .body("expected_txt", equalTo(record));
    post(acme, "/domains/dom_none/verify", "").statusCode(404);
    as(acme.owner())
        .delete(acme.at("/domains/" + id))
        .then()
        .statusCode(200)
        .body("$", equalTo(Map.of("ok", true)));
    String taken = verifiedHost(other);
    post(acme, "/domains", "{\"domain\": \"" + taken + "\"}").statusCode(409);
  }

  @Test
  void domains_dnsFailsOrThePlanIsFull_is502And402() {
    Tenant acme = tenant("free");
    String name = acme.workspace().replace('_', '-') + "." + FakeTxtRecords.BROKEN;
    String id =
        post(acme, "/domains", "{\"domain\": \"" + name + "\"}")
            .statusCode(201)
            .extract()
            .path("id");
    post(acme, "/domains/" + id + "/verify", "").statusCode(502);
    post(acme, "/domains", "{\"domain\": \"" + host(acme) + "\"}").statusCode(402);
  }

  private static ValidatableResponse importing(Tenant tenant, String csv, String format) {
    var body = JsonNodeFactory.instance.objectNode().put("csv", csv).put("format", format);
    return post(tenant, "/import/links", body.toString());
  }

  @Test
  void import_someRowsFaulty_namesThemAndTakesTheOthers() {
    Tenant acme = tenant("free");
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "csv",
                """
                target,title,slug,tags,note
                https://example.com/one,One,,"a,b",first
                https://example.com/two,Two,,,
                ,No target,,,
                """)
            .put("domain", verifiedHost(acme));
    post(acme, "/import/links", body.toString())
        .statusCode(201)
        .body("created", equalTo(2))
        .body("skipped", equalTo(1))
        .body("errors", equalTo(List.of(Map.of("row", 4, "reason", "Missing target URL"))))
        .body("links.target", contains("https://example.com/one", "https://example.com/two"))
        .body("links[0].tags", contains("a", "b"))
        .body("links[0].domain", equalTo(host(acme)));
  }

  @ParameterizedTest
  @CsvSource({"target,generic", "url,generic", "destination,auto", "long_url,auto"})
  void import_everyNameOfTheTargetsColumn_isFound(String column, String format) {
    importing(tenant("free"), column + "\nhttps://example.com/\n", format)
        .statusCode(201)
        .body("created", equalTo(1))
        .body("errors", empty());
  }

  @ParameterizedTest
  @CsvSource({"bitly", "auto"})
  void import_bitlysExport_isUnderstood(String format) {
    importing(
            tenant("free"),
            "bitlink,long_url,title\nbit.ly/seed-" + format + ",https://example.com/,Home\n",
            format)
        .statusCode(201)
        .body("links.title", contains("Home"))
        .body("links.slug", contains("seed-" + format));
  }

  @Test
  void import_unusableFile_is400() {
    Tenant acme = tenant("free");
    post(acme, "/import/links", "{}").statusCode(400);
    importing(acme, "", "auto").statusCode(400);
    importing(acme, "target\n", "auto").statusCode(400);
    importing(acme, "name\nvalue\n", "auto").statusCode(400);
    importing(acme, "target\n" + "https://example.com/\n".repeat(501), "auto").statusCode(400);
    as(acme.viewer(), "{\"csv\": \"target\\nhttps://example.com/\\n\"}")
        .post(acme.at("/import/links"))
        .then()
        .statusCode(403);
  }
}
