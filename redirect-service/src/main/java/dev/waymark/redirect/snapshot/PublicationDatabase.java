package dev.waymark.redirect.snapshot;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// Where the publication is, and how to get in.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/database`
/// @param username null for the driver's default
/// @param password null for none
record PublicationDatabase(String jdbcUrl, @Nullable String username, @Nullable String password) {
  private static final String JDBC = "jdbc:";

  /// Longer than any answer may keep us waiting for its next bytes; a silent connection is given up
  /// after that.
  private static final int SOCKET_TIMEOUT_SECONDS = 30;

  private static final int CONNECT_TIMEOUT_SECONDS = 5;

  /// Reads an address as JDBC writes it, or as everybody else does:
  /// `postgresql://user:password@host:port/database`. Separate credentials win over those in it.
  ///
  /// @throws IllegalArgumentException when it is neither; the message does not repeat it, for it
  ///   may hold a password
  static PublicationDatabase of(String url, @Nullable String username, @Nullable String password) {
    if (url.startsWith(JDBC + "postgresql:")) {
      return new PublicationDatabase(url, username, password);
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "WAYMARK_DATABASE_URL must begin with jdbc:postgresql: or postgresql:");
    }
    String rest = url.substring(url.indexOf("//"));
    int authorityEnd = rest.indexOf('/', 2);
    int at = rest.lastIndexOf('@', authorityEnd < 0 ? rest.length() : authorityEnd);
    if (at < 0) {
      return new PublicationDatabase(JDBC + "postgresql:" + rest, username, password);
    }
    String credentials = rest.substring(2, at);
    int colon = credentials.indexOf(':');
    String user = colon < 0 ? credentials : credentials.substring(0, colon);
    return new PublicationDatabase(
        JDBC + "postgresql://" + rest.substring(at + 1),
        username != null ? username : decoded(user),
        password != null || colon < 0 ? password : decoded(credentials.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// A new connection, which notices when the other end is gone.
  Connection connect() throws SQLException {
    var properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "waymark-redirect");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
    // Plans are made for each value: one made for any value would read the whole table.
    properties.setProperty("prepareThreshold", "0");
    Connection connection = new Driver().connect(jdbcUrl, properties);
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL");
    }
    return connection;
  }

  @Override
  public String toString() {
    return "PublicationDatabase["
        + URI.create(jdbcUrl.substring(JDBC.length())).getAuthority()
        + "]";
  }
}
