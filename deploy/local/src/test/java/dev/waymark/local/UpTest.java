package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole starts in processes of their own: a real PostgreSQL, fake services.
@Timeout(180)
class UpTest {
  @TempDir static Path home;

  private static Map<String, String> ports;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void ports() throws IOException {
    ports =
        Map.of(
            "WAYMARK_REDIRECT_PORT", Integer.toString(TestProcesses.freePort()),
            "WAYMARK_ADMIN_PORT", Integer.toString(TestProcesses.freePort()),
            "WAYMARK_ANALYTICS_PORT", Integer.toString(TestProcesses.freePort()),
            "WAYMARK_DATABASE_PORT", Integer.toString(TestProcesses.freePort()));
  }

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    Process down = run("down", Map.of());
    TestProcesses.finish(down, TestProcesses.output(down));
    awaitNothingRuns();
  }

  /// PostgreSQL says that it has stopped a moment before its last process is gone.
  private static void awaitNothingRuns() {
    while (!Programs.running(home.toString()).isEmpty()) {
      assertThat(Programs.pause()).isTrue();
    }
  }

  private static Process run(String command, Map<String, String> more) throws IOException {
    var environment = new HashMap<>(ports);
    environment.put("WAYMARK_DATA_DIR", home.toString());
    environment.putAll(more);
    return TestProcesses.run(FakeStart.class, environment, command);
  }

  private static int port(String name) {
    return Integer.parseInt(ports.get("WAYMARK_" + name + "_PORT"));
  }

  private String get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port("REDIRECT") + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /// What it answers as soon as it answers.
  private String eventually(String path) throws InterruptedException {
    while (true) {
      try {
        return get(path);
      } catch (IOException notYet) {
        assertThat(Programs.pause()).isTrue();
      }
    }
  }

  private static List<ProcessHandle> children() {
    return Programs.running(RunningService.mark(home));
  }

  @ParameterizedTest(name = "by SIG{0}")
  @ValueSource(strings = {"INT", "TERM"})
  void up_askedToStop_stopsEverything(String signal) throws Exception {
    Process up = run("up", Map.of());
    BufferedReader output = TestProcesses.output(up);
    String said = TestProcesses.readUntil(output, "Ctrl-C stops everything");

    assertThat(said)
        .containsSubsequence(
            "PostgreSQL", "ready", "analytics-service", "ready", "redirect-service", "ready")
        .contains("http://localhost:" + port("REDIRECT"))
        .containsPattern("operator key +wmk_[0-9a-f]{64}");
    assertThat(children()).hasSize(2);
    assertThat(get("/env/WAYMARK_DATABASE_URL"))
        .isEqualTo("jdbc:postgresql://127.0.0.1:" + port("DATABASE") + "/waymark");
    assertThat(Files.getPosixFilePermissions(home.resolve("secrets")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    assertThat(new ProcessBuilder("kill", "-" + signal, "" + up.pid()).start().waitFor()).isZero();

    assertThat(TestProcesses.finish(up, output)).contains("Waymark stops.");
    awaitNothingRuns();
  }

  @Test
  void up_afterAKilledOne_endsItsLeftOversAndStarts() throws Exception {
    Process killed = run("up", Map.of());
    TestProcesses.readUntil(TestProcesses.output(killed), "Ctrl-C stops everything");
    killed.destroyForcibly().waitFor();
    List<ProcessHandle> orphans = children();
    assertThat(orphans).hasSize(2);

    Process up = run("up", Map.of());
    TestProcesses.readUntil(TestProcesses.output(up), "Ctrl-C stops everything");

    assertThat(children()).hasSize(2).doesNotContainAnyElementsOf(orphans);
  }

  @Test
  void up_whileOneRuns_isRefused() throws Exception {
    Process first = run("up", Map.of());
    TestProcesses.readUntil(TestProcesses.output(first), "Ctrl-C stops everything");

    Process second = run("up", Map.of());

    assertThat(TestProcesses.finish(second, TestProcesses.output(second)))
        .contains("Waymark already runs", "./waymark down", "--data-dir");
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(children()).hasSize(2);
    assertThat(first.isAlive()).isTrue();
  }

  @Test
  void down_whileOneRuns_stopsIt() throws Exception {
    Process up = run("up", Map.of());
    BufferedReader output = TestProcesses.output(up);
    TestProcesses.readUntil(output, "Ctrl-C stops everything");

    Process down = run("down", Map.of());

    assertThat(TestProcesses.finish(down, TestProcesses.output(down))).contains("Waymark is down");
    TestProcesses.finish(up, output);
    awaitNothingRuns();
  }

  @Test
  void up_serviceDies_saysTheEndOfItsLogAndStopsTheOthers() throws Exception {
    Process up = run("up", Map.of());
    BufferedReader output = TestProcesses.output(up);
    TestProcesses.readUntil(output, "Ctrl-C stops everything");

    get("/die");

    assertThat(TestProcesses.finish(up, output))
        .contains("redirect-service has stopped by itself (status 3)", "the reason why it dies");
    assertThat(up.exitValue()).isEqualTo(1);
    assertThat(children()).isEmpty();
  }

  @Test
  void up_serviceDoesNotStart_saysTheEndOfItsLog() throws Exception {
    Process up = run("up", Map.of("FAKE_BROKEN", "yes"));

    assertThat(TestProcesses.finish(up, TestProcesses.output(up)))
        .contains(
            "analytics-service has stopped by itself (status 3)", "the reason why it cannot start");
    assertThat(up.exitValue()).isEqualTo(1);
  }

  @Test
  void up_severalPortsInUse_namesEachBeforeAnythingStarts() throws Exception {
    try (var one = new ServerSocket(port("REDIRECT"), 1, InetAddress.getLoopbackAddress());
        var other = new ServerSocket(port("DATABASE"), 1, InetAddress.getLoopbackAddress())) {
      Process up = run("up", Map.of());

      assertThat(TestProcesses.finish(up, TestProcesses.output(up)))
          .contains("Port " + one.getLocalPort() + ",", "Port " + other.getLocalPort() + ",")
          .doesNotContain("ready");
      assertThat(up.exitValue()).isEqualTo(1);
    }
  }

  @Test
  void up_serviceThatIsLeftOut_mayHaveItsPortAndIsToldItsEnvironment() throws Exception {
    try (var _ = new ServerSocket(port("REDIRECT"), 1, InetAddress.getLoopbackAddress())) {
      Process up = run("up", Map.of("WAYMARK_WITHOUT", "redirect-service"));
      String said = TestProcesses.readUntil(TestProcesses.output(up), "Ctrl-C stops everything");

      Path environment = home.resolve("redirect-service.env");
      assertThat(said).contains("redirect-service   left out", environment.toString());
      assertThat(children()).hasSize(1);
      assertThat(environment)
          .content()
          .contains("FAKE_PORT=" + port("REDIRECT") + "\n")
          .contains("WAYMARK_DATABASE_URL=jdbc:postgresql://127.0.0.1:" + port("DATABASE"));
      assertThat(Files.getPosixFilePermissions(environment))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void up_serviceWhoseWatchdogEndsIt_startsAgain() throws Exception {
    Process up = run("up", Map.of());
    BufferedReader output = TestProcesses.output(up);
    TestProcesses.readUntil(output, "Ctrl-C stops everything");
    String before = get("/pid");

    get("/die?status=75");

    TestProcesses.readUntil(
        output, "redirect-service answered nobody, has ended itself and starts again");
    assertThat(eventually("/pid")).isNotEqualTo(before);
    assertThat(children()).hasSize(2);
  }

  @Test
  void up_somethingIsWrongWithAServiceThatRuns_isSaidOnceAndSoIsItsEnd() throws Exception {
    Process up = run("up", Map.of());
    BufferedReader output = TestProcesses.output(up);
    TestProcesses.readUntil(output, "Ctrl-C stops everything");

    get("/problem?journal=The%20disk%20is%20full.");
    TestProcesses.readUntil(output, "redirect-service: The disk is full.");
    get("/problem");

    assertThat(TestProcesses.readUntil(output, "redirect-service: journal is well again."))
        .doesNotContain("The disk is full.");
  }

  /// In Turkish, header names and the like are written in lower case otherwise.
  @Test
  void up_inATurkishTerminal_startsServicesInOneLanguage() throws Exception {
    Process up = run("up", Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR"));
    TestProcesses.readUntil(TestProcesses.output(up), "Ctrl-C stops everything");

    assertThat(get("/property/user.language")).isEqualTo("en");
    assertThat(get("/property/file.encoding")).isEqualTo("UTF-8");
  }

  @Test
  void up_aServiceThatDoesNotMigrateItself_isMigratedBeforeIt() throws Exception {
    Process up = run("up", Map.of());
    String said = TestProcesses.readUntil(TestProcesses.output(up), "Ctrl-C stops everything");

    assertThat(said)
        .containsSubsequence("PostgreSQL", "tables", "ready", "analytics-service", "ready");
    assertThat(home.resolve("logs/analytics-service-migration.log"))
        .content()
        .contains("migrate as the owner");
    assertThat(home.resolve("logs/redirect-service-migration.log")).doesNotExist();
  }

  @Test
  void up_migrationFails_saysTheEndOfItsLogAndStartsNoService() throws Exception {
    Process up = run("up", Map.of("FAKE_UNMIGRATED", "yes"));

    assertThat(TestProcesses.finish(up, TestProcesses.output(up)))
        .contains("The tables of analytics-service could not be brought up to date (status 4)")
        .contains("migrate as the owner");
    assertThat(up.exitValue()).isEqualTo(1);
    assertThat(children()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REDIRECT", "ANALYTICS", "DATABASE"})
  void up_portInUse_saysWhichOptionMovesIt(String name) throws Exception {
    try (var taken = new ServerSocket(port(name), 1, InetAddress.getLoopbackAddress())) {
      Process up = run("up", Map.of());

      assertThat(TestProcesses.finish(up, TestProcesses.output(up)))
          .contains("Port " + taken.getLocalPort() + ",", "is in use")
          .contains("WAYMARK_" + name + "_PORT");
      assertThat(up.exitValue()).isEqualTo(1);
    }
  }

  @Test
  void up_dataDirectoryCannotBeWritten_saysSo() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");
    Process up = run("up", Map.of("WAYMARK_DATA_DIR", file.toString()));

    assertThat(TestProcesses.finish(up, TestProcesses.output(up)))
        .contains("cannot be written", "--data-dir");
    assertThat(up.exitValue()).isEqualTo(1);
  }

  @Test
  void up_operatorKeyGiven_servicesDoNotInheritIt() throws Exception {
    // It reaches those that need it through their own environment only.
    Process up = run("up", Map.of("WAYMARK_OPERATOR_KEY", "o".repeat(32)));
    String said = TestProcesses.readUntil(TestProcesses.output(up), "Ctrl-C stops everything");

    assertThat(said).contains("o".repeat(32));
    assertThat(get("/env/WAYMARK_OPERATOR_KEY")).isEqualTo("null");
  }
}
