package dev.waymark.admin.dashboard.settings;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class TransferPageDbTest {
  private static final String FILE =
      """
      {"waymark": 1, "links": [{"target": "https://example.com/", "slug": "back-%s"}]}
      """;

  private static String at(Tenant tenant, String path) {
    return "/w/" + tenant.workspace() + "/settings/transfer" + path;
  }

  private static RequestSpecification page(String key) {
    return as(key).accept("text/html").redirects().follow(false);
  }

  private static Response look(String key, Tenant tenant, String file) {
    return page(key)
        .contentType("multipart/form-data")
        .multiPart("file", "waymark.json", file.getBytes(StandardCharsets.UTF_8))
        .post(at(tenant, ""));
  }

  private static String words(Response page) {
    return page.asString().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void page_byRole_offersWhatTheApiAllows() {
    Tenant acme = tenant("free");
    page(acme.viewer()).get(at(acme, "")).then().statusCode(403);
    page(acme.editor())
        .get(at(acme, ""))
        .then()
        .statusCode(200)
        .body(containsString(acme.at("/export\"")))
        .body(containsString("Only owners can bring a file back."))
        .body(not(containsString("type=\"file\"")));
    page(acme.owner()).get(at(acme, "")).then().body(containsString("type=\"file\""));
    look(acme.admin(), acme, FILE.formatted("x")).then().statusCode(403);
    page(acme.admin()).formParam("json", "{}").post(at(acme, "/run")).then().statusCode(403);
    look(tenant("free").owner(), acme, FILE.formatted("x")).then().statusCode(404);
  }

  @Test
  void file_lookedAt_changesNothingUntilItIsBroughtBack() {
    Tenant acme = tenant("free");
    String file = FILE.formatted(acme.workspace());
    Response looked = look(acme.owner(), acme, file);
    looked.then().statusCode(200);
    assertThat(words(looked)).contains("This would be as the file says Links 1");
    acme.get("/links").then().body("links", empty());
    page(acme.owner())
        .formParam("json", file)
        .post(at(acme, "/run"))
        .then()
        .statusCode(303)
        .header("Location", endsWith(at(acme, "")));
    acme.get("/links").then().body("links", hasSize(1));
  }

  @Test
  void file_withFaults_saysOfEachWhereItStands() {
    Tenant acme = tenant("free");
    Response refused =
        look(
            acme.owner(),
            acme,
            """
            {"waymark": 1, "workspace": {"time_zone": "Mars/Base"},
             "links": [{"target": "https://e.com/"}, {"target": "ftp://e.com", "slug": "<b>"}, 7]}
            """);
    refused.then().statusCode(422).body(not(containsString("<b>")));
    assertThat(words(refused))
        .contains("things stop this file", "Nothing was changed.")
        .contains("Defaults workspace/time_zone", "Link 2: &lt;b&gt; target", "Link 3 ");
    acme.get("/links").then().body("links", empty());
    for (String file : new String[] {"{\"waymark\": 2}", "[]", "no JSON"}) {
      Response none = look(acme.owner(), acme, file);
      none.then().statusCode(422);
      assertThat(words(none)).contains("One thing stops this file", "The file");
    }
    look(acme.owner(), acme, "")
        .then()
        .statusCode(422)
        .body(containsString("Choose a file first."));
    look(acme.owner(), acme, " ".repeat(1_000_001))
        .then()
        .statusCode(422)
        .body(containsString("This file has more than 1 MB."));
  }
}
