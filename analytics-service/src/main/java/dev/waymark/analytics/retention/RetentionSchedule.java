package dev.waymark.analytics.retention;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.service.database.SchemaCare;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Runs retention when it is due.
@Singleton
final class RetentionSchedule {
  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

  private final Retention retention;
  private final SchemaCare schema;
  private final Counter failures;

  RetentionSchedule(Retention retention, SchemaCare schema, MeterRegistry registry) {
    this.retention = retention;
    this.schema = schema;
    this.failures =
        Counter.builder("waymark.retention.failures")
            .description("Runs of retention that did not come to their end.")
            .register(registry);
  }

  @Scheduled(
      identity = "retention",
      every = "${waymark.retention.every:1h}",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    if (!schema.isMigrated()) {
      return;
    }
    try {
      Retention.Run run = retention.run();
      if (!run.dropped().isEmpty() || !run.sealed().isEmpty()) {
        LOG.infof("Retention done sealed=%s dropped=%s", run.sealed(), run.dropped());
      }
    } catch (DatabaseException e) {
      failures.increment();
      LOG.warnf("Retention did not come to its end; the next run goes on: %s", e.getMessage());
    }
  }
}
