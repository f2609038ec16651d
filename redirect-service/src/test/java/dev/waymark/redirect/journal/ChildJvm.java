package dev.waymark.redirect.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a `main` of these tests in a process of its own, which may end it as it likes.
public final class ChildJvm {
  /// What a process exits with that halted where it was to.
  public static final int HALTED = 86;

  private static final long PATIENCE_SECONDS = 120;

  private ChildJvm() {}

  /// Ends this process on the spot: no finally, no shutdown hook, nothing is flushed or closed.
  public static void halt() {
    Runtime.getRuntime().halt(HALTED);
  }

  /// Runs it to its end.
  ///
  /// @param log gets what it prints
  /// @return its exit code
  public static int run(Class<?> main, Path log, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(main + " does not end");
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
