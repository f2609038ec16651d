package dev.waymark.admin;

import dev.waymark.database.DatabaseRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own for the tests, with the roles of the local start and no table. The
/// service has its own role; what the tests themselves do there, they do as the {@link Superuser}.
public final class Database implements QuarkusTestResourceLifecycleManager {
  static final String SUPERUSER_URL = "tests.superuser-url";
  private static final String NAME = "waymark";

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + NAME);
      }
      try (var connection = postgres.getDatabase("postgres", NAME).getConnection();
          var statement = connection.createStatement()) {
        statement.execute(DatabaseRole.script());
      }
      return Map.of(
          "waymark.database.url",
          postgres.getJdbcUrl(DatabaseRole.ADMIN.key(), NAME),
          SUPERUSER_URL,
          postgres.getJdbcUrl("postgres", NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
