package dev.waymark.analytics.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/// Brings the schema `analytics` up to date, in the background and for as long as it takes: neither
/// a database that is away nor a schema `publication` that its owner has yet to create stops the
/// service from starting; it is not ready until then.
@Singleton
public final class SchemaCare {
  private static final Logger LOG = Logger.getLogger(SchemaCare.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Flyway flyway;
  private final CountDownLatch migrated = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// Care for the schema that these migrations make.
  public SchemaCare(Flyway flyway) {
    this.flyway = flyway;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("schema-care").daemon().start(this::migrate);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void migrate() {
    try {
      do {
        try {
          flyway.migrate();
          migrated.countDown();
          return;
        } catch (RuntimeException e) {
          LOG.warnf("The schema cannot be brought up to date yet: %s", e.getMessage());
        }
      } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
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
}
