package dev.waymark.admin.setup;

import dev.waymark.admin.session.OneTimeCodes;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/// Tells the log where the first person is made, for as long as there is nobody: on a server that
/// is where an operator finds the code.
@Singleton
final class SetupNotice {
  private final Setup setup;

  SetupNotice(Setup setup) {
    this.setup = setup;
  }

  /// Before the code of the line before has ended.
  @Scheduled(
      identity = "setup-notice",
      every = "50m",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    try {
      if (setup.isOpen()) {
        OneTimeCodes.Made made = setup.code();
        Log.infof(
            "Nobody can sign in yet. The first person is made at /setup#%s, until %s",
            made.code().text(), made.endsAt());
      }
    } catch (RuntimeException e) {
      Log.debugf("Whether there is anybody could not be seen: %s", e.getMessage());
    }
  }
}
