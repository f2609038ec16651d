package dev.waymark.admin.bulk;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class BulkDbTest {
  private static final String TARGET = "{\"target\": \"https://example.com/\"}";

  @Inject Published published;

  private static ValidatableResponse create(Tenant tenant, String json) {
    return as(tenant.editor(), json).post(tenant.at("/links/bulk")).then();
  }

  private static ValidatableResponse delete(Tenant tenant, List<String> ids) {
    String list = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
    return as(tenant.editor(), "{\"ids\": [" + list + "]}").delete(tenant.at("/links/bulk")).then();
  }

  private static String links(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> TARGET)
        .collect(Collectors.joining(",", "{\"links\": [", "]}"));
  }

  @Test
  void create_many_areAllThereInTheirOrder() {
    Tenant acme = tenant("free");
    String id =
        create(
                acme,
                """
                {"links": [{"target": "https://example.com/1", "title": "One"},
                           {"target": "https://example.com/2", "title": "Two"}]}
                """)
            .statusCode(201)
            .body("links.title", contains("One", "Two"))
            .extract()
            .path("links[1].id");
    assertThat(published.body("link", id)).contains("https://example.com/2");
    as(acme.admin())
        .queryParam("action", "link.create")
        .get(acme.at("/audit-log"))
        .then()
        .body("entries", hasSize(2));
  }

  @Test
  void create_someFaulty_createsNoneAndNamesAllFaults() {
    Tenant acme = tenant("free");
    String taken = acme.get("/links/" + acme.link(TARGET)).path("slug");
    create(
            acme,
            """
            {"links": [{"target": "ftp://e.com"}, %1$s, {"target": "https://e.com", "slug": "%2$s"},
              {"target": "https://e.com", "colour": "red"},
              {"target": "https://e.com", "slug": "twice-%3$s"},
              {"target": "https://e.com", "slug": "Twice-%3$s"}]}
            """
                .formatted(TARGET, taken, acme.workspace()))
        .statusCode(400)
        .body(
            "errors.pointer",
            contains("/links/0/target", "/links/2/slug", "/links/3/colour", "/links/5/slug"));
    acme.get("/links").then().body("links", hasSize(1));
  }

  @Test
  void create_onlyASlugIsTaken_is409() {
    Tenant acme = tenant("free");
    String taken = acme.get("/links/" + acme.link(TARGET)).path("slug");
    create(acme, "{\"links\": [{\"target\": \"https://e.com\", \"slug\": \"" + taken + "\"}]}")
        .statusCode(409)
        .body("errors.pointer", contains("/links/0/slug"));
  }

  @Test
  void create_beyondThePlan_is402() {
    Tenant acme = tenant("free");
    create(
            acme,
            """
            {"links": [{"target": "https://e.com", "rules": [{"name": "All", "conditions": [],
              "action": {"type": "redirect", "url": "https://e.com/"}}]}]}
            """)
        .statusCode(402)
        .body("errors.pointer", contains("/links/0/rules"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /links",
        "{\"links\": []} | /links",
        "{\"links\": [7]} | /links/0",
        "{\"links\": {}} | /links",
        "{\"link\": []} | /link"
      })
  void create_noListOfLinks_is400(String body, String pointer) {
    create(tenant("free"), body).statusCode(400).body("errors.pointer[0]", equalTo(pointer));
  }

  @Test
  void create_upTo500_isAllowed() {
    Tenant acme = tenant("free");
    create(acme, links(501)).statusCode(400).body("errors.pointer", contains("/links"));
    create(acme, links(500)).statusCode(201).body("links", hasSize(500));
  }

  @Test
  void delete_many_leavesTombstonesAndTheOthers() {
    Tenant acme = tenant("free");
    String a = acme.link(TARGET);
    String b = acme.link(TARGET);
    String kept = acme.link(TARGET);
    delete(acme, List.of(b, a)).statusCode(200).body("ok", equalTo(true));
    assertThat(published.body("link", a)).isNull();
    assertThat(published.body("link", b)).isNull();
    acme.get("/links").then().body("links.id", contains(kept));
    as(acme.admin())
        .queryParam("action", "link.bulk_delete")
        .get(acme.at("/audit-log"))
        .then()
        .body("entries", hasSize(2));
  }

  @Test
  void delete_oneOfAnotherWorkspace_deletesNone() {
    Tenant acme = tenant("free");
    Tenant other = tenant("free");
    String mine = acme.link(TARGET);
    String theirs = other.link(TARGET);
    delete(acme, List.of(mine, theirs)).statusCode(404);
    delete(acme, List.of(mine, "lnk_0")).statusCode(404);
    delete(acme, List.of(mine, mine)).statusCode(400);
    delete(acme, List.of()).statusCode(400);
    acme.get("/links/" + mine).then().statusCode(200);
    other.get("/links/" + theirs).then().statusCode(200);
  }
}
