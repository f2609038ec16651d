package dev.waymark.redirect.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/// The metrics of delivery.
public record DeliveryMeters(Delivery delivery) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "batches", "Batches that were confirmed.", DeliveryCounters::batches);
    count(registry, "clicks", "Clicks that were confirmed.", DeliveryCounters::clicks);
    count(registry, "failures", "Deliveries that failed.", DeliveryCounters::failures);
    count(
        registry,
        "rewinds",
        "Times that the analytics service asked to go back.",
        DeliveryCounters::rewinds);
    count(
        registry,
        "gone",
        "Clicks declared lost because the journal does not hold them. Must be 0.",
        DeliveryCounters::gone);
    count(
        registry,
        "superseded",
        "Deliveries refused because a newer process has this journal's id. Must be 0.",
        DeliveryCounters::superseded);
    Gauge.builder(
            "waymark.delivery.stalled.seconds", delivery, one -> one.stalled().toMillis() / 1e3)
        .description("How long deliveries have been failing; 0 when the last one was confirmed.")
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<DeliveryCounters> value) {
    FunctionCounter.builder("waymark.delivery." + name, delivery.counters(), value)
        .description(description)
        .register(registry);
  }
}
