package dev.waymark.redirect.visit;

import dev.waymark.address.TrustedProxies;
import dev.waymark.visitor.agent.UserAgents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Sets up, by the settings, what reads visitors.
@Singleton
public class Reception {
  /// Before the server opens, and after it closed.
  private static final int FIRST = 100;

  private static final int LAST = 5_000;

  private final Countries countries;
  private final Whereabouts whereabouts;
  private final AgentReader agents;
  private final VisitorHash visitors;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("country-database").daemon().factory());

  /// @throws IllegalArgumentException naming everything that is wrong with the trusted proxies
  public Reception(VisitSettings settings, InstantSource clock, MeterRegistry registry) {
    countries = new Countries(settings.geoipDatabase().orElse(null));
    whereabouts =
        new Whereabouts(
            proxies(settings.trustedProxies().orElse("")),
            settings.countryHeader().orElse(null),
            countries);
    agents =
        new AgentReader(
            new UserAgents(settings.userAgent().remembered()), settings.userAgent().waiting());
    visitors = new VisitorHash(clock);
    if (settings.countryHeader().isPresent() && settings.trustedProxies().isEmpty()) {
      Log.warn("WAYMARK_COUNTRY_HEADER has no effect without WAYMARK_TRUSTED_PROXIES");
    }
    VisitMeters.register(registry, agents, countries);
  }

  private static TrustedProxies proxies(String list) {
    return switch (TrustedProxies.read(list)) {
      case TrustedProxies.Reading.Accepted(TrustedProxies proxies) -> proxies;
      case TrustedProxies.Reading.Refused(var problems) ->
          throw new IllegalArgumentException(
              "WAYMARK_TRUSTED_PROXIES: " + String.join("; ", problems));
    };
  }

  /// Where visitors are.
  @Produces
  @Singleton
  public Whereabouts whereabouts() {
    return whereabouts;
  }

  /// What their User-Agents say.
  @Produces
  @Singleton
  public AgentReader agents() {
    return agents;
  }

  /// What tells them apart.
  @Produces
  @Singleton
  public VisitorHash visitors() {
    return visitors;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    countries.refresh();
    var _ = timer.scheduleWithFixedDelay(countries::keepUp, 0, 1, TimeUnit.MINUTES);
  }

  /// On a machine with one processor this would delay the server by seconds.
  void warm(@Observes @Priority(LAST) StartupEvent event) {
    agents.warm();
  }

  void stop(@Observes @Priority(LAST) ShutdownEvent event) {
    timer.shutdownNow();
    agents.close();
  }
}
