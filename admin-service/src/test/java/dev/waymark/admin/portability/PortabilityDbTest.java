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

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.domain.FakeTxtRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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
  void import_linkWithAPassword_isSwitchedOffWhereItIsNew() {
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

    restore(other, exported.replace("f-" + acme.workspace(), "f-" + other.workspace()))
        .statusCode(200)
        .body("warnings", contains(containsString("password")));
    other
        .get("/links")
        .then()
        .body("links[0].active", equalTo(false))
        .body("links[0].has_password", equalTo(false));
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
            contains(
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
        "{\"waymark\": 1, \"workspace\": []} | /workspace",
      })
  void import_noExport_is400(String document, String pointer) {
    restore(tenant("free"), document).statusCode(400).body("errors.pointer", contains(pointer));
  }

  @Test
  void import_domainOfAnotherWorkspace_is409() {
    Tenant acme = tenant("free");
    String name = domain(acme);
    restore(tenant("free"), "{\"waymark\": 1, \"domains\": [{\"domain\": \"" + name + "\"}]}")
        .statusCode(409)
        .body("errors.pointer", contains("/domains/0/domain"));
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
}
