package dev.waymark.admin.openapi;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.admin.Api;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.People;
import dev.waymark.admin.People.Account;
import dev.waymark.admin.replay.FakeAnalytics;
import dev.waymark.service.access.AccessMatrix;
import dev.waymark.service.access.AccessMatrix.Caller;
import dev.waymark.service.openapi.DescribedOperation;
import dev.waymark.service.openapi.GeneratorFaults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Walks everything that the API says of itself and holds it to its word.
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(FakeAnalytics.class)
class OpenApiDbTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What examples say where something that was made for the test must stand.
  private static final String EXAMPLE_EMAIL = "ana@example.com";

  private static final String EXAMPLE_CODE = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  @Inject People people;

  /// What an operation is called with: a workspace that has everything that the examples name.
  private record Seed(
      Tenant tenant, String link, String hub, String key, String domain, String takedown) {
    /// Nothing refers to it, so that it can be deleted.
    private static final String CHANNEL = "night-desk";

    private static final String POOL = "sales-team";
    private static final String SCHEDULE = "sales-desk";
    private static final String SEGMENT = "eu-daytime";

    static Seed make() {
      Tenant tenant = Api.tenant("agency");
      tenant.create("/channels", channel("es-sales"));
      tenant.create("/channels", channel(CHANNEL));
      tenant.create(
          "/pools",
          """
          {"key": "%s", "name": "Sales", "members": [{"channel": "es-sales"}]}
          """
              .formatted(POOL));
      tenant.create(
          "/schedules",
          """
          {"key": "%s", "name": "Sales", "time_zone": "Europe/Madrid",
           "weekly": {"mon": [["09:00", "17:30"]]}}
          """
              .formatted(SCHEDULE));
      tenant.create(
          "/segments",
          """
          {"key": "%s", "name": "EU",
           "conditions": [{"field": "continent", "operator": "eq", "value": "EU"}]}
          """
              .formatted(SEGMENT));
      String link = tenant.link("{\"target\": \"https://example.com/\"}");
      String hub =
          tenant.link(
              """
              {"hub": {"title": "Shop", "entries": [
                {"key": "shop", "label": "Shop", "url": "https://example.com/shop"}]}}
              """);
      String key =
          as(OPERATOR, "{\"role\": \"viewer\"}")
              .post(tenant.at("/api-keys"))
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      String name = tenant.workspace().replace('_', '-') + ".example";
      String domain =
          as(OPERATOR, "{\"domain\": \"" + name + "\"}")
              .post(tenant.at("/domains"))
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      String takedown =
          as(
                  OPERATOR,
                  "{\"what\": \"host\", \"subject\": \"fake-"
                      + name
                      + "\", \"reason\": \"A test\"}")
              .post("/api/takedowns")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      return new Seed(tenant, link, hub, key, domain, takedown);
    }

    private static String channel(String key) {
      return """
      {"key": "%s", "name": "Sales", "kind": "whatsapp", "address": "+34612345678"}
      """
          .formatted(key);
    }

    /// The address of what an operation of this path is about.
    String address(String path, @Nullable Account account) {
      String id = link;
      String entry = CHANNEL;
      if (path.contains("/api-keys/")) {
        id = key;
      } else if (path.contains("/domains/")) {
        id = domain;
      } else if (path.contains("/hubs/")) {
        id = hub;
      } else if (path.contains("/takedowns/")) {
        id = takedown;
      } else if (path.contains("/sessions/")) {
        id = account == null ? "ses_none" : account.session();
      } else if (path.contains("/pools/")) {
        entry = POOL;
      } else if (path.contains("/schedules/")) {
        entry = SCHEDULE;
      } else if (path.contains("/segments/")) {
        entry = SEGMENT;
      }
      return path.replace("{ws}", tenant.workspace())
          .replace("{id}", id)
          .replace("{key}", entry)
          .replace("{recipe}", "sales-line")
          .replace("{version}", "1")
          .replace("{click}", "01kn1cr5g0h2m3n4p5q6r7s8t9");
    }

    String keyFor(String role) {
      return switch (role) {
        case "viewer" -> tenant.viewer();
        case "editor" -> tenant.editor();
        case "admin" -> tenant.admin();
        case "owner" -> tenant.owner();
        default -> OPERATOR;
      };
    }
  }

  /// An operation of the description.
  private record Operation(String path, String method, JsonNode json) {
    String role() {
      return json.path("x-role").asText();
    }

    /// An example with the seed's link in the place of the one that it speaks of.
    static @Nullable String body(Seed seed, @Nullable String example) {
      return example == null ? null : example.replace("lnk_3v9k2m4c6b8x0z1q5w7r", seed.link());
    }

    boolean isInWorkspace() {
      return path.contains("{ws}");
    }

    /// The examples of its body by name; one that is null when it has no body.
    Map<String, @Nullable String> examples() {
      Map<String, @Nullable String> examples = new LinkedHashMap<>();
      if (!json.has("requestBody")) {
        examples.put("no body", null);
      }
      json.path("requestBody")
          .path("content")
          .forEach(
              content ->
                  content
                      .path("examples")
                      .properties()
                      .forEach(
                          example ->
                              examples.put(
                                  example.getKey(), example.getValue().path("value").toString())));
      return examples;
    }

    Response call(@Nullable String key, String address, @Nullable String body) {
      return call(key == null ? given() : as(key), address, body);
    }

    Response call(RequestSpecification request, String address, @Nullable String body) {
      if (body != null) {
        request.contentType("application/json").body(body);
      }
      return request.request(method.toUpperCase(Locale.ROOT), address);
    }

    String success() {
      List<String> good = new ArrayList<>();
      json.path("responses").fieldNames().forEachRemaining(good::add);
      good.removeIf(status -> !status.startsWith("2"));
      assertThat(good).as("%s: answers of success", this).hasSize(1);
      return good.getFirst();
    }

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  private static JsonNode description() {
    try {
      return JSON.readTree(given().get("/q/openapi?format=json").asString());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Operation> operations() {
    List<Operation> operations =
        DescribedOperation.of(description()).stream()
            .map(each -> new Operation(each.path(), each.method(), each.json()))
            .toList();
    assertThat(operations).hasSizeGreaterThan(12);
    return operations;
  }

  @Test
  void description_always_isOpenApi31() {
    assertThat(description().path("openapi").asText()).startsWith("3.1");
    given().get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void description_always_isGoodToGenerateClientsFrom() {
    assertThat(GeneratorFaults.of(description())).isEmpty();
  }

  @Test
  void references_always_leadSomewhere() {
    JsonNode description = description();
    assertThat(description.at("/info/title").asText()).isEqualTo("Waymark admin API");
    List<String> references = description.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @TestFactory
  Stream<DynamicTest> everyOperation_always_isDescribedInFull() {
    return operations().stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(operation.toString(), () -> isDescribed(operation)));
  }

  private static void isDescribed(Operation operation) {
    JsonNode json = operation.json();
    assertThat(json.path("summary").asText()).isNotBlank();
    assertThat(json.path("description").asText()).contains(operation.role());
    assertThat(json.path("operationId").asText()).isNotBlank();
    assertThat(json.path("tags")).isNotEmpty();
    json.path("parameters")
        .forEach(
            parameter ->
                assertThat(
                        parameter.has("$ref")
                            || parameter.path("description").asText().length() > 5)
                    .as("%s: parameter %s", operation, parameter.path("name"))
                    .isTrue());
    JsonNode success = json.path("responses").path(operation.success());
    assertThat(schemaOf(success)).as("%s: schema of the answer", operation).isNotEmpty();
    for (String status : List.of("400", "401", "500")) {
      assertThat(
              json.path("responses").path(status).path("content").has("application/problem+json"))
          .as("%s: %s", operation, status)
          .isTrue();
    }
    assertThat(json.path("responses").has("404")).isEqualTo(operation.path().contains("{"));
    if (json.has("requestBody")) {
      assertThat(json.path("requestBody").findPath("schema")).isNotEmpty();
      assertThat(operation.examples()).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExample_sentAsItStands_works() {
    return operations().stream()
        .flatMap(
            operation ->
                operation.examples().entrySet().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                operation + ", " + example.getKey(),
                                () -> works(operation, example.getValue()))));
  }

  private void works(Operation operation, @Nullable String example) throws Exception {
    Seed seed = Seed.make();
    if (operation.path().startsWith("/api/setup")) {
      people.removeAll();
    }
    String body = Operation.body(seed, example);
    boolean needsPerson =
        operation.role().equals("person")
            || operation.path().contains("/sessions/")
            || (body != null && (body.contains(EXAMPLE_EMAIL) || body.contains(EXAMPLE_CODE)));
    Account ana =
        needsPerson && !operation.path().startsWith("/api/setup") ? people.person() : null;
    if (body != null && body.contains(EXAMPLE_CODE)) {
      String code =
          operation.path().startsWith("/api/invites")
              ? people.invite(seed.tenant().workspace()).token()
              : people.code(ana == null ? null : ana.id());
      body = body.replace(EXAMPLE_CODE, code);
    }
    if (body != null && ana != null) {
      body = body.replace(EXAMPLE_EMAIL, ana.email());
    }
    body = withCode(operation.path(), body, ana);
    RequestSpecification request =
        switch (operation.role()) {
          case "person" -> Objects.requireNonNull(ana).asks();
          case "everybody" -> given();
          default -> as(seed.keyFor(operation.role()));
        };
    Response response = operation.call(request, address(seed, operation, ana), body);
    assertThat(response.statusCode())
        .as(response.asString())
        .isEqualTo(Integer.parseInt(operation.success()));
    JsonNode documented = operation.json().path("responses").path(operation.success());
    if (!response.contentType().startsWith("application/json")) {
      assertThat(documented.path("content").has(response.contentType())).isTrue();
      return;
    }
    var faults = new ArrayList<String>();
    new Schemas(description())
        .check(schemaOf(documented), JSON.readTree(response.asString()), "", faults);
    assertThat(faults).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationOfAWorkspace_withoutARightKey_isRefused() {
    return operations().stream()
        .filter(Operation::isInWorkspace)
        .map(
            operation -> DynamicTest.dynamicTest(operation.toString(), () -> isGuarded(operation)));
  }

  /// The same body with a code of their app, where the operation is about that.
  private @Nullable String withCode(String path, @Nullable String body, @Nullable Account account) {
    if (body == null || account == null || !path.contains("/second-factor")) {
      return body;
    }
    people.sql("delete from admin.second_factor where person_id = ?", account.id());
    return body.replace(
        "123456", people.app(account, path.endsWith("codes") || path.endsWith("removal")));
  }

  /// The address of what an operation is about, which is made where only people make it.
  private String address(Seed seed, Operation operation, @Nullable Account account) {
    String path = operation.path();
    String workspace = seed.tenant().workspace();
    if (path.contains("/persons/")) {
      path = path.replace("{id}", people.person().id());
    } else if (path.contains("/members/")) {
      path = path.replace("{id}", people.member(workspace, "viewer").id());
    } else if (path.contains("/deleted-workspaces/{id}")) {
      Tenant gone = Api.tenant("free");
      if (account != null) {
        people.join(account, gone.workspace(), "owner");
      }
      as(gone.owner(), "{\"name\": \"Acme\"}").post(gone.at("/deletion")).then().statusCode(200);
      path = path.replace("{id}", gone.workspace());
    } else if (path.contains("/invites/{id}")) {
      path = path.replace("{id}", people.invite(workspace).id());
    }
    return seed.address(path, account);
  }

  /// What is refused leaves it as it was, so that one serves all.
  private static @Nullable Seed guarded;

  private static @Nullable Tenant stranger;

  private void isGuarded(Operation operation) {
    Seed seed = guarded == null ? Seed.make() : guarded;
    guarded = seed;
    Tenant stranger =
        OpenApiDbTest.stranger == null ? Api.tenant("agency") : OpenApiDbTest.stranger;
    OpenApiDbTest.stranger = stranger;
    String address = address(seed, operation, null);
    String body = Operation.body(seed, operation.examples().values().iterator().next());

    assertThat(operation.call((String) null, address, body).statusCode()).isEqualTo(401);
    for (String key :
        List.of(stranger.viewer(), stranger.editor(), stranger.admin(), stranger.owner())) {
      assertThat(operation.call(key, address, body).statusCode()).isEqualTo(404);
    }
    // The same names, but the thing belongs to somebody else's workspace.
    if (operation.path().contains("{id}") || operation.path().contains("{key}")) {
      String crossed = address.replace(seed.tenant().workspace(), stranger.workspace());
      assertThat(operation.call(stranger.owner(), crossed, body).statusCode()).isEqualTo(404);
    }
    List<String> roles = List.of("viewer", "editor", "admin", "owner");
    for (String role : roles.subList(0, roles.indexOf(operation.role()))) {
      assertThat(operation.call(seed.keyFor(role), address, body).statusCode())
          .as(role)
          .isEqualTo(403);
    }
    String unchanged = as(OPERATOR).get(seed.tenant().at("/links/" + seed.link())).asString();
    assertThat(unchanged)
        .contains("\"target\":\"https://example.com/\"")
        .contains("\"active\":true");
  }

  @Test
  void everyOperation_forEveryCaller_answersAsTheTableOfAccessSays() {
    var matrix = new AccessMatrix("admin-service", description());
    matrix.assertIsOnPage();
    var visit = new Visit();
    matrix.assertAnswers(visit::call);
  }

  /// Calls operations as whoever it may be. What a refused call or a read leaves alone serves the
  /// next one.
  private final class Visit {
    private final Map<String, Operation> operations = new HashMap<>();
    private final Tenant stranger = Api.tenant("agency");
    private final Map<String, Account> accounts = new HashMap<>();
    private final String revoked;
    private @Nullable Seed untouched;

    Visit() {
      operations().forEach(operation -> operations.put(operation.toString(), operation));
      Response key = as(OPERATOR, "{\"role\": \"owner\"}").post(stranger.at("/api-keys"));
      as(OPERATOR).delete(stranger.at("/api-keys/" + key.path("id"))).then().statusCode(200);
      revoked = key.path("key");
    }

    int call(AccessMatrix.Operation asked, Caller caller, boolean refused) {
      Operation operation = Objects.requireNonNull(operations.get(asked.toString()));
      Seed seed = untouched == null ? Seed.make() : untouched;
      untouched = refused || operation.method().equalsIgnoreCase("get") ? seed : null;
      String body = Operation.body(seed, operation.examples().values().iterator().next());
      if (body != null) {
        // Hosts that only one may have; the examples themselves were sent by another test.
        String own = seed.tenant().workspace().substring(3) + ".example";
        body = body.replace("go.example.org", own).replace("fake-bank.example", "bad-" + own);
      }
      if (body != null && body.contains(EXAMPLE_EMAIL)) {
        body = body.replace(EXAMPLE_EMAIL, people.person().email());
      }
      if (asked.path().startsWith("/api/setup") && !refused) {
        people.removeAll();
        accounts.clear();
      }
      if (!caller.isPerson()) {
        return operation.call(key(seed, caller), address(seed, operation, null), body).statusCode();
      }
      Account account = account(seed, caller, operation);
      return operation
          .call(
              account.asks(),
              address(seed, operation, account),
              withCode(operation.path(), body, account))
          .statusCode();
    }

    /// Anew where the operation ends sessions.
    private Account account(Seed seed, Caller caller, Operation operation) {
      if (operation.role().equals("person")) {
        return people.person();
      }
      return caller == Caller.OTHER_PERSON
          ? accounts.computeIfAbsent("another", _ -> people.member(stranger.workspace(), "owner"))
          : accounts.computeIfAbsent(
              seed.tenant().workspace() + caller.role(),
              _ -> people.member(seed.tenant().workspace(), caller.role()));
    }

    private @Nullable String key(Seed seed, Caller caller) {
      return switch (caller) {
        case NO_KEY -> null;
        case WRONG_KEY -> "wmk_" + "0".repeat(49);
        case REVOKED_KEY -> revoked;
        case STRANGER -> stranger.owner();
        case VIEWER -> seed.tenant().viewer();
        case EDITOR -> seed.tenant().editor();
        case ADMIN -> seed.tenant().admin();
        case OWNER -> seed.tenant().owner();
        case OPERATOR -> OPERATOR;
        case OTHER_PERSON, MEMBER_VIEWER, MEMBER_EDITOR, MEMBER_ADMIN, MEMBER_OWNER ->
            throw new AssertionError(caller);
      };
    }
  }

  private static JsonNode schemaOf(JsonNode response) {
    JsonNode content = response.path("content");
    return content.path(content.fieldNames().next()).path("schema");
  }

  /// Checks answers against their schemas, as far as the description uses them.
  private record Schemas(JsonNode description) {
    void check(JsonNode written, JsonNode value, String place, List<String> faults) {
      JsonNode schema = resolved(written);
      if (schema.has("anyOf")) {
        boolean nullable = false;
        for (JsonNode variant : schema.path("anyOf")) {
          nullable |= variant.path("type").asText().equals("null");
          if (variant.has("$ref") && !value.isNull()) {
            check(variant, value, place, faults);
          }
        }
        if (value.isNull() && !nullable) {
          faults.add(place + " is null");
        }
        return;
      }
      Set<String> types = new HashSet<>();
      JsonNode type = schema.path("type");
      if (type.isTextual()) {
        types.add(type.asText());
      }
      type.forEach(one -> types.add(one.asText()));
      if (!types.isEmpty() && !types.contains(typeOf(value))) {
        faults.add(place + " is " + typeOf(value) + ", not " + types);
      }
      if (value.isObject() && schema.has("properties")) {
        schema
            .path("required")
            .forEach(
                name -> {
                  if (!value.has(name.asText())) {
                    faults.add(place + "/" + name.asText() + " is missing");
                  }
                });
        value
            .properties()
            .forEach(
                member -> {
                  JsonNode property = schema.path("properties").path(member.getKey());
                  if (property.isMissingNode()) {
                    faults.add(place + "/" + member.getKey() + " is not described");
                  } else {
                    check(property, member.getValue(), place + "/" + member.getKey(), faults);
                  }
                });
      }
      if (value.isArray() && schema.has("items")) {
        for (int i = 0; i < value.size(); i++) {
          check(schema.path("items"), value.get(i), place + "/" + i, faults);
        }
      }
      if (schema.has("enum") && value.isTextual()) {
        var allowed = new ArrayList<String>();
        schema.path("enum").forEach(one -> allowed.add(one.asText()));
        if (!allowed.contains(value.asText())) {
          faults.add(place + " is " + value + ", not one of " + allowed);
        }
      }
    }

    private JsonNode resolved(JsonNode schema) {
      String ref = schema.path("$ref").asText("");
      return ref.isEmpty() ? schema : description.at(ref.substring(1));
    }

    private static String typeOf(JsonNode value) {
      return switch (value.getNodeType()) {
        case OBJECT -> "object";
        case ARRAY -> "array";
        case STRING -> "string";
        case BOOLEAN -> "boolean";
        case NULL -> "null";
        case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
        case BINARY, MISSING, POJO -> throw new AssertionError(value.getNodeType());
      };
    }
  }
}
