package dev.waymark.admin.domain;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DomainsDbTest {
  @Inject Published published;
  @Inject Superuser superuser;
  @Inject FakeTxtRecords dns;

  private static String name(Tenant tenant, String before) {
    return before + tenant.workspace().replace('_', '-') + ".example";
  }

  private static String add(Tenant tenant, String name) {
    return as(tenant.admin(), "{\"domain\": \"" + name + "\"}")
        .post(tenant.at("/domains"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String verified(Tenant tenant, String name) {
    String id = add(tenant, name);
    dns.put(name, tenant.get("/domains/" + id).path("txt_record"));
    as(tenant.admin())
        .post(tenant.at("/domains/" + id + "/verify"))
        .then()
        .statusCode(200)
        .body("verified", equalTo(true))
        .body("expected_txt", nullValue());
    return id;
  }

  private static String linkOn(String domain, String slug) {
    return """
    {"target": "https://example.com/", "domain": "%s", "slug": "%s"}
    """
        .formatted(domain, slug);
  }

  @Test
  void add_always_givesTheRecordToPutIntoDns() {
    Tenant acme = tenant("free");
    String name = name(acme, "go.");
    as(acme.admin(), "{\"domain\": \"" + name.toUpperCase(Locale.ROOT) + "\"}")
        .post(acme.at("/domains"))
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .body("id", matchesPattern("dom_[0-9a-z]{20}"))
        .body("domain", equalTo(name))
        .body("workspace_id", equalTo(acme.workspace()))
        .body("verified", equalTo(false))
        .body("txt_record", matchesPattern("waymark-verify=[0-9a-z]{16}"))
        .body("root_url", nullValue());
    acme.get("/domains").then().body("domains.domain", contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "localhost", "https://go.acme.example", "go.acme.example/x", "go.acme.example:8080",
        "go.acme.example.", "a@b.example", "192.0.2.7", "[2001:db8::7]", "*.acme.example",
        "go..example", "go.example.com", "go acme.example"
      })
  void add_noHostOfYourOwn_is400(String name) {
    Tenant acme = tenant("free");
    as(acme.admin(), "{\"domain\": \"" + name + "\"}")
        .post(acme.at("/domains"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/domain"));
  }

  @Test
  void add_aSecondTime_is409() {
    Tenant acme = tenant("pro");
    add(acme, name(acme, ""));
    as(acme.admin(), "{\"domain\": \"" + name(acme, "") + "\"}")
        .post(acme.at("/domains"))
        .then()
        .statusCode(409);
  }

  @Test
  void add_moreThanThePlanAllows_is402() {
    Tenant acme = tenant("free");
    add(acme, name(acme, "a."));
    as(acme.admin(), "{\"domain\": \"" + name(acme, "b.") + "\"}")
        .post(acme.at("/domains"))
        .then()
        .statusCode(402)
        .body("detail", containsString("one domain"));
  }

  @Test
  void verify_recordIsMissing_saysWhichAndMayBeRepeatedLater() throws SQLException {
    Tenant acme = tenant("free");
    String id = add(acme, name(acme, ""));
    String path = acme.at("/domains/" + id + "/verify");
    String expected = acme.get("/domains/" + id).path("txt_record");
    as(acme.admin())
        .post(path)
        .then()
        .statusCode(200)
        .body("verified", equalTo(false))
        .body("expected_txt", equalTo(expected));
    as(acme.admin())
        .post(path)
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9]|10"))
        .body("type", equalTo("urn:waymark:problem:rate-limited"));

    dns.put("_waymark." + name(acme, ""), expected);
    execute("update admin.domain set checked_at = checked_at - interval '11 seconds'");
    as(acme.admin()).post(path).then().statusCode(200).body("verified", equalTo(true));
    as(acme.admin()).post(path).then().statusCode(200).body("verified", equalTo(true));
    acme.get("/domains/" + id)
        .then()
        .body("verified", equalTo(true))
        .header("ETag", equalTo("\"2\""));
    assertThat(published.body("domain", name(acme, "")))
        .isEqualTo("{\"workspace\":\"" + acme.workspace() + "\"}");
  }

  @Test
  void verify_dnsFails_is502() {
    Tenant acme = tenant("free");
    String id = add(acme, acme.workspace().replace('_', '-') + "." + FakeTxtRecords.BROKEN);
    as(acme.admin())
        .post(acme.at("/domains/" + id + "/verify"))
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:waymark:problem:lookup-failed"));
  }

  @Test
  void links_onADomain_needItVerified() {
    Tenant acme = tenant("pro");
    Tenant other = tenant("pro");
    String name = name(acme, "");
    String id = add(acme, name);
    as(acme.editor(), linkOn(name, "sale"))
        .post(acme.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/domain"));
    dns.put(name, acme.get("/domains/" + id).path("txt_record"));
    as(acme.admin()).post(acme.at("/domains/" + id + "/verify")).then().statusCode(200);
    as(acme.editor(), linkOn(name, "sale"))
        .post(acme.at("/links"))
        .then()
        .statusCode(201)
        .body("domain", equalTo(name))
        .body("short_url", equalTo("https://" + name + "/sale"));
    as(other.editor(), linkOn(name, "mine"))
        .post(other.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/domain"));
  }

  @Test
  void links_sameSlugOnSeveralDomains_areDifferentLinks() {
    Tenant acme = tenant("pro");
    String first = name(acme, "a.");
    String second = name(acme, "b.");
    verified(acme, first);
    verified(acme, second);
    String slug = "s-" + acme.workspace();
    String a = acme.link(linkOn(first, slug));
    String b = acme.link(linkOn(second, slug));
    String c = acme.link(linkOn("go.example.com", slug));
    assertThat(List.of(a, b, c)).doesNotHaveDuplicates();
    as(acme.editor(), linkOn(first, slug.toUpperCase(Locale.ROOT)))
        .post(acme.at("/links"))
        .then()
        .statusCode(409);
    as(acme.viewer())
        .queryParam("domain", second)
        .queryParam("slug", slug)
        .get(acme.at("/links"))
        .then()
        .body("links.id", contains(b));
    assertThat(published.body("link", b)).contains("\"domain\":\"" + second + "\"");
    assertThat(published.body("link", c)).doesNotContain("\"domain\"");
  }

  @Test
  void links_toAVerifiedDomain_areRefused() {
    Tenant acme = tenant("pro");
    Tenant other = tenant("free");
    verified(acme, name(acme, ""));
    as(other.editor(), "{\"target\": \"https://" + name(acme, "") + "/x\"}")
        .post(other.at("/links"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/target"));
    String claimed = name(other, "claimed.");
    add(other, claimed);
    acme.link("{\"target\": \"https://" + claimed + "/x\"}");
  }

  @Test
  void remove_always_stopsItsLinksUntilItIsBack() {
    Tenant acme = tenant("pro");
    String name = name(acme, "");
    String id = verified(acme, name);
    String link = acme.link(linkOn(name, "sale"));
    as(acme.admin())
        .delete(acme.at("/domains/" + id))
        .then()
        .statusCode(200)
        .body("ok", equalTo(true));
    assertThat(published.body("domain", name)).isNull();
    assertThat(published.body("link", link)).isNull();
    acme.get("/domains/" + id).then().statusCode(404);
    acme.get("/links/" + link)
        .then()
        .statusCode(200)
        .body("domain", equalTo(name))
        .body("paused.domain", containsString("removed"));
    as(acme.editor(), "{\"title\": \"still here\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200);
    assertThat(published.body("link", link)).isNull();

    verified(acme, name);
    acme.get("/links/" + link).then().body("paused", nullValue());
    assertThat(published.body("link", link)).contains("\"domain\":\"" + name + "\"");
  }

  @Test
  void remove_anotherWorkspaceTakesTheDomain_hasItsOwnSlugs() {
    Tenant acme = tenant("pro");
    Tenant other = tenant("pro");
    String name = name(acme, "");
    String id = verified(acme, name);
    String link = acme.link(linkOn(name, "sale"));
    as(acme.admin()).delete(acme.at("/domains/" + id)).then().statusCode(200);
    verified(other, name);
    String theirs = other.link(linkOn(name, "sale"));
    assertThat(published.body("link", theirs)).isNotNull();
    assertThat(published.body("link", link)).isNull();
    as(acme.editor(), "{\"domain\": null, \"slug\": \"moved-" + acme.workspace() + "\"}")
        .patch(acme.at("/links/" + link))
        .then()
        .statusCode(200)
        .body("domain", equalTo("go.example.com"));
    assertThat(published.body("link", link)).isNotNull();
  }

  @Test
  void change_whatItServes_isPublished() {
    Tenant acme = tenant("pro");
    String name = name(acme, "");
    String id = verified(acme, name);
    String path = acme.at("/domains/" + id);
    as(
            acme.admin(),
            """
            {"root_url": "https://Example.com", "apple_app_site_association":
              {"applinks": {"details": [{"appIDs": ["T.org.example"]}]}},
             "assetlinks": [{"relation": ["a"], "target": {"namespace": "web"}}]}
            """)
        .patch(path)
        .then()
        .statusCode(200)
        .body("root_url", equalTo("https://example.com"))
        .body("apple_app_site_association.applinks.details[0].appIDs", contains("T.org.example"))
        .body("assetlinks", hasSize(1));
    assertThat(published.body("domain", name))
        .contains("\"root_url\":\"https://example.com\"")
        .contains("appIDs")
        .contains("\"asset_links\":[");
    as(acme.admin(), "{\"root_url\": null}")
        .header("If-Match", "\"2\"")
        .patch(path)
        .then()
        .statusCode(412);
    as(acme.admin(), "{\"root_url\": null}")
        .header("If-Match", "\"3\"")
        .patch(path)
        .then()
        .statusCode(200)
        .body("root_url", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"domain\": \"other.example\"} | /domain",
        "{\"root_url\": \"javascript:alert(1)\"} | /root_url",
        "{\"root_url\": \"https://go.example.com/x\"} | /root_url",
        "{\"apple_app_site_association\": []} | /apple_app_site_association",
        "{\"apple_app_site_association\": {\"apps\": []}} | /apple_app_site_association",
        "{\"assetlinks\": {}} | /assetlinks",
        "{\"assetlinks\": [{\"relation\": [\"a\"]}]} | /assetlinks/0",
        "{\"verified\": true} | /verified",
      })
  void change_faulty_is400(String patch, String pointer) {
    Tenant acme = tenant("free");
    String id = add(acme, name(acme, ""));
    as(acme.admin(), patch)
        .patch(acme.at("/domains/" + id))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer));
  }

  @Test
  void changes_always_areAudited() {
    Tenant acme = tenant("pro");
    String id = verified(acme, name(acme, ""));
    as(acme.admin()).delete(acme.at("/domains/" + id)).then().statusCode(200);
    as(acme.admin())
        .queryParam("limit", 3)
        .get(acme.at("/audit-log"))
        .then()
        .body("entries.action", contains("domain.remove", "domain.verify", "domain.add"))
        .body("entries.subject", contains(id, id, id))
        .body("entries[1].before.verified", equalTo(false))
        .body("entries[1].after.verified", equalTo(true))
        .body("entries[2].after.domain", equalTo(name(acme, "")));
  }

  private void execute(String statement) throws SQLException {
    try (var connection = superuser.connect();
        var sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }
}
