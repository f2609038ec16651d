package dev.waymark.admin;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// What tests do again and again through the API.
public final class Api {
  /// The operator's key of the tests, as in the tests' application.properties.
  public static final String OPERATOR = "operator-key-of-the-tests-0123456789";

  private Api() {}

  /// A request with a key.
  public static RequestSpecification as(String key) {
    return given().header("X-API-Key", key);
  }

  /// A request with a key and a JSON body.
  public static RequestSpecification as(String key, String json) {
    return as(key).contentType(ContentType.JSON).body(json);
  }

  /// A new workspace with keys for the roles.
  public static Tenant tenant(String plan) {
    String workspace =
        as(OPERATOR, "{\"name\": \"Acme\", \"plan\": \"" + plan + "\"}")
            .post("/api/workspaces")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Tenant(
        workspace,
        key(workspace, "viewer"),
        key(workspace, "editor"),
        key(workspace, "admin"),
        key(workspace, "owner"));
  }

  private static String key(String workspace, String role) {
    return as(OPERATOR, "{\"role\": \"" + role + "\"}")
        .post("/api/workspaces/" + workspace + "/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  /// A workspace and a key for each role.
  public record Tenant(String workspace, String viewer, String editor, String admin, String owner) {
    /// An address below the workspace's own.
    public String at(String path) {
      return "/api/workspaces/" + workspace + path;
    }

    /// Creates a link and gives its id.
    public String link(String json) {
      return as(editor, json).post(at("/links")).then().statusCode(201).extract().path("id");
    }

    /// Creates a channel, pool or schedule.
    public void create(String path, String json) {
      as(editor, json).post(at(path)).then().statusCode(201);
    }

    /// Reads with the viewer's key.
    public Response get(String path) {
      return as(viewer).get(at(path));
    }
  }
}
