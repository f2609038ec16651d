package dev.waymark.service.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/// The schemas that a service needs, in the order in which they are made. The migrations of each
/// are on the class path, in `db/` and its name; `afterMigrate__rights.sql` there says who may do
/// what.
///
/// Each service knows those of every schema it needs, so it does not matter which of them comes
/// first.
public final class Schemas {
  /// About half a minute: each wait is twice the one before, from a second on.
  private static final int CONNECT_RETRIES = 5;

  private final List<String> names;

  private Schemas(List<String> names) {
    this.names = names;
  }

  /// Those with these names.
  public static Schemas of(String... names) {
    return new Schemas(List.of(names));
  }

  /// Brings them up to date, which takes their owner's rights. A newer version's tables are left as
  /// they are.
  ///
  /// @throws RuntimeException when that cannot be done
  public void migrate(DataSource source) {
    for (String name : names) {
      flyway(name, Flyway.configure().dataSource(source)).migrate();
    }
  }

  /// The same on connections of their own; a database that cannot be reached is tried again for
  /// half a minute.
  ///
  /// @param url a JDBC URL
  /// @param username null when the URL says
  /// @param password null when there is none, or the URL says
  /// @throws RuntimeException when that cannot be done
  public void migrate(String url, @Nullable String username, @Nullable String password) {
    for (String name : names) {
      flyway(
              name,
              Flyway.configure()
                  .dataSource(url, username, password)
                  .connectRetries(CONNECT_RETRIES))
          .migrate();
    }
  }

  /// Sees that they are up to date, and changes nothing.
  ///
  /// @throws IllegalStateException when one is not; the message says what is wrong first
  /// @throws RuntimeException when the database does not answer
  public void check(DataSource source) {
    for (String name : names) {
      ValidateResult result =
          flyway(name, Flyway.configure().dataSource(source)).validateWithResult();
      if (!result.validationSuccessful) {
        throw new IllegalStateException(
            "The schema %s is not as this version needs it: %s"
                .formatted(name, result.getAllErrorMessages().lines().findFirst().orElse("")));
      }
    }
  }

  /// Their names, joined by commas.
  @Override
  public String toString() {
    return String.join(", ", names);
  }

  private static Flyway flyway(String name, FluentConfiguration configuration) {
    return configuration
        .locations("classpath:db/" + name)
        .failOnMissingLocations(true)
        .schemas(name)
        .defaultSchema(name)
        // The version before must go on, and start, beside a newer one's tables.
        .ignoreMigrationPatterns("*:future")
        .load();
  }
}
