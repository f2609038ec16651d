package dev.waymark.admin.visit;

import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
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
import org.jspecify.annotations.Nullable;

/// The readers that turn what a visitor sends into facts: the same as on the redirect nodes.
@Singleton
@Startup
public class Readers {
  private static final int REMEMBERED_AGENTS = 1_000;

  private final UserAgents userAgents = new UserAgents(REMEMBERED_AGENTS);
  private final CompletableFuture<?> warm;
  private final CountryLookup countries;

  /// Looks before each lookup whether there is a new one; null where none was configured.
  private final @Nullable ReloadingCountryLookup configured;

  Readers(GeoSettings settings) {
    CountryLookup bundled = bundled();
    this.configured =
        settings.database().map(file -> new ReloadingCountryLookup(file, bundled)).orElse(null);
    this.countries = configured == null ? bundled : configured;
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
    return fresh().countryOf(address);
  }

  /// Where in its country an address is.
  Place place(InetAddress address) {
    return fresh().placeOf(address);
  }

  /// Whether the database has regions and cities.
  public boolean knowPlaces() {
    return fresh().knowsPlaces();
  }

  private CountryLookup fresh() {
    if (configured != null) {
      configured.refresh();
    }
    return countries;
  }
}
