package dev.waymark.admin.database;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/// Brings the schemas `admin` and `publication` up to date: at the start when the database is
/// there, else in the background and for as long as it takes. A database that is away does not stop
/// the service from starting; it is not ready until then.
@Singleton
final class SchemaCare {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Flyway admin;
  private final Flyway publication;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean migrated;

  SchemaCare(Flyway admin, @FlywayDataSource("publication") Flyway publication) {
    this.admin = admin;
    this.publication = publication;
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

  /// Whether the service's tables are there, and those that it publishes into.
  boolean isMigrated() {
    return migrated;
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
      publication.migrate();
      admin.migrate();
      migrated = true;
    } catch (RuntimeException e) {
      Log.warnf("The schemas cannot be brought up to date yet: %s", e.getMessage());
    }
    return migrated;
  }
}
