package dev.waymark.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Other programs of this machine, run to their end.
final class Programs {
  private Programs() {}

  /// Runs a program and returns what it printed.
  ///
  /// @throws AssertionError with what it said, when it fails or takes longer than five minutes
  static String run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end: " + Files.readString(err));
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(
            "%s ended with status %d:%n%s%n%s"
                .formatted(
                    command, process.exitValue(), Files.readString(out), Files.readString(err)));
      }
      return Files.readString(out).strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it ran: " + command, e);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
