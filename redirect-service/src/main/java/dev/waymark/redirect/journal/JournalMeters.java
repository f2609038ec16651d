package dev.waymark.redirect.journal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/// The journal's metrics.
public record JournalMeters(Journal journal) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "captured", "Clicks written to the journal.", JournalCounters::captured);
    count(
        registry,
        "lost",
        "Clicks that were answered although the journal's disk failed. Must be 0.",
        JournalCounters::lost);
    count(
        registry,
        "refused",
        "Clicks that were answered with 503 because the journal's disk failed.",
        JournalCounters::refused);
    count(
        registry,
        "undurable",
        "Clicks that were answered although waiting for the medium failed. Must be 0.",
        JournalCounters::undurable);
    count(registry, "failures", "Errors of the journal's disk.", JournalCounters::failures);
    count(registry, "syncs", "Waits for the journal's medium.", JournalCounters::syncs);
    count(
        registry,
        "torn.bytes",
        "Bytes of half-written records that were cut when the journal was opened.",
        JournalCounters::tornBytes);
    count(
        registry,
        "damaged.headers",
        "Files with a damaged header that were found when the journal was opened. Must be 0.",
        JournalCounters::damagedHeaders);
    count(
        registry,
        "damaged.records",
        "Records that could not be read back for delivery. Must be 0.",
        JournalCounters::damagedRecords);
    gauge(
        registry,
        "failing",
        "1 while nothing can be written to the journal, else 0. Must be 0.",
        j -> j.failingSince() == null ? 0 : 1);
    gauge(registry, "undelivered", "Clicks not yet delivered.", j -> j.next() - j.mark());
    gauge(registry, "sequence", "The number that the next click will get.", Journal::next);
    gauge(registry, "epoch", "How often this journal was opened.", Journal::epoch);
    gauge(registry, "segments", "Files of the journal.", j -> j.segments().size());
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<JournalCounters> value) {
    FunctionCounter.builder("waymark.journal." + name, journal.counters(), value)
        .description(description)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Journal> value) {
    Gauge.builder("waymark.journal." + name, journal, value)
        .description(description)
        .register(registry);
  }
}
