package dev.waymark.redirect.database;

import dev.waymark.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/// Where PostgreSQL is, and how to get in. Any thread.
public record Database(DatabaseAddress address) {
  /// Longer than any answer may keep us waiting for its next bytes; a silent connection is given up
  /// after that.
  private static final int SOCKET_TIMEOUT_SECONDS = 30;

  private static final int CONNECT_TIMEOUT_SECONDS = 5;

  /// The database that the settings name.
  ///
  /// @throws IllegalArgumentException when they name none; the message has no password
  public static Database of(DatabaseSettings settings) {
    return new Database(
        DatabaseAddress.parse(
            settings.url(), settings.username().orElse(null), settings.password().orElse(null)));
  }

  /// A new connection, which notices when the other end is gone. The caller closes it.
  public Connection connect() throws SQLException {
    var properties = new Properties();
    if (address.username() != null) {
      properties.setProperty("user", address.username());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    properties.setProperty("ApplicationName", "waymark-redirect");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
    // Plans are made for each value: one made for any value would read the whole table.
    properties.setProperty("prepareThreshold", "0");
    Connection connection = new Driver().connect(address.jdbcUrl(), properties);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL");
    }
    return connection;
  }
}
