package dev.waymark.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launch);
    var builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(new File("/dev/null"));
    for (Option option : Option.values()) {
      builder.environment().remove(option.variable());
    }
    builder.environment().putAll(environment);
    Process process = builder.start();
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
