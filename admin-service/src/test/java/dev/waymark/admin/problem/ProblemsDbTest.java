package dev.waymark.service.problem;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProblemsDbTest {

  private static void isProblem(ValidatableResponse response, int status) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("type", containsString("urn:waymark:problem:"))
        .body("title", not(emptyString()))
        .body("detail", not(emptyString()))
        .body("instance", not(nullValue()))
        .body(not(containsString("Exception")))
        .body(not(containsString("at io.")));
    String detail = response.extract().path("detail");
    response.body("error", equalTo(detail));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/api", "/api/nowhere", "/api/workspaces/ws_1/nowhere"})
  void anyRequest_unknownPath_is404(String path) {
    isProblem(given().get(path).then(), 404);
  }

  /// Elsewhere a browser gets a page.
  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/nowhere", "/api/workspaces/ws_1/nowhere"})
  void anyRequest_unknownPathOfTheApiAskedByABrowser_is404(String path) {
    isProblem(given().accept("text/html").get(path).then(), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/workspaces/%00", "/api/workspaces/%ff%fe"})
  void anyRequest_oddPath_isClientError(String path) {
    int status =
        given()
            .urlEncodingEnabled(false)
            .header("X-API-Key", OPERATOR)
            .get(path)
            .then()
            .body(not(containsString("Exception")))
            .extract()
            .statusCode();
    assertThat(status).isBetween(400, 499);
  }

  @Test
  void post_announcedBeyondWhatIsRead_is413BeforeItIsSent() throws Exception {
    String head =
        """
        POST /api/workspaces HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Content-Length: 30000000

        """
            .replace("\n", "\r\n");
    var answer = new StringBuilder();
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        answer.append((char) b);
        if (b == '}') {
          break;
        }
      }
    }
    assertThat(answer.toString())
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":413");
  }

  @Test
  void anyRequest_wrongMethod_is405() {
    isProblem(as(OPERATOR).delete("/api/workspaces").then(), 405);
  }

  @Test
  void anyRequest_formatThatIsNotThere_is406() {
    isProblem(as(OPERATOR).accept("image/png").get("/api/workspaces").then(), 406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void post_otherContentType_is415(String type) {
    isProblem(as(OPERATOR).contentType(type).body("{}").post("/api/workspaces").then(), 415);
  }

  @Test
  void post_noContentType_is415() {
    isProblem(as(OPERATOR).noContentType().post("/api/workspaces").then(), 415);
  }

  @Test
  void post_noBody_is400() {
    isProblem(as(OPERATOR).contentType("application/json").post("/api/workspaces").then(), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "\"name\"",
        "{\"name\": \"a\"} {}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"name\": NaN}",
        "{\"name\": \"\\ud800\"}",
        "{\"name\": \"\\u0000\"}",
        "{\"\\u0000\": 1}",
        "{\"name\": 1e1000000000}",
        "{\"name\": 11111111111111111111111111111111111111111111111111111111111111111111111}",
        "{\"name\": \"\\u202Egnp.exe\"}",
        "{\"name\": \"line\\nbreak\"}",
        "{\"name\": {}}",
        "{\"name\": \" \"}",
        "{}",
      })
  void post_malformedOrUnusable_is400(String body) {
    isProblem(as(OPERATOR, body).post("/api/workspaces").then(), 400);
  }

  @Test
  void post_nestedTooDeeply_is400() {
    String body = "{\"name\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    isProblem(as(OPERATOR, body).post("/api/workspaces").then(), 400);
  }

  @Test
  void post_textTooLong_is400() {
    String body = "{\"name\": \"" + "a".repeat(20_000) + "\"}";
    isProblem(as(OPERATOR, body).post("/api/workspaces").then(), 400);
  }

  @Test
  void post_invalidUtf8_is400() {
    byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, '"', '}'};
    isProblem(
        as(OPERATOR).contentType("application/json").body(body).post("/api/workspaces").then(),
        400);
  }

  @Test
  void post_beyondOneMebibyte_is413() {
    String body = "{\"name\": \"" + "a".repeat(1024 * 1024) + "\"}";
    isProblem(as(OPERATOR, body).post("/api/workspaces").then(), 413);
  }

  @Test
  void post_farBeyondOneMebibyte_is413() {
    String body = "{\"name\": \"" + "a".repeat(5 * 1024 * 1024) + "\"}";
    isProblem(as(OPERATOR, body).post("/api/workspaces").then(), 413);
  }

  @Test
  void post_severalFaults_namesAllOfThem() {
    String tooLong = String.join("", Collections.nCopies(101, "a"));
    as(
            OPERATOR,
            """
            {"name": "%s", "plan": "gold", "time_zone": "+03", "id": "ws_1",
             "default_utm_params": {"sauce": "x"}, "default_destination": {"url": "javascript:1"}}
            """
                .formatted(tooLong))
        .post("/api/workspaces")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/name",
                "/plan",
                "/default_utm_params/sauce",
                "/default_destination/url",
                "/time_zone",
                "/id"))
        .body("type", equalTo("urn:waymark:problem:invalid"));
  }

  @Test
  void post_moreFaultsThanAreListed_hasTheFirstAndTheirNumber() {
    String unknown =
        IntStream.range(0, 5_000).mapToObj(i -> "\"p" + i + "\": 0").collect(joining(", "));
    String body = "{\"name\": \"a\", " + unknown + "}";
    String answer =
        as(OPERATOR, body)
            .post("/api/workspaces")
            .then()
            .statusCode(400)
            .body("errors", hasSize(50))
            .body("error_count", equalTo(5_000))
            .body("errors[0].detail", containsString("There are: name"))
            .body("errors[1].detail", equalTo("Unknown property."))
            .body("detail", endsWith("And 4999 more faults: errors has the first 50."))
            .extract()
            .asString();
    assertThat(answer).hasSizeLessThan(body.length() / 10);
  }

  @Test
  void get_moreUnknownParametersThanAreListed_hasTheFirstAndTheirNumber() {
    String query = IntStream.range(0, 500).mapToObj(i -> "p" + i + "=").collect(joining("&"));
    String answer =
        as(OPERATOR)
            .get("/api/workspaces?" + query)
            .then()
            .statusCode(400)
            .body("errors", hasSize(50))
            .body("error_count", equalTo(500))
            .body("errors.findAll { it.detail.contains('There are') }", hasSize(1))
            .extract()
            .asString();
    assertThat(answer).hasSizeLessThan(2 * query.length());
  }

  /// An answer of 29 MB came of 261 kB.
  @Test
  void check_thousandsOfRules_areCountedAndNotRead() {
    Tenant acme = tenant("free");
    String link = acme.link("{\"target\": \"https://example.com/\"}");
    String body = "{\"rules\": [" + "{},".repeat(8_700) + "{}]}";
    String answer =
        as(acme.viewer(), body)
            .post(acme.at("/links/" + link + "/check"))
            .then()
            .statusCode(400)
            .body("errors.pointer", contains("/rules"))
            .body("error_count", equalTo(1))
            .extract()
            .asString();
    assertThat(answer).hasSizeLessThan(1_000);
  }

  @Test
  void answer_anyOfTheApi_hasSecurityHeaders() {
    as(OPERATOR)
        .get("/api/workspaces")
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", containsString("no-cache"))
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Access-Control-Allow-Origin", nullValue());
  }
}
