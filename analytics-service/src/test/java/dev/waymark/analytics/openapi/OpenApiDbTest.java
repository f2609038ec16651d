package dev.waymark.analytics.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import dev.waymark.service.access.AccessMatrix;
import dev.waymark.service.access.AccessMatrix.Caller;
import dev.waymark.service.openapi.DescribedOperation;
import dev.waymark.service.openapi.GeneratorFaults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Walks everything that the API says of itself and holds it to its word.
@QuarkusTest
@QuarkusTestResource(Database.class)
class OpenApiDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject World world;

  @BeforeEach
  void reset() {
    world.reset();
    Producer.number(1).deliver(1, Click.on("lnk_1").at("2026-03-10T10:00:00Z").variant("A"));
    world.run(
        "insert into lead (id, workspace_id, click_id, click_at, received_at, kind) values"
            + " ('01kn1cr5g0h2m3n4p5q6r7s8t9', 'ws_1', gen_random_uuid(), now(), now(), 'lead')");
  }

  private record Operation(String path, String method, JsonNode json, JsonNode description) {
    String key() {
      String role = json.path("x-role").asText();
      return switch (role) {
        case "operator" -> World.OPERATOR;
        default -> role;
      };
    }

    private static String credential() {
      return ProducerCredential.SCHEME + ' ' + Producer.number(2).credential(1).text();
    }

    /// Calls it with the example of every parameter.
    Response call() {
      return call(
          json.path("x-role").asText().equals("producer")
              ? given().header("Authorization", credential())
              : World.as(key()));
    }

    /// The same with another key; without one when that is null.
    Response call(@Nullable String key) {
      return call(key == null ? given() : World.as(key));
    }

    private Response call(RequestSpecification request) {
      String address = path.replace("{ws}", "ws_1");
      for (JsonNode written : json.path("parameters")) {
        JsonNode parameter = resolved(written);
        String name = parameter.path("name").asText();
        JsonNode example =
            parameter.has("example")
                ? parameter.path("example")
                : parameter.path("schema").path("examples").path(0);
        if (parameter.path("in").asText().equals("query") && !example.isMissingNode()) {
          if (example.isArray()) {
            example.forEach(value -> request.queryParam(name, value.asText()));
          } else {
            request.queryParam(name, example.asText());
          }
        }
        address = address.replace("{" + name + "}", example.asText());
      }
      if (json.path("requestBody").path("content").has(ClickBatch.MEDIA_TYPE)) {
        request
            .contentType(ClickBatch.MEDIA_TYPE)
            .body(Producer.number(2).batch(1, 1, List.of(Click.on("lnk_1"))));
      }
      JsonNode json = json().path("requestBody").path("content").path("application/json");
      if (json.has("example")) {
        request.contentType("application/json").body(json.path("example").toString());
      }
      return request.request(method.toUpperCase(Locale.ROOT), address);
    }

    JsonNode resolved(JsonNode node) {
      String ref = node.path("$ref").asText("");
      return ref.isEmpty() ? node : description.at(ref.substring(1));
    }

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  private static List<Operation> operations() throws JsonProcessingException {
    JsonNode description = JSON.readTree(given().get("/q/openapi?format=json").asString());
    assertThat(description.path("openapi").asText()).startsWith("3.1");
    List<Operation> operations =
        DescribedOperation.of(description).stream()
            .map(each -> new Operation(each.path(), each.method(), each.json(), description))
            .toList();
    assertThat(operations).hasSizeGreaterThanOrEqualTo(5);
    return operations;
  }

  @Test
  void description_always_isGoodToGenerateClientsFrom() throws JsonProcessingException {
    assertThat(GeneratorFaults.of(operations().getFirst().description())).isEmpty();
  }

  @Test
  void everyOperation_isDescribedInFull() throws JsonProcessingException {
    for (Operation operation : operations()) {
      JsonNode json = operation.json();
      assertThat(json.path("summary").asText()).as(operation.toString()).isNotBlank();
      assertThat(json.path("description").asText()).contains(json.path("x-role").asText());
      assertThat(json.path("operationId").asText()).isNotBlank();
      assertThat(json.path("tags")).isNotEmpty();
      for (JsonNode parameter : json.path("parameters")) {
        assertThat(operation.resolved(parameter).path("description").asText())
            .as("%s: %s", operation, parameter)
            .isNotBlank();
      }
      for (String status : List.of("400", "401", "500", "503")) {
        assertThat(
                json.path("responses").path(status).path("content").has("application/problem+json"))
            .as("%s: %s", operation, status)
            .isTrue();
      }
      assertThat(json.path("responses").has("404")).isEqualTo(operation.path().contains("{"));
    }
    given().get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void everyExample_sentAsItStands_worksAsDescribed() throws JsonProcessingException {
    for (Operation operation : operations()) {
      Response response = operation.call();
      String status = operation.json().path("responses").has("201") ? "201" : "200";
      assertThat(response.statusCode())
          .as("%s: %s", operation, response.asString())
          .isEqualTo(Integer.parseInt(status));
      JsonNode schema =
          operation.resolved(
              operation
                  .json()
                  .path("responses")
                  .path(status)
                  .path("content")
                  .path("application/json")
                  .path("schema"));
      JsonNode answer = JSON.readTree(response.asString());
      assertThat(schema.path("properties")).as(operation.toString()).isNotEmpty();
      assertDescribed(operation, "", schema, answer);
    }
  }

  @Test
  void everyOperation_forEveryCaller_answersAsTheTableOfAccessSays()
      throws JsonProcessingException {
    Map<String, Operation> operations = new HashMap<>();
    for (Operation operation : operations()) {
      operations.put(operation.toString(), operation);
    }
    world.publish("api_key", World.hash("revoked"), "null");
    var matrix =
        new AccessMatrix("analytics-service", operations.values().iterator().next().description());
    matrix.assertIsOnPage();
    matrix.assertAnswers(
        (asked, caller, refused) -> {
          if (!refused) {
            reset();
          }
          return Objects.requireNonNull(operations.get(asked.toString()))
              .call(key(caller))
              .statusCode();
        });
  }

  private static @Nullable String key(Caller caller) {
    return switch (caller) {
      case NO_KEY -> null;
      case WRONG_KEY -> "wrong";
      case REVOKED_KEY -> "revoked";
      case STRANGER -> "stranger";
      case VIEWER, EDITOR, ADMIN, OWNER -> caller.name().toLowerCase(Locale.ROOT);
      case OPERATOR -> World.OPERATOR;
      case OTHER_PERSON, MEMBER_VIEWER, MEMBER_EDITOR, MEMBER_ADMIN, MEMBER_OWNER ->
          throw new AssertionError("Nobody signs in here: " + caller);
    };
  }

  /// Holds an answer, and all that is in it, to what is said of it.
  private static void assertDescribed(
      Operation operation, String at, JsonNode said, JsonNode answer) {
    JsonNode schema = operation.resolved(said);
    if (answer.isArray()) {
      for (JsonNode element : answer) {
        assertDescribed(operation, at + "[]", schema.path("items"), element);
      }
    }
    for (Map.Entry<String, JsonNode> member : answer.properties()) {
      JsonNode described = schema.path("properties").path(member.getKey());
      String where = at + "/" + member.getKey();
      assertThat(described.isMissingNode()).as("%s: %s", operation, where).isFalse();
      assertDescribed(operation, where, described, member.getValue());
    }
    for (JsonNode required : schema.path("required")) {
      assertThat(answer.has(required.asText()))
          .as("%s: %s/%s", operation, at, required.asText())
          .isTrue();
    }
  }

  private static Operation operation(String id) throws JsonProcessingException {
    return operations().stream()
        .filter(operation -> operation.json().path("operationId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void exampleOfALead_reported_isInTheExamplesOfStatistics() throws JsonProcessingException {
    assertThat(operation("reportLead").call().statusCode()).isEqualTo(201);
    for (String id : List.of("getSummary", "getTimeSeries", "getBreakdown", "compareVariants")) {
      assertThat(operation(id).call().asString())
          .as(id)
          .contains("\"leads\":1,\"values\":[{\"currency\":\"EUR\",\"value\":49.9,\"leads\":1}]");
    }
  }
}
