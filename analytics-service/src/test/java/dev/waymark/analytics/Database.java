package dev.waymark.analytics;

import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.Schemas;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own for the tests, with the roles and the tables of the local start. The
/// service has its own role; what the tests themselves do there, they do as the superuser ({@link
/// World}).
public final class Database implements QuarkusTestResourceLifecycleManager {
  /// The setting of the tests that says where the database is, with the superuser in it.
  public static final String SUPERUSER_URL = "tests.superuser-url";

  private static final String NAME = "waymark";

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      prepare(postgres, NAME);
      return Map.of(
          "waymark.database.migrate",
          "false",
          "waymark.database.url",
          postgres.getJdbcUrl(DatabaseRole.ANALYTICS.key(), NAME),
          SUPERUSER_URL,
          postgres.getJdbcUrl("postgres", NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Makes a database unless there is one, the roles, and the tables that the service needs, as
  /// whoever sets up an installation does.
  public static void prepare(EmbeddedPostgres postgres, String name) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      if (!statement
          .executeQuery("select from pg_database where datname = '" + name + "'")
          .next()) {
        statement.execute("create database " + name);
      }
    }
    try (var connection = postgres.getDatabase("postgres", name).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(DatabaseRole.script());
    }
    Schemas.of("publication", "analytics")
        .migrate(postgres.getJdbcUrl(DatabaseRole.MIGRATION.key(), name), null, null);
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
