package dev.waymark.redirect.visit;

import dev.waymark.address.TrustedProxies;
import dev.waymark.visitor.agent.UserAgents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Sets up, by the settings, what reads visitors, and keeps it up to date.
public final class VisitorConfiguration {
  private final Countries countries;
  private final Visitors visitors;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("country-database").daemon().factory());

  /// Not started yet: countries are those of the bundled database.
  ///
  /// @throws IllegalArgumentException naming everything that is wrong with the trusted proxies
  public VisitorConfiguration(VisitSettings settings, InstantSource clock, MeterRegistry registry) {
    countries = new Countries(settings.geoipDatabase().orElse(null));
    visitors =
        new Visitors(
            new ClientAddressResolver(
                proxies(settings.trustedProxies().orElse("")),
                settings.countryHeader().orElse(null),
                countries),
            new AgentReader(
                new UserAgents(settings.userAgent().remembered()), settings.userAgent().waiting()),
            new VisitorHash(clock));
    if (settings.countryHeader().isPresent() && settings.trustedProxies().isEmpty()) {
      Log.warn("WAYMARK_COUNTRY_HEADER has no effect without WAYMARK_TRUSTED_PROXIES");
    }
    VisitMeters.register(registry, visitors.agents(), countries);
  }

  private static TrustedProxies proxies(String list) {
    return switch (TrustedProxies.read(list)) {
      case TrustedProxies.Reading.Accepted(TrustedProxies proxies) -> proxies;
      case TrustedProxies.Reading.Refused(var problems) ->
          throw new IllegalArgumentException(
              "WAYMARK_TRUSTED_PROXIES: " + String.join("; ", problems));
    };
  }

  /// What reads visitors.
  public Visitors visitors() {
    return visitors;
  }

  /// Reads the configured country database, and follows its changes from now on. Once.
  public void start() {
    countries.refresh();
    var _ = timer.scheduleWithFixedDelay(countries::keepUp, 0, 1, TimeUnit.MINUTES);
  }

  /// Prepares the parser of user agents, in the background. After the server has opened: on a
  /// machine with one processor this would delay it by seconds.
  public void warm() {
    visitors.agents().warm();
  }

  /// Reads no more. After the server has closed.
  public void stop() {
    timer.shutdownNow();
    visitors.agents().close();
  }
}
