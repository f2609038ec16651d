package dev.waymark.service.database;

import dev.waymark.database.DatabaseRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/// A database of a PostgreSQL that a test has started.
///
/// @param postgres runs; whoever started it stops it
/// @param name a plain word
public record TestDatabase(EmbeddedPostgres postgres, String name) {
  /// Who may do everything.
  public static final String SUPERUSER = "postgres";

  /// Makes it, empty.
  public TestDatabase create() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return this;
  }

  /// Gives it the roles and the tables that a service needs, as whoever sets up an installation
  /// does, or updates one.
  public TestDatabase setUp(Schemas schemas) throws SQLException {
    execute(SUPERUSER, DatabaseRole.script());
    schemas.migrate(url(DatabaseRole.MIGRATION.key()), null, null);
    return this;
  }

  /// Gives it the roles of the time when services owned what they migrated.
  public TestDatabase setUpFormerRoles() throws SQLException {
    try (InputStream script =
        Objects.requireNonNull(TestDatabase.class.getResourceAsStream("/db/roles-of-owners.sql"))) {
      execute(SUPERUSER, new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// Migrates a schema up to a version of that time, as its owner.
  public TestDatabase migrate(String schema, DatabaseRole owner, String version) {
    Flyway.configure(TestDatabase.class.getClassLoader())
        .dataSource(postgres.getDatabase(owner.key(), name))
        .locations("db/" + schema)
        .defaultSchema(schema)
        .schemas(schema)
        .target(version)
        // The rights of today name what was not there yet.
        .skipDefaultCallbacks(true)
        .load()
        .migrate();
    return this;
  }

  /// Where it is, as JDBC writes it.
  public String url(String role) {
    return postgres.getJdbcUrl(role, name);
  }

  /// Runs statements.
  public void execute(String role, String sql) throws SQLException {
    try (Connection connection = postgres.getDatabase(role, name).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The rows that a query gives, their columns joined by blanks.
  public List<String> rows(String role, String sql) throws SQLException {
    try (Connection connection = postgres.getDatabase(role, name).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(row.getString(column)));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    }
  }

  /// The first row of them.
  public String first(String role, String sql) throws SQLException {
    return rows(role, sql).getFirst();
  }
}
