package dev.waymark.analytics.audit;

import dev.waymark.service.database.SchemaCare;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/// Shows what the audit finds as metrics, and logs what must not be.
@Singleton
@Startup
final class AuditMeters {
  private static final Logger LOG = Logger.getLogger(AuditMeters.class);
  private static final Audit.Findings NOTHING_YET = new Audit.Findings(0, 0, 0, 0, 0, 0, List.of());

  private final Audit audit;
  private final SchemaCare schema;
  private final MultiGauge lag;
  private final MultiGauge silence;
  private volatile Audit.Findings findings = NOTHING_YET;

  AuditMeters(Audit audit, SchemaCare schema, MeterRegistry registry) {
    this.audit = audit;
    this.schema = schema;
    gauge(
        registry,
        "waymark.audit.marks",
        "Clicks that marks have passed, minus rows, rejects and losses. Must be 0.",
        Audit.Findings::marks);
    gauge(
        registry,
        "waymark.audit.rows",
        "Rows noted as stored minus rows there, of the open days. Must be 0.",
        Audit.Findings::rows);
    gauge(
        registry,
        "waymark.audit.aggregates",
        "Aggregated clicks minus rows there, of the open days. Must be 0.",
        Audit.Findings::aggregates);
    gauge(
        registry,
        "waymark.audit.breakdowns",
        "Clicks in each breakdown of every click minus rows stored, of the open days. Must be 0.",
        Audit.Findings::breakdowns);
    gauge(
        registry,
        "waymark.clicks.lost",
        "Clicks that producers declared lost, ever. Must be 0.",
        Audit.Findings::lost);
    gauge(
        registry,
        "waymark.clicks.rejected",
        "Clicks that were quarantined, ever.",
        Audit.Findings::rejected);
    lag =
        MultiGauge.builder("waymark.ingest.lag")
            .description(
                "Clicks in a producer's journal that were not ingested at its last delivery.")
            .register(registry);
    silence =
        MultiGauge.builder("waymark.ingest.silence.seconds")
            .description("Seconds since a producer delivered.")
            .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<Audit.Findings> value) {
    Gauge.builder(name, this, meters -> value.applyAsDouble(meters.findings))
        .description(description)
        .register(registry);
  }

  @Scheduled(
      identity = "audit",
      every = "${waymark.audit.every:60s}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    if (!schema.isMigrated()) {
      return;
    }
    try {
      Audit.Findings found = audit.look();
      findings = found;
      lag.register(rows(found, Audit.Lag::clicks), true);
      silence.register(rows(found, Audit.Lag::silentSeconds), true);
      if (found.marks() != 0
          || found.rows() != 0
          || found.aggregates() != 0
          || found.breakdowns() != 0) {
        LOG.errorf(
            "The self-audit found a difference marks=%d rows=%d aggregates=%d breakdowns=%d",
            found.marks(), found.rows(), found.aggregates(), found.breakdowns());
      }
    } catch (RuntimeException e) {
      LOG.warnf("The self-audit could not look; trying again later: %s", e.getMessage());
    }
  }

  private static List<MultiGauge.Row<?>> rows(
      Audit.Findings found, ToDoubleFunction<Audit.Lag> value) {
    return found.lags().stream()
        .<MultiGauge.Row<?>>map(
            one ->
                MultiGauge.Row.of(
                    Tags.of("producer", one.producer().toString()), value.applyAsDouble(one)))
        .toList();
  }
}
