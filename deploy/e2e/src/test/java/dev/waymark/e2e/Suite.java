package dev.waymark.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.patience.Eventually;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Waymark as it was packaged, all of it, on free ports.
final class Suite implements AutoCloseable {
  /// What a phone calls itself.
  static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Mobile Safari/537.36";

  private static final Duration TO_START = Duration.ofMinutes(3);

  private final Installation installation;

  private Suite(Installation installation) {
    this.installation = installation;
  }

  /// Starts everything anew.
  static Suite start() throws Throwable {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    Installation installation = Installation.prepare(root, root.resolve("deploy/e2e/target/data"));
    try {
      for (Part part : Part.values()) {
        installation.start(part);
      }
      for (Part part : Part.values()) {
        Eventually.eventually(
            TO_START, () -> assertThat(installation.isReady(part)).as("%s", part).isTrue());
      }
    } catch (Throwable e) {
      installation.close();
      throw e;
    }
    return new Suite(installation);
  }

  /// A new workspace, with everything allowed.
  Tenant tenant() {
    String id =
        operator(Part.ADMIN)
            .body("{\"name\": \"Story\", \"plan\": \"agency\"}")
            .post("/api/workspaces")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Tenant(this, "/api/workspaces/" + id);
  }

  /// A request of the operator's.
  RequestSpecification operator(Part part) {
    return given()
        .baseUri("http://localhost")
        .port(installation.port(part))
        .contentType(ContentType.JSON)
        .header("X-API-Key", installation.operatorKey());
  }

  /// A visitor of whom nothing is known yet, who follows no redirect by themselves.
  RequestSpecification stranger() {
    return given()
        .baseUri("http://localhost")
        .port(installation.port(Part.REDIRECT))
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false);
  }

  /// A visitor with a phone, who follows no redirect by themselves.
  RequestSpecification visitor() {
    return stranger().header("User-Agent", PHONE);
  }

  /// Where a link sends such a visitor; null for nowhere. Asked in a way that is no click.
  String destination(String slug) {
    return visitor().head("/" + slug).header("Location");
  }

  /// Runs the rollup, today's clicks included.
  Response rollUp() {
    return operator(Part.ANALYTICS).post("/api/rollups/" + LocalDate.now(ZoneOffset.UTC));
  }

  /// What a service tells Prometheus.
  String metrics(Part part) {
    return given()
        .baseUri("http://localhost")
        .port(installation.managementPort(part))
        .accept("text/plain")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /// Where a service answers on loopback.
  int port(Part part) {
    return installation.port(part);
  }

  @Override
  public void close() throws IOException {
    installation.close();
  }
}
