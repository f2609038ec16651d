package dev.waymark.redirect.visit;

import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import dev.waymark.visitor.geo.CountryDatabase;
import dev.waymark.visitor.geo.CountryLookup;
import dev.waymark.visitor.geo.ReloadingCountryLookup;
import dev.waymark.visitor.geo.ReloadingCountryLookup.Refresh;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The country database of this node: the configured file, the bundled one until that can be read,
/// or none, and then every country is unknown.
final class Countries implements CountryLookup {
  private final @Nullable ReloadingCountryLookup configured;
  private final CountryLookup lookup;
  private volatile boolean available;

  /// @param file null for the bundled database
  Countries(@Nullable Path file) {
    CountryLookup bundled = bundled();
    configured = file == null ? null : new ReloadingCountryLookup(file, bundled);
    lookup = configured == null ? bundled : configured;
  }

  private CountryLookup bundled() {
    try {
      CountryDatabase database = CountryDatabase.bundled();
      available = true;
      return database;
    } catch (IOException e) {
      Log.warnf("no bundled country database: %s", e.toString());
      return CountryLookup.unknown();
    }
  }

  @Override
  public @Nullable Country countryOf(InetAddress address) {
    return lookup.countryOf(address);
  }

  @Override
  public Place placeOf(InetAddress address) {
    return lookup.placeOf(address);
  }

  @Override
  public boolean knowsPlaces() {
    return lookup.knowsPlaces();
  }

  /// Looks whether the configured file has changed, and prepares what is new for many lookups.
  /// Takes a second then.
  void keepUp() {
    refresh();
    if (configured != null) {
      configured.index();
    } else if (lookup instanceof CountryDatabase database) {
      database.index();
    }
  }

  /// Looks whether the configured file has changed. Reads the disk.
  void refresh() {
    if (configured == null) {
      return;
    }
    switch (configured.refresh()) {
      case Refresh.Unchanged _ -> {}
      case Refresh.Loaded(var type, var builtAt) -> {
        available = true;
        Log.infof("country database loaded: type=%s builtAt=%s", type, builtAt);
      }
      case Refresh.Missing _ -> Log.warn("the configured country database is missing");
      case Refresh.Refused(String reason) ->
          Log.warnf("the configured country database cannot be used: %s", reason);
    }
  }

  /// Whether there is any database.
  boolean isAvailable() {
    return available;
  }
}
