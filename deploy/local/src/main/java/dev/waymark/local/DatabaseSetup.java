package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.database.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Makes a PostgreSQL ready for the services: the database, the three schemas, and who may use
/// them. The tables are made by the services' own programs. Doing it again changes nothing.
final class DatabaseSetup {
  /// The database's name in the embedded PostgreSQL.
  static final String DATABASE = "waymark";

  /// The schemas, all of one owner.
  static final List<String> SCHEMAS = List.of("admin", "publication", "analytics");

  private DatabaseSetup() {}

  /// In the embedded PostgreSQL: the database, the roles with the passwords that the secrets hold,
  /// and the schemas.
  static void embedded(LocalPostgres server, Secrets secrets) {
    var superuser =
        new DatabaseAddress(server.url("postgres"), LocalPostgres.SUPERUSER, server.password());
    try (Connection connection = connect(superuser);
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException e) {
      throw unprepared(e);
    }
    roles(
        new DatabaseAddress(server.url(DATABASE), LocalPostgres.SUPERUSER, server.password()),
        secrets);
  }

  /// In a database that is there: the roles with the passwords that the secrets hold, and the
  /// schemas.
  ///
  /// @param superuser of its server
  static void roles(DatabaseAddress superuser, Secrets secrets) {
    try (Connection connection = connect(superuser);
        Statement statement = connection.createStatement()) {
      statement.execute(DatabaseRole.script());
      for (Map.Entry<DatabaseRole, String> role : passwords(secrets).entrySet()) {
        statement.execute(
            "alter role %s password %s"
                .formatted(role.getKey().key(), statement.enquoteLiteral(role.getValue())));
      }
    } catch (SQLException e) {
      throw unprepared(e);
    }
  }

  private static Refusal unprepared(SQLException e) {
    return new Refusal("The database could not be prepared: " + e.getMessage(), e);
  }

  /// In a PostgreSQL that somebody else keeps: the schemas, where they are not there yet. Roles and
  /// their rights are that somebody's; the services all use the credentials that were given.
  static void external(DatabaseAddress address) {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      for (String schema : SCHEMAS) {
        // Asked first: "if not exists" needs the right to create schemas even where it does.
        if (!exists(statement, "select from pg_namespace where nspname = '" + schema + "'")) {
          statement.execute("create schema " + schema);
        }
      }
    } catch (SQLException e) {
      throw new Refusal(
          "The database at %s (WAYMARK_DATABASE_URL) could not be used: %s"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  /// A connection, made within ten seconds.
  static Connection connect(DatabaseAddress address) throws SQLException {
    var properties = new Properties();
    if (address.username() != null) {
      properties.setProperty("user", address.username());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  private static Map<DatabaseRole, String> passwords(Secrets secrets) {
    return Map.of(
        DatabaseRole.MIGRATION, secrets.migrationPassword(),
        DatabaseRole.ADMIN, secrets.adminPassword(),
        DatabaseRole.REDIRECT, secrets.redirectPassword(),
        DatabaseRole.ANALYTICS, secrets.analyticsPassword());
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
