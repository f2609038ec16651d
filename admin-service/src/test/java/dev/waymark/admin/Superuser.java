package dev.waymark.admin;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sets up what the service may not, and looks at what it left, in the database of the tests.
@Singleton
public final class Superuser {
  private final String url;

  Superuser(@ConfigProperty(name = Database.SUPERUSER_URL) String url) {
    this.url = url;
  }

  /// Where the database is, with the superuser in it.
  public String url() {
    return url;
  }

  /// A connection of one's own.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }
}
