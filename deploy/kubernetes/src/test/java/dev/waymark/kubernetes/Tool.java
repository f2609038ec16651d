package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program that a test asks: what it needs is not to be had as a library.
final class Tool {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private final Path program;

  private Tool(Path program) {
    this.program = program;
  }

  /// What a program said, and the status it ended with.
  record Answer(int status, String output) {}

  /// The program of this name, on the PATH or where `.ci/run` puts it.
  ///
  /// Where it is missing, the test that asks is skipped and says so; in CI it fails.
  static Tool named(String name) {
    Path found = find(name);
    if (found == null) {
      throw missing(name + " is not here");
    }
    return new Tool(found);
  }

  /// Skips the test that asks, or fails it in CI.
  static RuntimeException missing(String what) {
    String sentence =
        what + ", so nothing here was checked that needs it: .ci/run installs what the tests need.";
    if ("true".equals(System.getenv("CI"))) {
      fail(sentence);
    }
    System.err.println("SKIPPED: " + sentence);
    return abort(sentence);
  }

  private static @Nullable Path find(String name) {
    var directories = new ArrayList<Path>();
    directories.add(ROOT.resolve(".waymark-build/bin"));
    for (String one : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      directories.add(Path.of(one));
    }
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /// Runs it in this module's directory, to its end.
  Answer run(String... arguments) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
