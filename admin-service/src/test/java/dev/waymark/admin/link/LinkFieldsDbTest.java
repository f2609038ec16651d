package dev.waymark.admin.link;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.Superuser;
import dev.waymark.password.PasswordHash;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LinkFieldsDbTest {
  private static final String EVERYTHING =
      """
      {"target": "https://example.com/", "starts_at": "2026-01-01T00:00:00+02:00",
       "expires_at": "2026-12-31T23:59:59.999Z", "max_clicks": 1000,
       "fallback_url": "https://example.com/over", "password": "launch2025",
       "routing_rules": {"geo": {"de": "https://example.de/"}, "os": {"ios": "https://example.com/ios"}},
       "ab_variants": [{"name": "A", "url": "https://example.com/a", "weight": 30},
         {"name": "B", "url": "https://example.com/b", "weight": 70}],
       "sequence": {"urls": [{"url": "https://example.com/1", "title": "One"},
         {"url": "https://example.com/2"}], "loop": true},
       "forward_params": ["gclid", "ref"],
       "deep_link": {"ios_app_url": "https://example.com/app", "android_app_url": "example://sale",
         "interstitial": true},
       "og_title": "Sale", "og_description": "All of it", "og_image": "https://example.com/i.png"}
      """;
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Published published;
  @Inject Superuser superuser;

  private static ValidatableResponse patch(Tenant tenant, String link, String patch) {
    return as(tenant.editor(), patch).patch(tenant.at("/links/" + link)).then();
  }

  private JsonNode document(String link) throws Exception {
    return new ObjectMapper().readTree(published.body("link", link));
  }

  @Test
  void create_everyField_isAnsweredAndPublished() throws Exception {
    Tenant acme = tenant("team");
    String link =
        as(acme.editor(), EVERYTHING)
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .body("starts_at", equalTo("2025-12-31T22:00:00.000Z"))
            .body("expires_at", equalTo("2026-12-31T23:59:59.999Z"))
            .body("max_clicks", equalTo(1000))
            .body("fallback_url", equalTo("https://example.com/over"))
            .body("has_password", equalTo(true))
            .body("$", not(hasKey("password")))
            .body("routing_rules.geo.DE", equalTo("https://example.de/"))
            .body("routing_rules.os.iOS", equalTo("https://example.com/ios"))
            .body("ab_variants.weight", contains(30, 70))
            .body("sequence.urls.title", contains("One", null))
            .body("sequence.loop", equalTo(true))
            .body("forward_params", contains("gclid", "ref"))
            .body("deep_link.android_app_url", equalTo("example://sale"))
            .body("deep_link.ios_store_url", nullValue())
            .body("og_title", equalTo("Sale"))
            .body("$", not(hasKey("paused")))
            .body("$", not(hasKey("unreadable")))
            .extract()
            .path("id");
    assertThat(LinkDocument.read(link, document(link)))
        .isInstanceOf(DocumentReading.Accepted.class);
    assertThat(document(link).fieldNames())
        .toIterable()
        .contains(
            "starts_at",
            "expires_at",
            "max_clicks",
            "fallback_url",
            "password",
            "legacy",
            "variants",
            "sequence",
            "forward_params",
            "deep_link",
            "og");
    assertThat(PasswordHash.matches(document(link).path("password").asText(), "launch2025"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"starts_at\": \"yesterday\"} | /starts_at",
        "{\"starts_at\": \"+20000-01-01T00:00:00Z\"} | /starts_at",
        "{\"expires_at\": \"2026-01-01\"} | /expires_at",
        "{\"starts_at\": \"2026-01-02T00:00:00Z\", \"expires_at\": \"2026-01-02T00:00:00Z\"} | /expires_at",
        "{\"max_clicks\": 0} | /max_clicks",
        "{\"max_clicks\": 1.5} | /max_clicks",
        "{\"fallback_url\": \"data:x\"} | /fallback_url",
        "{\"fallback_url\": \"https://go.example.com/x\"} | /fallback_url",
        "{\"fallback_channel\": \"Not A Key\"} | /fallback_channel",
        "{\"password\": \"\"} | /password",
        "{\"password\": 7} | /password",
        "{\"routing_rules\": {\"geo\": {\"UK\": \"https://example.co.uk/\"}}} | /routing_rules/geo/UK",
        "{\"routing_rules\": {\"device\": {\"mobile\": \"https://go.example.com/x\"}}} | /routing_rules/device/mobile",
        "{\"ab_variants\": [{\"name\": \"A\", \"url\": \"https://e.com/\", \"weight\": 100}]} | /ab_variants",
        "{\"sequence\": {\"urls\": [{\"url\": \"https://e.com/\"}, {\"url\": \"https://go.example.com/x\"}]}} | /sequence/urls/1/url",
        "{\"deep_link\": {\"ios_app_url\": \"javascript:alert(1)\"}} | /deep_link/ios_app_url",
        "{\"og_image\": \"file:///etc/passwd\"} | /og_image",
        "{\"password_version\": 7} | /password_version",
        "{\"rules_version\": 7} | /rules_version",
        "{\"has_password\": true} | /has_password",
        "{\"domain_id\": \"dom_1\"} | /domain_id",
        "{\"target\": null} | /target",
      })
  void change_faulty_is400WithThePointer(String patch, String pointer) {
    Tenant acme = tenant("agency");
    patch(acme, acme.link(TARGET), patch).statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void change_partsOfObjects_keepTheOthers() {
    Tenant acme = tenant("team");
    String link = acme.link(EVERYTHING);
    patch(
            acme,
            link,
            """
            {"routing_rules": {"geo": {"de": null, "FR": "https://example.fr/"}},
             "deep_link": {"interstitial": false}, "sequence": null, "ab_variants": null,
             "max_clicks": null}
            """)
        .statusCode(200)
        .body("routing_rules.geo", equalTo(Map.of("FR", "https://example.fr/")))
        .body("routing_rules.os.iOS", equalTo("https://example.com/ios"))
        .body("deep_link.interstitial", equalTo(false))
        .body("deep_link.android_app_url", equalTo("example://sale"))
        .body("sequence", nullValue())
        .body("ab_variants", empty())
        .body("max_clicks", nullValue())
        .body("has_password", equalTo(true));
  }

  @Test
  void change_sameBodyAgain_changesNothing() {
    Tenant acme = tenant("team");
    String link = acme.link(EVERYTHING);
    patch(acme, link, EVERYTHING.replace("\"password\": \"launch2025\",", ""))
        .statusCode(200)
        .header("ETag", equalTo("\"1\""));
  }

  @Test
  void password_setAndCleared_growsItsVersion() throws Exception {
    Tenant acme = tenant("free");
    String link = acme.link(TARGET);
    patch(acme, link, "{\"password\": \"one\"}")
        .statusCode(200)
        .body("has_password", equalTo(true))
        .header("ETag", equalTo("\"2\""));
    assertThat(document(link).path("password_version").asInt()).isEqualTo(1);
    patch(acme, link, "{\"password\": \"two\"}").statusCode(200);
    assertThat(document(link).path("password_version").asInt()).isEqualTo(2);
    patch(acme, link, "{\"title\": \"x\"}").statusCode(200).body("has_password", equalTo(true));
    patch(acme, link, "{\"password\": null}")
        .statusCode(200)
        .body("has_password", equalTo(false))
        .header("ETag", equalTo("\"5\""));
    assertThat(document(link).has("password")).isFalse();
    patch(acme, link, "{\"password\": null}").header("ETag", equalTo("\"5\""));
  }

  @Test
  void password_always_staysOutOfAnswersAndTheAuditLog() {
    Tenant acme = tenant("free");
    String created =
        as(acme.editor(), "{\"target\": \"https://example.com/\", \"password\": \"hush-hush\"}")
            .post(acme.at("/links"))
            .then()
            .statusCode(201)
            .extract()
            .asString();
    String link = acme.get("/links").path("links[0].id");
    patch(acme, link, "{\"password\": \"new-hush\"}").statusCode(200);
    String log =
        as(acme.admin())
            .get(acme.at("/audit-log"))
            .then()
            .body("entries[0].action", equalTo("link.update"))
            .body("entries[0].before", equalTo(Map.of("password_version", 1)))
            .body("entries[0].after", equalTo(Map.of("password_version", 2)))
            .body("entries[1].action", equalTo("link.create"))
            .body("entries[1].after.has_password", equalTo(true))
            .extract()
            .asString();
    assertThat(created + log).doesNotContain("hush").doesNotContain("pbkdf2");
  }

  @Test
  void rulesVersion_always_growsWithTheRulesOnly() throws Exception {
    Tenant acme = tenant("pro");
    String link = acme.link(TARGET);
    assertThat(document(link).path("rules_version").asInt()).isZero();
    String rules =
        """
        [{"name": "All", "conditions": [],
          "action": {"type": "redirect", "url": "https://example.com/%s"}}]
        """;
    as(acme.editor(), rules.formatted("a")).put(acme.at("/links/" + link + "/rules"));
    assertThat(document(link).path("rules_version").asInt()).isEqualTo(1);
    as(acme.editor(), rules.formatted("a")).put(acme.at("/links/" + link + "/rules"));
    patch(acme, link, "{\"target\": \"https://example.com/other\"}").statusCode(200);
    assertThat(document(link).path("rules_version").asInt()).isEqualTo(1);
    patch(acme, link, "{\"rules\": " + rules.formatted("b") + "}").statusCode(200);
    assertThat(document(link).path("rules_version").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "free,sequence,Pro",
    "free,routing_rules,Team",
    "pro,routing_rules,Team",
    "pro,ab_variants,Team"
  })
  void features_beyondThePlan_are402(String plan, String member, String enough) throws Exception {
    Tenant acme = tenant(plan);
    JsonNode value = new ObjectMapper().readTree(EVERYTHING).get(member);
    patch(acme, acme.link(TARGET), "{\"" + member + "\": " + value + "}")
        .statusCode(402)
        .body("errors.pointer", contains("/" + member))
        .body("detail", containsString("the " + enough + " plan"));
  }

  @Test
  void features_onASmallerPlan_arePausedAndComeBack() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link(EVERYTHING);
    as(OPERATOR, "{\"plan\": \"free\"}")
        .patch(acme.at(""))
        .then()
        .statusCode(200)
        .body("changed_links.id", contains(link))
        .body(
            "changed_links[0].features.name",
            containsInAnyOrder("sequence", "routing_rules", "ab_variants"))
        .body("changed_links[0].features[0].paused", containsString("plan"));
    assertThat(document(link).fieldNames())
        .toIterable()
        .doesNotContain("sequence", "legacy", "variants");
    acme.get("/links/" + link)
        .then()
        .header("ETag", equalTo("\"2\""))
        .body("paused.sequence", equalTo("Paused: sequences need the Pro plan."))
        .body("paused.ab_variants", containsString("Team"))
        .body("paused.routing_rules", containsString("Team"))
        .body("ab_variants", hasSize(2));
    patch(acme, link, "{\"title\": \"x\"}").statusCode(200);
    patch(acme, link, "{\"sequence\": {\"loop\": false}}").statusCode(402);

    as(OPERATOR, "{\"plan\": \"team\"}")
        .patch(acme.at(""))
        .then()
        .body("changed_links[0].features.paused", contains(null, null, null));
    assertThat(document(link).fieldNames()).toIterable().contains("sequence", "legacy", "variants");
    acme.get("/links/" + link).then().body("$", not(hasKey("paused")));
  }

  @Test
  void stored_cannotBeReadAnyMore_isShownAndReplacedAlone() throws Exception {
    Tenant acme = tenant("team");
    String link = acme.link(EVERYTHING);
    String served = published.body("link", link);
    execute("update admin.link set ab_variants = '[{\"name\": 7}]' where id = '" + link + "'");
    acme.get("/links/" + link)
        .then()
        .statusCode(200)
        .body("unreadable", hasKey("/ab_variants"))
        .body("og_title", equalTo("Sale"));
    acme.get("/links").then().statusCode(200).body("links[0].id", equalTo(link));
    patch(acme, link, "{\"title\": \"x\"}")
        .statusCode(409)
        .body("detail", containsString("ab_variants"));
    as(acme.viewer(), "{}").post(acme.at("/links/" + link + "/simulate")).then().statusCode(409);
    as(acme.owner(), "{\"default_utm_params\": {\"source\": \"new\"}}")
        .patch(acme.at(""))
        .then()
        .statusCode(200);
    assertThat(published.body("link", link)).isEqualTo(served);
    patch(acme, link, "{\"ab_variants\": []}").statusCode(200).body("$", not(hasKey("unreadable")));
    assertThat(published.body("link", link)).contains("\"source\":\"new\"");
  }

  @Test
  void stored_refusedOnlyByNow_isKeptUntilItIsWrittenAgain() throws Exception {
    Tenant acme = tenant("pro");
    String link =
        acme.link(
            "{'target': 'https://example.com/', 'forward_params': ['ref']}".replace('\'', '"'));
    execute(
        "update admin.link set written = written || '{\"forward_params\": [\"a*b\"]}' where id = '"
            + link
            + "'");

    patch(acme, link, "{\"title\": \"x\"}").statusCode(200).body("forward_params", contains("a*b"));
    acme.get("/links/" + link).then().body("$", not(hasKey("unreadable")));
    patch(acme, link, "{\"forward_params\": [\"a*b\", \"ref\"]}").statusCode(400);
  }

  @Test
  void slug_ofADeletedLink_isKeptOutOfUse() throws Exception {
    Tenant acme = tenant("free");
    String body =
        "{\"target\": \"https://example.com/\", \"slug\": \"Gone-" + acme.workspace() + "\"}";
    String link = acme.link(body);
    as(acme.editor()).delete(acme.at("/links/" + link)).then().statusCode(200);
    for (Tenant anybody : List.of(acme, tenant("free"))) {
      as(anybody.editor(), body.toLowerCase(Locale.ROOT))
          .post(anybody.at("/links"))
          .then()
          .statusCode(409)
          .body("errors.pointer", contains("/slug"))
          .body("detail", containsString("belonged to another link"));
    }
    execute("update admin.retired_slug set retired_at = retired_at - interval '366 days'");
    as(acme.editor(), body).post(acme.at("/links")).then().statusCode(201);
  }

  @Test
  void slug_ofARenamedLink_mayBeTakenBackByItOnly() {
    Tenant acme = tenant("free");
    String old = "old-" + acme.workspace();
    String link = acme.link("{\"target\": \"https://e.com/\", \"slug\": \"" + old + "\"}");
    patch(acme, link, "{\"slug\": \"new-" + acme.workspace() + "\"}").statusCode(200);
    String other = acme.link("{\"target\": \"https://e.com/\"}");
    patch(acme, other, "{\"slug\": \"" + old + "\"}").statusCode(409);
    patch(acme, link, "{\"slug\": \"" + old.toUpperCase(Locale.ROOT) + "\"}")
        .statusCode(200)
        .body("slug", equalTo(old.toUpperCase(Locale.ROOT)));
    patch(acme, link, "{\"slug\": \"" + old + "\"}").statusCode(200);
  }

  private void execute(String statement) throws SQLException {
    try (var connection = superuser.connect();
        var sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }
}
