package dev.waymark.admin.visit;

import dev.waymark.visitor.Country;
import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.agent.UserAgents;
import dev.waymark.visitor.geo.CountryDatabase;
import dev.waymark.visitor.geo.CountryLookup;
import dev.waymark.visitor.geo.ReloadingCountryLookup;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The readers that turn what a visitor sends into facts: the same as on the redirect nodes.
@Singleton
@Startup
class Readers {
  private static final int REMEMBERED_AGENTS = 1_000;

  private final UserAgents userAgents = new UserAgents(REMEMBERED_AGENTS);
  private final CompletableFuture<?> warm;
  private final Function<InetAddress, @Nullable Country> countries;

  Readers(GeoSettings settings) {
    CountryLookup bundled = bundled();
    this.countries =
        settings
            .database()
            .<Function<InetAddress, @Nullable Country>>map(
                file -> {
                  var lookup = new ReloadingCountryLookup(file, bundled);
                  return address -> {
                    lookup.refresh();
                    return lookup.countryOf(address);
                  };
                })
            .orElse(bundled::countryOf);
    this.warm =
        userAgents
            .warm(task -> Thread.ofPlatform().daemon().name("user-agents").start(task))
            .exceptionally(
                e -> {
                  Log.warn("User agents are read by their plain tokens only", e);
                  return null;
                });
  }

  private static CountryLookup bundled() {
    try {
      return CountryDatabase.bundled();
    } catch (IOException e) {
      Log.warn("There is no country database: simulated addresses have no country", e);
      return CountryLookup.unknown();
    }
  }

  /// What a User-Agent header says. Waits for the full parser, which takes seconds after the start:
  /// the answer must not depend on when it is asked for.
  AgentFacts agent(@Nullable String header) {
    warm.join();
    return userAgents.parse(header);
  }

  /// The country of an address; null when unknown.
  @Nullable Country country(InetAddress address) {
    return countries.apply(address);
  }
}
