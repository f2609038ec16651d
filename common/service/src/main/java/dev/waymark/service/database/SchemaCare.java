package dev.waymark.service.database;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Brings a service's schemas up to date, or sees that they are: at the start when that can be
/// done, else in the background and for as long as it takes. Neither a database that is away nor a
/// schema that somebody else has yet to migrate stops the service from starting; it is not ready
/// until then.
@Singleton
public final class SchemaCare {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Migrations migrations;
  private final CountDownLatch migrated = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// Care for the schemas that these migrations make.
  public SchemaCare(Migrations migrations) {
    this.migrations = migrations;
  }

  /// Before the first request is taken, so that none finds tables of yesterday.
  void start(@Observes StartupEvent event) {
    if (!migrate()) {
      Thread.ofPlatform().name("schema-care").daemon().start(this::keepTrying);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /// Whether the service's own tables are there.
  public boolean isMigrated() {
    return migrated.getCount() == 0;
  }

  /// Waits until they are.
  ///
  /// @return false when the service stops first, or the time is over
  public boolean awaitMigrated(Duration atMost) throws InterruptedException {
    return migrated.await(atMost.toMillis(), TimeUnit.MILLISECONDS) && stopping.getCount() > 0;
  }

  private void keepTrying() {
    try {
      while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
        if (migrate()) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean migrate() {
    try {
      migrations.migrate();
      migrated.countDown();
    } catch (RuntimeException e) {
      Log.warnf("The schemas are not up to date yet: %s", e.getMessage());
    }
    return isMigrated();
  }
}
