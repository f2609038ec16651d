package dev.waymark.analytics.rollup;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.service.database.SchemaCare;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Runs the rollup when it is due, and again until that succeeds; at the start, too, when a run was
/// missed.
@Singleton
final class RollupSchedule {
  private static final Logger LOG = Logger.getLogger(RollupSchedule.class);
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final String OFF = "off";

  private final Rollup rollup;
  private final SchemaCare schema;
  private final RollupSettings settings;
  private final Counter failures;
  private final AtomicLong lastRunMillis = new AtomicLong();
  private final AtomicBoolean waits = new AtomicBoolean();
  private final AtomicBoolean missed = new AtomicBoolean();

  RollupSchedule(
      Rollup rollup, SchemaCare schema, RollupSettings settings, MeterRegistry registry) {
    this.rollup = rollup;
    this.schema = schema;
    this.settings = settings;
    this.failures =
        Counter.builder("waymark.rollup.failures")
            .description("Runs of the rollup that failed.")
            .register(registry);
    Gauge.builder("waymark.rollup.last.run.seconds", lastRunMillis, millis -> millis.get() / 1000.0)
        .description("When this node ran the rollup last, in seconds since 1970; 0 for never.")
        .register(registry);
  }

  @Scheduled(
      identity = "rollup",
      cron = "${waymark.rollup.cron:0 5 0 * * ?}",
      timeZone = "UTC",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    missed.set(!attempt());
  }

  /// Makes up for a run that came to nothing when it was due.
  @Scheduled(
      identity = "rollup-again",
      every = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void again() {
    if (missed.getAndSet(false) && !attemptIfMissed()) {
      missed.set(true);
    }
  }

  void start(@Observes StartupEvent event) {
    if (!settings.cron().equals(OFF)) {
      Thread.ofPlatform().name("rollup-catch-up").daemon().start(this::makeUp);
    }
  }

  /// Makes up for a run that was missed, once the database lets it.
  void makeUp() {
    try {
      while (!schema.awaitMigrated(RETRY) || !attemptIfMissed()) {
        Thread.sleep(RETRY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attemptIfMissed() {
    try {
      return rollup.isUpToDate() || attempt();
    } catch (RuntimeException e) {
      LOG.warnf("Whether a rollup was missed cannot be told yet: %s", e.getMessage());
      return false;
    }
  }

  private boolean attempt() {
    try {
      Rollup.Run run = rollup.runDue();
      if (run == null) {
        return false; // which the guard has told
      }
      lastRunMillis.set(run.ranAt().toEpochMilli());
      return true;
    } catch (RuntimeException e) {
      if (e instanceof DatabaseException refused && refused.isTooEarly()) {
        tellOnceThatItWaits();
        return false;
      }
      failures.increment();
      LOG.error("The rollup failed", e);
      return false;
    }
  }

  /// At the very first start of all, until admin-service has made its tables.
  private void tellOnceThatItWaits() {
    if (waits.compareAndSet(false, true)) {
      LOG.info(
          "The rollup waits for admin-service to make the tables into which counts are published");
    }
  }
}
