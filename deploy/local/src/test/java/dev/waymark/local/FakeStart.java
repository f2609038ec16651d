package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import java.util.List;
import java.util.Map;

/// The local start as it is, with two fake services in the place of Waymark's.
final class FakeStart {
  private FakeStart() {}

  public static void main(String... arguments) {
    System.exit(
        Start.run(
            List.of(arguments),
            (settings, secrets, database) ->
                List.of(
                    fake(
                        "analytics-service",
                        Option.ANALYTICS_PORT,
                        settings.analyticsPort(),
                        database),
                    fake(
                        "redirect-service",
                        Option.REDIRECT_PORT,
                        settings.redirectPort(),
                        database)),
            System.out,
            System.out));
  }

  private static ServiceSpec fake(String name, Option option, int port, DatabaseAddress database) {
    return new ServiceSpec(
            name,
            option,
            port,
            List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", FakeService.class.getName()),
            Map.of("FAKE_PORT", Integer.toString(port), "WAYMARK_DATABASE_URL", database.jdbcUrl()))
        .migrated(
            name.equals("analytics-service")
                ? Map.of("WAYMARK_DATABASE_USERNAME", "the owner")
                : null);
  }
}
