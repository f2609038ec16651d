package dev.waymark.images;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The images as they are built, run as `compose.yaml` says from the first start on.
///
/// They stand on a base without a shell, so nothing in them needs one.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImagesIT {
  private static @Nullable Suite started;

  @BeforeAll
  static void firstStart() throws Throwable {
    Tools.require();
    Suite.build();
    started = Suite.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  private static Suite suite() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  @Test
  @Order(1)
  void linkMade_visited_isCounted() throws Throwable {
    String workspace =
        suite()
            .operator("admin")
            .body("{\"name\": \"Smoke\", \"plan\": \"agency\"}")
            .post("/api/workspaces")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String link =
        suite()
            .operator("admin")
            .body("{\"slug\": \"smoke\", \"target\": \"https://example.com/smoke\"}")
            .post("/api/workspaces/" + workspace + "/links")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    eventually(
        () ->
            assertThat(suite().visitor().head("/smoke").header("Location"))
                .isEqualTo("https://example.com/smoke"));
    assertThat(suite().visitor().get("/smoke").statusCode()).isEqualTo(302);

    eventually(() -> assertThat(clicks(workspace, link)).as("clicks counted").isEqualTo(1));
  }

  private static int clicks(String workspace, String link) {
    return suite()
        .operator("analytics")
        .queryParam("link", link)
        .get("/api/workspaces/" + workspace + "/stats/summary")
        .jsonPath()
        .getInt("clicks");
  }

  @Test
  @Order(1)
  void demo_made_isServed() throws Throwable {
    eventually(() -> assertThat(suite().visitor().get("/sale").statusCode()).isEqualTo(302));
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics", "admin", "redirect"})
  @Order(2)
  void process_runs_asNobodyWhoMayDoAnything(String name) throws Exception {
    Container container = suite().container(name);

    assertThat(container.status("Uid")).isEqualTo("10001 10001 10001 10001");
    assertThat(container.status("Gid")).isEqualTo("10001 10001 10001 10001");
    assertThat(container.status("CapEff")).matches("0+");
    assertThat(container.status("CapBnd")).matches("0+");
    assertThat(container.status("NoNewPrivs")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics", "admin", "redirect"})
  @Order(2)
  void process_runs_mayWriteNowhereElse(String name) throws Exception {
    Container container = suite().container(name);

    assertThat(container.writableMounts())
        .filteredOn(mount -> !mount.matches("(/dev|/proc|/sys/fs/cgroup)(/.*)?"))
        .containsExactlyInAnyOrderElementsOf(
            name.equals("redirect") ? List.of("/tmp", "/var/lib/waymark") : List.of("/tmp"));
    // Podman notes the user's name, and where it has mounted something.
    assertThat(container.changes()).filteredOn(line -> !line.startsWith("C ")).isEmpty();
    assertThat(container.log()).doesNotContain("Read-only file system", "Permission denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analytics", "admin", "redirect"})
  @Order(2)
  void secrets_areInFiles_notInTheEnvironment(String name) throws Exception {
    String environment = suite().container(name).environment();
    String log = suite().container(name).log();

    try (Stream<Path> files = Files.list(suite().secrets(name))) {
      List<Path> secrets = files.filter(file -> !file.endsWith(".keep")).toList();
      assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
      for (Path secret : secrets) {
        assertThat(environment + log).doesNotContain(Files.readString(secret).strip());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "admin", "analytics"})
  @Order(3)
  void terminate_ends(String name) throws Exception {
    Container container = suite().container(name);

    // 143 is what a JVM that was asked to stop ends with; one that was killed, with 137.
    assertThat(container.terminate()).as("status").isIn(0, 143);
  }
}
