package dev.waymark.analytics.lead;

import dev.waymark.analytics.database.DatabaseException;
import dev.waymark.service.database.SchemaCare;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Looks for clicks that came after their leads.
@Singleton
final class LeadSchedule {
  private static final Logger LOG = Logger.getLogger(LeadSchedule.class);

  private final Leads leads;
  private final SchemaCare schema;

  LeadSchedule(Leads leads, SchemaCare schema) {
    this.leads = leads;
    this.schema = schema;
  }

  @Scheduled(
      identity = "leads",
      every = "${waymark.leads.every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    if (!schema.isMigrated()) {
      return;
    }
    try {
      int found = leads.findClicks();
      if (found > 0) {
        LOG.infof("Leads found the clicks that brought them count=%d", found);
      }
    } catch (DatabaseException e) {
      LOG.warnf("Clicks of leads were not looked for; trying again: %s", e.getMessage());
    }
  }
}
