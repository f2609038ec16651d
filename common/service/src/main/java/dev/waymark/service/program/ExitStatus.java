package dev.waymark.service.program;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.util.concurrent.atomic.AtomicBoolean;

/// The status that this process ends with.
final class ExitStatus {
  /// What SIGTERM makes of it by itself, which supervisors take for a failure.
  private static final int SIGTERM = 143;

  private ExitStatus() {}

  /// Has the process end with status 0 when it was asked to stop and everything has stopped. What
  /// ends otherwise, as when it cannot start, keeps its own. To be called before the application
  /// runs.
  static void isSuccessWhenAskedToStop() {
    var failed = new AtomicBoolean();
    ApplicationLifecycleManager.setDefaultExitCodeHandler(
        (status, cause) -> {
          // A native executable hears of the signal here.
          if (cause != null || (status != 0 && status != SIGTERM)) {
            failed.set(true);
          }
          System.exit(status);
        });
    // The virtual machine ends only after all of its hooks, so nothing is faster than this one.
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("exit-status").unstarted(() -> end(failed)));
  }

  private static void end(AtomicBoolean failed) {
    Application application = Application.currentApplication();
    if (application != null && !failed.get()) {
      application.awaitShutdown();
      if (!failed.get()) {
        Runtime.getRuntime().halt(0);
      }
    }
  }
}
