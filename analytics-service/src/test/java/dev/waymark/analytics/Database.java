package dev.waymark.analytics;

import dev.waymark.database.DatabaseRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own for the tests, with the roles of the local start, in which admin-service
/// has made its schema. The service has its own role; what the tests themselves do there, they do
/// as the superuser ({@link World}).
public final class Database implements QuarkusTestResourceLifecycleManager {
  static final String SUPERUSER_URL = "tests.superuser-url";
  private static final String NAME = "waymark";

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      prepare(postgres, NAME);
      return Map.of(
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

  /// Makes a database, the roles, and what admin-service has made when it has started.
  static void prepare(EmbeddedPostgres postgres, String name) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    try (var connection = postgres.getDatabase("postgres", name).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(DatabaseRole.script());
    }
    migrate(postgres, name, "publication", DatabaseRole.ADMIN);
  }

  /// Brings a schema up to date, as its owner.
  static void migrate(EmbeddedPostgres postgres, String name, String schema, DatabaseRole owner) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(postgres.getDatabase(owner.key(), name))
        .locations("db/" + schema)
        .defaultSchema(schema)
        .schemas(schema)
        .load()
        .migrate();
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
