package dev.waymark.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Brings the schemas of a service up to date before it starts: its own program, in a process of
/// its own, which alone holds the credentials of the role that may do so.
final class Migration {
  private final ServiceSpec spec;
  private final Process process;
  private final Path log;

  private Migration(ServiceSpec spec, Process process, Path log) {
    this.spec = spec;
    this.process = process;
    this.log = log;
  }

  /// Begins it.
  ///
  /// @param spec of a service that does not migrate at its start
  static Migration start(ServiceSpec spec, Path dataDirectory, Path logs) throws IOException {
    Path log = logs.resolve(spec.name() + "-migration.log");
    return new Migration(spec, RunningService.migrate(spec, dataDirectory, log), log);
  }

  /// Waits until it is done.
  ///
  /// @throws Refusal when it fails, or is not done in time
  void awaitDone(Duration bound) {
    if (!Programs.ended(process, bound)) {
      stop();
      throw new Refusal(
          "The tables of %s are not up to date after %d seconds.%s"
              .formatted(spec.name(), bound.toSeconds(), RunningService.endOf(log)));
    }
    if (process.exitValue() != 0) {
      throw new Refusal(
          "The tables of %s could not be brought up to date (status %d).%s"
              .formatted(spec.name(), process.exitValue(), RunningService.endOf(log)));
    }
  }

  /// Ends it: what it has not finished is rolled back.
  void stop() {
    process.destroyForcibly();
  }
}
