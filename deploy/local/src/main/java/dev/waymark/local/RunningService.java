package dev.waymark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A service as a child process, writing to a log of its own.
///
/// Its command line carries a mark with the data directory, by which a later start finds it when
/// this one was killed and could not stop it.
final class RunningService {
  private static final Duration GRACE = Duration.ofSeconds(20);

  /// What a service exits with that asks to be started again: `EX_TEMPFAIL`.
  private static final int START_AGAIN = 75;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServiceSpec spec;
  private final Process process;
  private final Path log;

  private RunningService(ServiceSpec spec, Process process, Path log) {
    this.spec = spec;
    this.process = process;
    this.log = log;
  }

  /// What the command line of every service of a data directory contains.
  static String mark(Path dataDirectory) {
    return "-Ddev.waymark.local=" + dataDirectory + File.pathSeparator;
  }

  /// Starts it, without waiting for anything. The log of the start before is kept beside.
  static RunningService start(ServiceSpec spec, Path dataDirectory, Path log) throws IOException {
    if (Files.exists(log)) {
      Files.move(
          log,
          log.resolveSibling(spec.name() + ".previous.log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder builder =
        launch(spec, List.of(), spec.preparedEnvironment(log), dataDirectory, log);
    return new RunningService(spec, builder.start(), log);
  }

  /// Starts the process that brings the schemas of a service up to date and ends.
  ///
  /// @param log what it says is added to that
  static Process migrate(ServiceSpec spec, Path dataDirectory, Path log) throws IOException {
    Map<String, String> environment = Objects.requireNonNull(spec.migration());
    return launch(spec, List.of("migrate"), environment, dataDirectory, log).start();
  }

  private static ProcessBuilder launch(
      ServiceSpec spec,
      List<String> arguments,
      Map<String, String> environment,
      Path dataDirectory,
      Path log) {
    var all = new ArrayList<String>();
    // Early, for a long command line is cut where processes are listed.
    all.add(mark(dataDirectory) + spec.name());
    all.addAll(spec.launch());
    all.addAll(arguments);
    Path binary = spec.binary();
    return (binary == null
            ? Programs.java(all, environment)
            : Programs.program(binary, all, environment))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /// What it is.
  ServiceSpec spec() {
    return spec;
  }

  /// Waits until the service says that it is ready.
  ///
  /// @throws Refusal when it dies instead, or is not ready in time
  void awaitReady(HttpClient http, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!isReady(http)) {
      if (Programs.ended(process, Duration.ofMillis(100))) {
        throw died();
      }
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new Refusal(
            "%s is not ready after %d seconds.%s"
                .formatted(spec.name(), bound.toSeconds(), endOfLog()));
      }
    }
  }

  /// Whether the service says that it is ready; false too when it does not say anything.
  boolean isReady(HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(spec.readiness()).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What is wrong with it while it runs, as it says under `/q/health/well`: a sentence for each
  /// check that is not well, by the check's name. Null when it does not say anything.
  @Nullable Map<String, String> problems(HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(spec.wellness()).timeout(Duration.ofSeconds(5)).build();
    try {
      JsonNode answer =
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      var problems = new TreeMap<String, String>();
      for (JsonNode check : answer.path("checks")) {
        if (check.path("status").asText().equals("DOWN")) {
          String name = check.path("name").asText();
          problems.put(name, check.path("data").path("problem").asText(name + " is not well."));
        }
      }
      return problems;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// Completes when the process has ended, for whatever reason.
  CompletableFuture<RunningService> end() {
    return process.onExit().thenApply(ended -> this);
  }

  /// Whether its process is there.
  boolean isRunning() {
    return process.isAlive();
  }

  /// The status that it ended with.
  ///
  /// @throws IllegalThreadStateException when it has not
  int status() {
    return process.exitValue();
  }

  /// Whether somebody asked it to stop: Ctrl-C reaches it too, and ends it in its own way.
  boolean wasAskedToStop() {
    return !process.isAlive() && List.of(0, 130, 143).contains(process.exitValue());
  }

  /// Whether its own watchdog has ended it, for it to be started again.
  boolean wantsToBeStartedAgain() {
    return !process.isAlive() && process.exitValue() == START_AGAIN;
  }

  /// What to say when it has ended by itself.
  Refusal died() {
    return new Refusal(
        "%s has stopped by itself (status %d).%s"
            .formatted(spec.name(), process.exitValue(), endOfLog()));
  }

  /// Asks it to stop, waits while it finishes what it has begun, and insists after that.
  void stop() {
    process.destroy();
    if (!Programs.ended(process, GRACE)) {
      process.destroyForcibly();
      Programs.ended(process, GRACE);
    }
  }

  /// Ends it as a crash would: it is not asked, and finishes nothing.
  void kill() {
    process.destroyForcibly();
    Programs.ended(process, GRACE);
  }

  private String endOfLog() {
    return endOf(log);
  }

  /// What a log ends with, as part of what is said to people.
  static String endOf(Path log) {
    return " Its log, "
        + log
        + ", ends:\n"
        + Programs.tail(log, 25).stream().collect(Collectors.joining("\n  ", "  ", ""));
  }
}
