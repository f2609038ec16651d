package dev.waymark.service.database;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;

/// A service's program when it is started with the argument `migrate`: it brings the schemas up to
/// date and ends. It needs to know the database and nothing else, listens nowhere, and may be run
/// any number of times, beside services that run. It is told as whom to log in as the service is;
/// that role owns the schemas, or is to.
public final class Migration {
  private static final String ARGUMENT = "migrate";

  private Migration() {}

  /// Whether the arguments ask for it.
  public static boolean isAskedFor(String... arguments) {
    return List.of(arguments).equals(List.of(ARGUMENT));
  }

  /// Does it.
  ///
  /// @throws RuntimeException when that cannot be done
  @SuppressWarnings("SystemOut") // There is no log yet.
  public static void run(Schemas schemas) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .addDiscoveredSources()
            .build();
    schemas.migrate(
        config.getValue(DatabaseConfigSource.URL, String.class),
        config.getOptionalValue(DatabaseConfigSource.USERNAME, String.class).orElse(null),
        config.getOptionalValue(DatabaseConfigSource.PASSWORD, String.class).orElse(null));
    System.out.println("Up to date: " + schemas + ".");
  }
}
