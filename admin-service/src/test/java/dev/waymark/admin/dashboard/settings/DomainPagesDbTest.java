package dev.waymark.admin.dashboard.settings;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.domain.FakeTxtRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DomainPagesDbTest {
  @Inject FakeTxtRecords dns;

  private static String at(Tenant tenant, String path) {
    return "/w/" + tenant.workspace() + "/settings/domains" + path;
  }

  private static RequestSpecification page(String key) {
    return as(key).accept("text/html").redirects().follow(false);
  }

  private static String get(Tenant tenant, String path) {
    return page(tenant.admin()).get(at(tenant, path)).then().statusCode(200).extract().asString();
  }

  private static Response post(Tenant tenant, String path, Map<String, ?> form) {
    return page(tenant.admin())
        .contentType("application/x-www-form-urlencoded")
        .formParams(form)
        .post(at(tenant, path));
  }

  private static String name(Tenant tenant) {
    return "go." + tenant.workspace().replace('_', '-') + ".example";
  }

  /// By the form.
  ///
  /// @return its id
  private static String add(Tenant tenant, String name) {
    String location =
        post(tenant, "/new", Map.of("domain", name))
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void domains_none_sayWhereLinksStandAndOfferOne() {
    Tenant acme = tenant("free");
    assertThat(get(acme, ""))
        .contains("No domain of your own yet", "Links stand on go.example.com", at(acme, "/new"));
    assertThat(page(acme.viewer()).get(at(acme, "")).asString()).doesNotContain(at(acme, "/new"));
    assertThat(page(acme.viewer()).header("Accept-Language", "es").get(at(acme, "")).asString())
        .contains("Todavía no hay un dominio propio");
  }

  @Test
  void add_aHost_leadsToTheLinesForDns() {
    Tenant acme = tenant("pro");
    String id = add(acme, name(acme));
    String page = get(acme, "/" + id);
    assertThat(words(page))
        .containsSubsequence("Not proved yet", "Put these lines into DNS")
        .containsSubsequence("TXT", "_waymark." + name(acme), "waymark-verify=")
        .containsSubsequence("CNAME", name(acme), "go.example.com");
    assertThat(page).contains("data-copy=\"_waymark." + name(acme), "Check now");
    assertThat(words(get(acme, "")))
        .contains("1 of 3 that the Pro plan allows.", name(acme), "Not proved yet");
    String seen = page(acme.viewer()).get(at(acme, "/" + id)).asString();
    assertThat(seen)
        .contains("Only admins can change domains", "_waymark." + name(acme))
        .doesNotContain("Check now", "/remove", "data-savebar");
  }

  @Test
  void add_refused_saysWhyBesideTheField() {
    Tenant acme = tenant("pro");
    post(acme, "/new", Map.of("domain", "https://x/<y>"))
        .then()
        .statusCode(422)
        .body(containsString("id=\"domain-fault\""))
        .body(containsString("value=\"https://x/&lt;y&gt;\""));
    add(acme, name(acme));
    post(acme, "/new", Map.of("domain", name(acme)))
        .then()
        .statusCode(422)
        .body(containsString("id=\"domain-fault\""))
        .body(containsString("is in this workspace already"));
  }

  @Test
  void add_moreThanThePlanHasRoomFor_saysWhatToDo() {
    Tenant acme = tenant("free");
    add(acme, name(acme));
    assertThat(words(get(acme, "")))
        .contains("1 of 1 that the Free plan allows. There is no room for another");
    assertThat(get(acme, "")).doesNotContain(at(acme, "/new"));
    post(acme, "/new", Map.of("domain", "b." + name(acme)))
        .then()
        .statusCode(422)
        .body(containsString("allows one domain"));
  }

  @Test
  void check_always_saysWhatIsInDnsAndWhatToDo() {
    Tenant acme = tenant("agency");
    String nothing = add(acme, name(acme));
    Response answer = post(acme, "/" + nothing + "/check", Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(words(answer.asString()))
        .contains("Nothing is found yet.", "check again in some minutes")
        .doesNotContain("spf1");
    post(acme, "/" + nothing + "/check", Map.of())
        .then()
        .statusCode(422)
        .header("Retry-After", matchesPattern("[1-9]|10"))
        .body(containsString("DNS was asked a moment ago. Check again in"));

    String other = add(acme, "b." + name(acme));
    dns.put("_waymark.b." + name(acme), "Waymark-verify=<old>");
    assertThat(words(post(acme, "/" + other + "/check", Map.of()).asString()))
        .containsSubsequence("Another value is found.", "Waymark-verify=&lt;old&gt;");

    String proved = add(acme, "c." + name(acme));
    dns.put("c." + name(acme), acme.get("/domains/" + proved).path("txt_record"));
    post(acme, "/" + proved + "/check", Map.of())
        .then()
        .statusCode(303)
        .header("Location", endsWith(at(acme, "/" + proved)));
    assertThat(words(get(acme, "/" + proved))).contains("In use").doesNotContain("Check now");

    String broken = add(acme, acme.workspace().replace('_', '-') + "." + FakeTxtRecords.BROKEN);
    post(acme, "/" + broken + "/check", Map.of())
        .then()
        .statusCode(422)
        .body(containsString("DNS did not answer for"));

    page(acme.admin())
        .get(at(acme, "/" + other + "/check"))
        .then()
        .statusCode(303)
        .header("Location", endsWith(at(acme, "/" + other)));
    post(acme, "/dom_none/check", Map.of()).then().statusCode(404);
  }

  @Test
  void check_anotherWorkspaceHasIt_saysHowToGetIt() {
    Tenant first = tenant("agency");
    Tenant second = tenant("agency");
    String name = name(first);
    String held = add(first, name);
    String wanted = add(second, name);
    String record = first.get("/domains/" + held).path("txt_record");
    dns.put(name, record);
    post(first, "/" + held + "/check", Map.of()).then().statusCode(303);
    dns.put(name, second.get("/domains/" + wanted).path("txt_record"));
    assertThat(words(post(second, "/" + wanted + "/check", Map.of()).asString()))
        .contains("Another workspace has it", "Your line is found", "remove their TXT line");
    assertThat(words(get(second, ""))).contains("Another workspace has it");
    post(tenant("free"), "/new", Map.of("domain", name))
        .then()
        .statusCode(422)
        .body(containsString("id=\"domain-fault\""));
  }

  @Test
  void change_whatItAnswers_isSavedOrRefusedAtItsField() {
    Tenant acme = tenant("agency");
    String id = add(acme, name(acme));
    String apple = "{\"applinks\": {\"details\": []}}";
    post(
            acme,
            "/" + id,
            Map.of(
                "version",
                "1",
                "root_url",
                "https://example.org/",
                "apple_app_site_association",
                apple,
                "assetlinks",
                ""))
        .then()
        .statusCode(303);
    acme.get("/domains/" + id)
        .then()
        .body("root_url", equalTo("https://example.org/"))
        .body("apple_app_site_association.applinks.details.size()", equalTo(0))
        .body("assetlinks", nullValue());
    assertThat(get(acme, "/" + id)).contains("value=\"https://example.org/\"", "applinks", "Apple");
    Map<String, String> stale = Map.of("version", "1", "root_url", "");
    post(acme, "/" + id, stale)
        .then()
        .statusCode(422)
        .body(containsString("name=\"version\" value=\"2\""));
    post(acme, "/" + id, Map.of("version", "2", "root_url", "ftp://x", "assetlinks", "[{}]"))
        .then()
        .statusCode(422)
        .body(containsString("id=\"root_url-fault\""))
        .body(containsString("id=\"assetlinks-fault\""));
    post(acme, "/" + id, Map.of("version", "2", "assetlinks", "[<"))
        .then()
        .statusCode(422)
        .body(containsString("This is not JSON"))
        .body(containsString("[&lt;</textarea>"));
    acme.get("/domains/" + id).then().body("root_url", equalTo("https://example.org/"));
  }

  @Test
  void remove_asksOnceAndSaysWhatStops() {
    Tenant acme = tenant("agency");
    String id = add(acme, name(acme));
    assertThat(words(get(acme, "/" + id + "/remove")))
        .contains("No link is on it. Nothing that visitors use stops working.");
    dns.put(name(acme), acme.get("/domains/" + id).path("txt_record"));
    post(acme, "/" + id + "/check", Map.of()).then().statusCode(303);
    acme.link("{\"target\": \"https://example.com/\", \"domain\": \"%s\"}".formatted(name(acme)));
    assertThat(words(get(acme, "/" + id))).contains("1 link is on it");
    assertThat(words(get(acme, "/" + id + "/remove")))
        .contains("Remove " + name(acme) + "?", "1 link is on it.", "stop working at once");
    post(acme, "/" + id + "/remove", Map.of())
        .then()
        .statusCode(303)
        .header("Location", endsWith(at(acme, "")));
    page(acme.admin()).get(at(acme, "/" + id)).then().statusCode(404);
  }

  @Test
  void pages_othersThanAdmins_changeNothing() {
    Tenant acme = tenant("agency");
    String id = add(acme, name(acme));
    for (String path : new String[] {"/new", "/" + id + "/remove"}) {
      page(acme.editor()).get(at(acme, path)).then().statusCode(403);
      page(tenant("free").owner()).get(at(acme, path)).then().statusCode(404);
    }
    for (String path : new String[] {"/new", "/" + id, "/" + id + "/check", "/" + id + "/remove"}) {
      page(acme.editor())
          .contentType("application/x-www-form-urlencoded")
          .post(at(acme, path))
          .then()
          .statusCode(403);
    }
    Tenant other = tenant("free");
    page(other.admin()).get(at(other, "/" + id)).then().statusCode(404);
  }
}
