package dev.waymark.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program that has to run before each start of a service, and prints one line: the value of one
/// more variable in the service's environment.
///
/// @param variable its name
/// @param launch what stands behind `java`
/// @param environment what the program finds in its environment beside what we were given; secrets
///   that the service itself is not to have are here
record Preparation(String variable, List<String> launch, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Runs it, and returns what it printed.
  ///
  /// @param log what the program has to complain of goes to its end
  /// @throws Refusal when the program fails, or does not end
  String run(Path log) throws IOException {
    Process process =
        Programs.java(launch, environment)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    // One line, which a pipe holds whether or not somebody reads.
    if (!Programs.ended(process, PATIENCE)) {
      process.destroyForcibly();
      throw new Refusal("%s could not be made: nothing came of it.".formatted(variable));
    }
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.exitValue() != 0 || printed.isEmpty()) {
      throw new Refusal(
          "%s could not be made (status %d); see the end of %s."
              .formatted(variable, process.exitValue(), log));
    }
    return printed;
  }

  /// Without the environment.
  @Override
  public String toString() {
    return variable;
  }
}
