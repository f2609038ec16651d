package dev.waymark.service.metric;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Bounds the labels of the metrics of requests: the template of an operation's address, or
/// `UNKNOWN`.
final class Labels {
  private static final String URI = "uri";
  private static final String UNKNOWN = "UNKNOWN";

  @Produces
  @Singleton
  MeterFilter withoutSlash() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("http.server") && ("/" + UNKNOWN).equals(id.getTag(URI))
            ? id.replaceTags(
                id.getTags().stream()
                    .map(tag -> tag.getKey().equals(URI) ? Tag.of(URI, UNKNOWN) : tag)
                    .toList())
            : id;
      }
    };
  }
}
