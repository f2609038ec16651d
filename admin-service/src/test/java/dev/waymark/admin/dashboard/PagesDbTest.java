package dev.waymark.admin.dashboard;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PagesDbTest {
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String PLAIN_HTML = "text/html;charset=UTF-8";

  @Inject Assets assets;

  private static RequestSpecification browser(String key) {
    return as(key).accept(HTML).redirects().follow(false);
  }

  private static ValidatableResponse hasPageHeaders(ValidatableResponse response) {
    return response
        .header("Content-Security-Policy", PageHeaders.POLICY)
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY");
  }

  @Test
  void asset_listed_isKeptForGoodAndZipped() {
    for (String name : Assets.NAMES) {
      hasPageHeaders(given().get(assets.of(name)).then())
          .statusCode(200)
          .header("Cache-Control", "public, max-age=31536000, immutable")
          .header("Content-Encoding", "gzip");
    }
    String style =
        given().header("Accept-Encoding", "identity").get(assets.of("app.css")).asString();
    assertThat(style).startsWith("@layer");
  }

  @Test
  void asset_script_isSentWithoutComments() {
    String script = given().get(assets.of("app.js")).asString();
    assertThat(script)
        .contains("const { htmx } = window;")
        .doesNotContain("// What makes pages lively", "/* ----", " * Says something");
  }

  /// The bar of the design: 45 KB in all.
  @Test
  void assets_scriptAndStyle_areSmall() {
    assertThat(assets.sizeOfScriptAndStyle()).isLessThanOrEqualTo(45_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing.js", "lib/", "../app.css", "%2e%2e/application.properties", ""})
  void asset_notListed_is404(String name) {
    hasPageHeaders(
            given()
                .urlEncodingEnabled(false)
                .accept(HTML)
                .get(assets.of("app.css").replace("app.css", name))
                .then())
        .statusCode(404)
        .header("Cache-Control", "no-store");
  }

  @Test
  void page_always_hasThePagesHeadersAndTheApiItsOwn() {
    Tenant acme = Api.tenant("agency");
    hasPageHeaders(browser(OPERATOR).get("/workspaces").then())
        .statusCode(200)
        .contentType(PLAIN_HTML)
        .header("Cache-Control", "no-store");
    as(acme.viewer())
        .get(acme.at("/links"))
        .then()
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", nullValue())
        .header("Cache-Control", "private, no-cache");
  }

  @Test
  void page_nameWithMarkup_isShownAsText() {
    String id =
        as(OPERATOR, "{\"name\": \"<b>Acme</b>\", \"plan\": \"agency\"}")
            .post("/api/workspaces")
            .path("id");
    browser(OPERATOR)
        .get("/w/" + id + "/parts")
        .then()
        .statusCode(200)
        .body(containsString("&lt;b&gt;Acme&lt;/b&gt;"))
        .body(not(containsString("<b>Acme")));
  }

  @Test
  void workspace_byItsAddressAlone_leadsToItsLinks() {
    Tenant acme = Api.tenant("agency");
    browser(OPERATOR)
        .redirects()
        .follow(false)
        .get("/w/" + acme.workspace())
        .then()
        .statusCode(303)
        .header("Location", endsWith("/w/" + acme.workspace() + "/links"));
  }

  @Test
  void page_browserSpeaksSpanish_isSpanish() {
    browser(OPERATOR)
        .header("Accept-Language", "es-MX,es;q=0.9,en;q=0.5")
        .get("/workspaces")
        .then()
        .body(containsString("<html lang=\"es\">"))
        .body(containsString("Espacios de trabajo"));
    browser(OPERATOR)
        .header("Accept-Language", "fr")
        .get("/workspaces")
        .then()
        .body(containsString("<html lang=\"en\">"))
        .body(containsString("Workspaces"));
  }

  @Test
  void theme_chosen_isKeptInACookieAndShown() {
    browser(OPERATOR)
        .formParam("theme", "dark")
        .header("Referer", "http://localhost/workspaces")
        .post("/theme")
        .then()
        .statusCode(303)
        .header("Location", containsString("/workspaces"))
        .cookie("waymark-theme", "dark");
    browser(OPERATOR)
        .cookie("waymark-theme", "dark")
        .get("/workspaces")
        .then()
        .body(containsString("data-theme=\"dark\""));
    browser(OPERATOR)
        .cookie("waymark-theme", "\"><script>")
        .get("/workspaces")
        .then()
        .body(not(containsString("data-theme=\"")));
  }

  @Test
  void problem_askedByABrowser_isAPage() {
    Tenant acme = Api.tenant("agency");
    Tenant other = Api.tenant("agency");
    hasPageHeaders(browser(acme.viewer()).get("/w/" + other.workspace() + "/parts").then())
        .statusCode(404)
        .contentType(PLAIN_HTML)
        .header("Cache-Control", "no-store")
        .body(containsString("There is nothing at this address"));
    browser(acme.viewer())
        .header("Accept-Language", "es")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .body(containsString("No hay nada en esta dirección"));
  }

  @Test
  void problem_askedByAProgramOrForAPart_isADocument() {
    given()
        .accept("application/json")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    browser(OPERATOR)
        .header("HX-Request", "true")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    browser(OPERATOR)
        .get("/api/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void page_withoutACaller_leadsToTheSignInAndBack() {
    given()
        .accept(HTML)
        .redirects()
        .follow(false)
        .get("/w/ws_1/parts?tab=1")
        .then()
        .statusCode(303)
        .header("Location", containsString("/sign-in?next=%2Fw%2Fws_1%2Fparts%3Ftab%3D1"));
    given().accept(HTML).header("HX-Request", "true").get("/workspaces").then().statusCode(401);
  }

  @Test
  void pages_always_stayOutOfTheDescriptionOfTheApi() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body(
            "paths.keySet().findAll { !it.startsWith('/api/') && !it.startsWith('/.well-known/') }",
            equalTo(Set.of()));
    given().get("/q/openapi?format=json").then().header("Content-Security-Policy", nullValue());
  }

  @Test
  void toast_forged_cannotLeadElsewhere() {
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("Hi\n//example.org/".getBytes(StandardCharsets.UTF_8));
    browser(OPERATOR)
        .cookie("waymark-toast", forged)
        .get("/workspaces")
        .then()
        .statusCode(200)
        .body(containsString("Hi"))
        .body(not(containsString("example.org")))
        .header("Set-Cookie", startsWith("waymark-toast="));
    browser(OPERATOR).cookie("waymark-toast", "%%%").get("/workspaces").then().statusCode(200);
  }

  @Test
  void key_withScopes_isMadeInThePage() {
    Tenant acme = Api.tenant("agency");
    String path = "/w/" + acme.workspace() + "/settings/keys";
    browser(acme.owner())
        .formParam("name", "Shop")
        .formParam("role", "leads:write stats:read")
        .post(path + "/new")
        .then()
        .statusCode(200)
        .body(containsString("wmk_"));
    browser(acme.owner()).get(path).then().body(containsString("Report leads and read statistics"));
    as(acme.owner())
        .get(acme.at("/api-keys"))
        .then()
        .body("api_keys[0].scopes", org.hamcrest.Matchers.contains("leads:write", "stats:read"));
    browser(acme.owner())
        .formParam("name", "Shop")
        .formParam("role", "leads:write everything:do")
        .post(path + "/new")
        .then()
        .statusCode(422)
        .body(containsString("id=\"role"));
  }
}
