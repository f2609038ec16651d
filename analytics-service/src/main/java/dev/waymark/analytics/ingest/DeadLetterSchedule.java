package dev.waymark.analytics.ingest;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Reads again what was quarantined, soon after the start and then now and again.
@Singleton
final class DeadLetterSchedule {
  private static final Logger LOG = Logger.getLogger(DeadLetterSchedule.class);

  private final DeadLetterReprocessing reading;
  private final SchemaCare schema;

  DeadLetterSchedule(DeadLetterReprocessing reading, SchemaCare schema) {
    this.reading = reading;
    this.schema = schema;
  }

  @Scheduled(
      identity = "dead-letter-reprocessing",
      every = "${waymark.ingest.second-reading-every:10m}",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    if (!schema.isMigrated()) {
      return;
    }
    try {
      DeadLetterReprocessing.Run run = reading.run();
      if (run.stored() > 0 || run.kept() > 0) {
        LOG.infof(
            "Records that were quarantined were read again stored=%d kept=%d",
            run.stored(), run.kept());
      }
    } catch (DatabaseException e) {
      LOG.warnf(
          "What was quarantined was not read again; the next run goes on: %s", e.getMessage());
    }
  }
}
