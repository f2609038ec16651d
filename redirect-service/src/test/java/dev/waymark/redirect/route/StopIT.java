package dev.waymark.redirect.route;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.redirect.RawHttp;
import dev.waymark.redirect.RunningNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The process of the packaged service, which is asked to stop as supervisors ask.
class StopIT {
  private static final String SALE = " /sale HTTP/1.1⏎Host: go.example.com⏎";
  private static final String END = "\r\n\r\n";
  private static final int SECONDS = 60;

  private final RunningNode node = new RunningNode();
  private Process process;

  @BeforeEach
  void start() throws Throwable {
    var settings = new HashMap<>(node.start());
    // Long enough for everything that is to happen meanwhile.
    settings.put("waymark.stop.delay", "6s");
    settings.put("waymark.stop.requests-at-most", "30s");
    settings.put("waymark.server.first-request", "60s");
    settings.put("waymark.server.next-request", "60s");
    process = new ProcessBuilder(program(settings)).inheritIO().start();
    eventually(() -> assertThat(readiness()).isEqualTo(200));
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
    node.stop();
  }

  /// As the build has packaged it: a binary, or a jar for Java.
  private static List<String> program(Map<String, String> settings) throws IOException {
    var artifact = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("target/quarkus-artifact.properties"))) {
      artifact.load(reader);
    }
    List<String> properties =
        settings.entrySet().stream()
            .map(setting -> "-D%s=%s".formatted(setting.getKey(), setting.getValue()))
            .toList();
    String path = Path.of("target", artifact.getProperty("path")).toString();
    var command = new ArrayList<String>();
    if (artifact.getProperty("type").startsWith("native")) {
      command.add(path);
      command.addAll(properties);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(properties);
      command.addAll(List.of("-Xmx384m", "-jar", path));
    }
    return command;
  }

  private int readiness() {
    try {
      return new RawHttp(node.managementPort(), "localhost").get("/q/health/ready").status();
    } catch (UncheckedIOException e) {
      throw new AssertionError("the management port does not answer", e);
    }
  }

  @Test
  void sigterm_withVisitors_answersAllOfThemAndEndsWithSuccess() throws Throwable {
    try (var kept = new Wire(node.port());
        var idle = new Wire(node.port());
        var slow = new Wire(node.port())) {
      for (Wire wire : List.of(kept, idle)) {
        assertThat(wire.send("GET" + SALE + "⏎").readTo(END)).doesNotContain("close");
      }
      slow.send("GET" + SALE);

      process.destroy();

      eventually(() -> assertThat(readiness()).isEqualTo(503));
      assertThat(kept.send("GET" + SALE + "⏎").readAll())
          .startsWith("HTTP/1.1 302")
          .containsIgnoringCase("connection: close");
      try (var fresh = new Wire(node.port())) {
        assertThat(fresh.send("GET" + SALE + "⏎").readAll())
            .startsWith("HTTP/1.1 302")
            .containsIgnoringCase("connection: close");
      }
      eventually(
          () ->
              assertThatThrownBy(() -> new Wire(node.port()).close())
                  .isInstanceOf(UncheckedIOException.class));
      // Its request began before.
      assertThat(slow.send("⏎").readAll())
          .startsWith("HTTP/1.1 302")
          .containsIgnoringCase("connection: close");
      idle.awaitEnd();
    }
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
