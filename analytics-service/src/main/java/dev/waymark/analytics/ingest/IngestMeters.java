package dev.waymark.analytics.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/// Counts what comes in.
@Singleton
@Startup
final class IngestMeters {
  private final Counter stored;
  private final Counter repeated;
  private final Counter rejected;
  private final Counter recovered;
  private final Counter lost;
  private final Counter gaps;
  private final Counter superseded;
  private final Counter clashes;
  private final Counter refused;

  IngestMeters(MeterRegistry registry) {
    stored = counter(registry, "stored", "Clicks that were stored.");
    repeated = counter(registry, "repeated", "Clicks that came again and were dropped.");
    rejected = counter(registry, "rejected", "Clicks that cannot be stored and were quarantined.");
    recovered =
        counter(registry, "recovered", "Clicks that were quarantined, and stored when read again.");
    lost = counter(registry, "lost", "Clicks that their producers can no longer send.");
    gaps = counter(registry, "gaps", "Batches refused because something before them is missing.");
    superseded =
        counter(registry, "superseded", "Batches refused because a newer process delivers.");
    clashes =
        counter(registry, "clashes", "Batches refused because a copied journal has their numbers.");
    refused =
        counter(
            registry, "refused", "Batches refused because their sender may not deliver for them.");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("waymark.ingest." + name).description(description).register(registry);
  }

  void noteRecovered(int clicks) {
    recovered.increment(clicks);
  }

  void note(Ingest.Receipt receipt) {
    switch (receipt) {
      case Ingest.Taken taken -> {
        stored.increment(taken.stored());
        repeated.increment(taken.repeated());
        rejected.increment(taken.rejected());
        lost.increment((double) taken.lost());
      }
      case Ingest.Missing _ -> gaps.increment();
      case Ingest.TooOld _ -> superseded.increment();
      case Ingest.Clash _ -> clashes.increment();
      case Ingest.Refused _ -> refused.increment();
    }
  }
}
