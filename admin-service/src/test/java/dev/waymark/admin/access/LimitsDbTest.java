package dev.waymark.admin.access;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.oidc.FakeProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(LimitsDbTest.Few.class)
public class LimitsDbTest {
  /// So few that a token takes longer to flow in than a test takes.
  public static final class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "waymark.limits.wrong-keys", "1",
          "waymark.limits.writes", "1",
          "waymark.limits.expensive", "1",
          "waymark.trusted.proxies", "127.0.0.0/8",
          "waymark.description.open", "false",
          // No limit, but one service less to start: dev.waymark.admin.oidc tries it.
          "waymark.oidc.issuer", FakeProvider.start(),
          "waymark.oidc.client-id", FakeProvider.CLIENT,
          "waymark.oidc.client-secret", FakeProvider.SECRET,
          "waymark.oidc.trust-email", "true",
          "waymark.oidc.make-people", "true");
    }
  }

  private static void assertTooMany(Response response) {
    response.then().statusCode(429).contentType("application/problem+json");
    assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 60);
  }

  private static Response getFrom(String address, String key, String path) {
    return as(key).header("X-Forwarded-For", address).get(path);
  }

  @Test
  void wrongKeys_ofOneNetwork_areLimitedAndRightOnesAreNot() {
    Tenant tenant = Api.tenant("agency");
    String links = tenant.at("/links");
    getFrom("192.0.2.7", tenant.viewer(), links).then().statusCode(200);
    getFrom("192.0.2.8", "wrong1", links).then().statusCode(401);

    assertTooMany(getFrom("192.0.2.10", "wrong3", links));
    // Not known to be right, so it is not even looked at.
    assertTooMany(getFrom("192.0.2.7", tenant.editor(), links));
    getFrom("192.0.2.7", tenant.viewer(), links).then().statusCode(200);
    getFrom("192.0.2.7", OPERATOR, links).then().statusCode(200);
    getFrom("198.51.100.1", tenant.editor(), links).then().statusCode(200);
    getFrom("198.51.100.1", "wrong4", links).then().statusCode(401);

    as(OPERATOR).delete(tenant.at("/api-keys/" + idOf(tenant, "viewer"))).then().statusCode(200);
    getFrom("192.0.2.7", tenant.viewer(), links).then().statusCode(401);
    assertTooMany(getFrom("192.0.2.7", tenant.viewer(), links));
  }

  private static String idOf(Tenant tenant, String role) {
    return as(OPERATOR)
        .get(tenant.at("/api-keys"))
        .then()
        .statusCode(200)
        .extract()
        .path("api_keys.find { it.role == '" + role + "' }.id");
  }

  @Test
  void description_thatIsClosed_isNotThere() {
    for (String path : new String[] {"/q/openapi", "/q/openapi?format=json", "/q/swagger-ui/"}) {
      as(OPERATOR).get(path).then().statusCode(404);
    }
  }

  @Test
  void writes_ofOneWorkspace_areLimitedTogether() {
    Tenant tenant = Api.tenant("agency");
    String link = tenant.link("{\"target\": \"https://example.com/\"}");
    for (String key : new String[] {tenant.editor(), tenant.owner()}) {
      assertTooMany(as(key, "{\"target\": \"https://example.com/\"}").post(tenant.at("/links")));
      assertTooMany(as(key).delete(tenant.at("/links/" + link)));
    }
    tenant.get("/links").then().statusCode(200);
    as(OPERATOR, "{\"target\": \"https://example.com/\"}")
        .post(tenant.at("/links"))
        .then()
        .statusCode(201);
    String _ = Api.tenant("agency").link("{\"target\": \"https://example.com/\"}");
  }

  @Test
  void expensiveRequests_ofOneWorkspace_areLimitedTogether() {
    Tenant tenant = Api.tenant("agency");
    String link = tenant.link("{\"target\": \"https://example.com/\"}");
    as(tenant.editor()).get(tenant.at("/export/links")).then().statusCode(200);

    assertTooMany(as(tenant.viewer(), "{}").post(tenant.at("/links/" + link + "/simulate")));
    assertTooMany(as(tenant.viewer(), "{}").post(tenant.at("/links/" + link + "/check")));
    assertTooMany(as(tenant.editor()).get(tenant.at("/export/links")));
    tenant.get("/links").then().statusCode(200);
  }

  @Test
  void transport_overHttpsByATrustedProxy_isAskedForForAYear() {
    String strict = "Strict-Transport-Security";
    for (String path : new String[] {"/sign-in", "/api/session", "/nothing-here"}) {
      given()
          .header("X-Forwarded-Proto", "https")
          .get(path)
          .then()
          .header(strict, equalTo("max-age=31536000"));
      given().get(path).then().header(strict, nullValue());
    }
  }
}
