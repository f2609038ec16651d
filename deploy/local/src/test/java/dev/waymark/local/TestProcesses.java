package dev.waymark.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// JVMs of their own for tests: what is tested here is how processes live and die.
final class TestProcesses {
  /// A shell's background jobs ignore SIGINT, and so do their children unless told otherwise: a
  /// build may run as one.
  private static final List<String> HEEDING_INTERRUPTS = heedingInterrupts();

  private static final int PATIENCE_SECONDS = 60;
  private static final int SIGKILL = 9;

  private TestProcesses() {}

  private static List<String> heedingInterrupts() {
    var gnuEnv = List.of("env", "--default-signal=INT");
    try {
      var trial = new ArrayList<>(gnuEnv);
      trial.add("true");
      return new ProcessBuilder(trial).start().waitFor() == 0 ? gnuEnv : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /// The java that runs the tests.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Runs a main class of the tests' class path, its errors in its output.
  static Process run(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<>(HEEDING_INTERRUPTS);
    command.addAll(List.of(java(), "-Xmx192m", "-XX:TieredStopAtLevel=1"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Not on the command line, where the mark of a process would be cut off behind it.
    builder.environment().put("CLASSPATH", classPath());
    builder.environment().putAll(environment);
    return builder.start();
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /// Reads output until a line contains a text, and returns all read until then.
  ///
  /// @throws AssertionError when the output ends without it
  static String readUntil(BufferedReader output, String text) {
    var read = new StringBuilder();
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        read.append(line).append('\n');
        if (line.contains(text)) {
          return read.toString();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("Expected \"" + text + "\" in:\n" + read);
  }

  static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// The rest of the output, and the end of the process.
  static String finish(Process process, BufferedReader output)
      throws IOException, InterruptedException {
    // Reading ends with the process, so that is what has to be bounded.
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    String rest = output.readAllAsString();
    if (process.waitFor() == 128 + SIGKILL) {
      throw new AssertionError("had to be killed after:\n" + rest);
    }
    return rest;
  }

  /// A port that nobody listens on, and nobody on the one that goes with it for management.
  static int freePort() throws IOException {
    while (true) {
      try (var service = new ServerSocket(0)) {
        int port = service.getLocalPort();
        if (port <= 65_535 - Settings.MANAGEMENT_OFFSET) {
          try (var management = new ServerSocket(port + Settings.MANAGEMENT_OFFSET)) {
            return management.getLocalPort() - Settings.MANAGEMENT_OFFSET;
          } catch (IOException taken) {
            // The next one, then.
          }
        }
      }
    }
  }
}
