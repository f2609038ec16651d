package dev.waymark.images;

import static dev.waymark.patience.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.local.LocalPostgres;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What `compose.yaml` puts together, run from the images as they are built, from the first start
/// on. PostgreSQL is one of this machine's.
final class Suite implements AutoCloseable {
  /// In the order in which they start.
  static final List<String> SERVICES = List.of("analytics", "admin", "redirect");

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Mobile Safari/537.36";

  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, Container> running = new LinkedHashMap<>();
  private final Compose compose;
  private final Containers containers;
  private final LocalPostgres postgres;
  private final String operatorKey;

  private Suite() throws Exception {
    choosePorts();
    compose =
        Compose.read(
            ROOT.resolve("compose.yaml"),
            Map.of(
                "WAYMARK_PUBLIC_URL",
                "http://localhost:" + port("redirect"),
                "WAYMARK_TAG",
                "test"));
    containers =
        new Containers(
            "waymark-test-" + UUID.randomUUID() + "-",
            Map.of(
                "postgres:5432", "127.0.0.1:" + port("postgres"),
                "analytics:8082", "127.0.0.1:" + port("analytics"),
                "admin:8081", "127.0.0.1:" + port("admin")));
    try {
      runToEnd("secrets");
      operatorKey = containers.runToEnd(service("secrets"), List.of("operator-key"));
      postgres = startPostgres();
    } catch (Exception | AssertionError e) {
      containers.close();
      throw e;
    }
  }

  /// Builds the images as `deploy/images/build` does, on a base without a shell.
  static void build() throws IOException {
    Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Programs.run(ROOT, java, List.of("deploy/images/base"));
    Programs.run(
        ROOT,
        Map.of(
            "TOOL", "buildah",
            "TAG", "test",
            "JDK", "localhost/waymark/jdk",
            "BASE", "localhost/waymark/base"),
        List.of("deploy/images/build"));
  }

  /// Makes everything anew, and returns when every service is ready and the demo is made.
  static Suite start() throws Throwable {
    var suite = new Suite();
    try {
      for (String once :
          List.of("database", "admin-migration", "analytics-migration", "credential")) {
        suite.runToEnd(once);
      }
      for (String name : SERVICES) {
        suite.start(name);
      }
      for (String name : SERVICES) {
        suite.awaitReady(name);
      }
      suite.runToEnd("demo");
    } catch (Throwable e) {
      suite.close();
      throw e;
    }
    return suite;
  }

  /// Takes the place of the service `postgres`, with a superuser's password of its own.
  private LocalPostgres startPostgres() throws Exception {
    Path home = Files.createDirectories(Path.of("target/postgresql").toAbsolutePath());
    LocalPostgres server =
        LocalPostgres.start(home, port("postgres"), home.resolve("postgresql.log"));
    Path password = secrets("postgres").resolve("superuser-password");
    assertThat(password).content().hasSize(64);
    Files.writeString(password, server.password());
    try (Connection connection =
            DriverManager.getConnection(
                server.url("postgres"), LocalPostgres.SUPERUSER, server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists waymark");
      statement.execute("create database waymark");
    }
    return server;
  }

  private void choosePorts() throws IOException {
    var open = new ArrayList<ServerSocket>();
    try {
      for (String name :
          List.of(
              "postgres",
              "analytics",
              "admin",
              "redirect",
              "analytics-management",
              "admin-management",
              "redirect-management")) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(socket);
        ports.put(name, socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
  }

  /// Where something listens on loopback: a service, or a service's `-management`.
  int port(String name) {
    return Objects.requireNonNull(ports.get(name));
  }

  private Compose.Service service(String name) {
    return Objects.requireNonNull(compose.services().get(name));
  }

  private void runToEnd(String name) throws IOException {
    containers.runToEnd(service(name), service(name).command());
  }

  /// Starts a service that does not run.
  void start(String name) throws IOException {
    Map<String, String> onFreePorts =
        Map.of(
            "QUARKUS_HTTP_HOST",
            "127.0.0.1",
            "QUARKUS_HTTP_PORT",
            Integer.toString(port(name)),
            "QUARKUS_MANAGEMENT_HOST",
            "127.0.0.1",
            "QUARKUS_MANAGEMENT_PORT",
            Integer.toString(port(name + "-management")));
    running.put(name, containers.start(name, service(name), onFreePorts));
  }

  /// Ends a service.
  void stop(String name) throws IOException {
    container(name).terminate();
    container(name).remove();
  }

  /// The size of a service's image, as far as it is not compressed.
  long imageBytes(String name) throws IOException {
    return Long.parseLong(containers.inspect(service(name).image(), "{{.Size}}"));
  }

  /// The memory limit of a service.
  String limit(String name) {
    return String.valueOf(service(name).text("mem_limit"));
  }

  /// The key that may do everything.
  String operatorKey() {
    return operatorKey;
  }

  /// Waits until a service says that it can do its work.
  void awaitReady(String name) throws Throwable {
    try {
      eventually(TO_START, () -> assertThat(isReady(name)).isTrue());
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s is not ready; its log:%n%s".formatted(name, container(name).log()), e);
    }
  }

  private boolean isReady(String name) {
    try {
      return given()
              .baseUri("http://127.0.0.1")
              .port(port(name + "-management"))
              .get("/q/health/ready")
              .statusCode()
          == 200;
    } catch (Exception e) {
      return false; // nobody listens yet
    }
  }

  /// A service that was started.
  Container container(String name) {
    return Objects.requireNonNull(running.get(name));
  }

  /// The directory with the secrets of a service, as this machine sees it.
  Path secrets(String name) throws IOException {
    return containers.volume(name + "-secrets");
  }

  /// A request of the operator's.
  RequestSpecification operator(String name) {
    return given()
        .baseUri("http://127.0.0.1")
        .port(port(name))
        .contentType(ContentType.JSON)
        .header("X-API-Key", operatorKey);
  }

  /// A visitor with a phone, who follows no redirect by themselves.
  RequestSpecification visitor() {
    return given()
        .baseUri("http://localhost")
        .port(port("redirect"))
        .redirects()
        .follow(false)
        .header("User-Agent", PHONE);
  }

  @Override
  public void close() throws IOException {
    try (postgres) {
      containers.close();
    }
  }
}
