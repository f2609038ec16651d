package dev.waymark.redirect.visit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// What can be seen of reading visitors from outside.
final class VisitMeters {
  /// User-Agent headers that were new and had to be read.
  static final String MISSES = "waymark.user.agents.misses";

  /// User-Agent headers that were not read because too many others waited: alarm when it rises.
  static final String OVERFLOWS = "waymark.user.agents.overflows";

  /// 1 while countries can be told from addresses, 0 when there is no database: alarm at 0.
  static final String GEOIP = "waymark.geoip.available";

  private VisitMeters() {}

  static void register(MeterRegistry registry, AgentReader agents, Countries countries) {
    FunctionCounter.builder(MISSES, agents, AgentReader::misses)
        .description("New User-Agent headers")
        .register(registry);
    FunctionCounter.builder(OVERFLOWS, agents, AgentReader::overflows)
        .description("User-Agent headers not read")
        .register(registry);
    Gauge.builder(GEOIP, countries, c -> c.isAvailable() ? 1 : 0)
        .description("Whether there is a country database")
        .register(registry);
  }
}
