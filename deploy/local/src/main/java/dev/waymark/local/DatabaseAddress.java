package dev.waymark.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database and who to be there.
///
/// @param url a JDBC URL, `jdbc:postgresql://host:port/database`, without credentials
/// @param username null leaves it to the driver: the name of the operating system's user
/// @param password null when none is needed
record DatabaseAddress(String url, @Nullable String username, @Nullable String password) {

  /// Reads `jdbc:postgresql://...` or `postgresql://user:password@host:port/database`
  /// (`postgres://` too). Credentials given beside the URL win over those in it.
  ///
  /// @throws Refusal when it is neither
  static DatabaseAddress read(
      String text, @Nullable String givenUsername, @Nullable String givenPassword) {
    if (text.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(text, givenUsername, givenPassword);
    }
    URI uri = uri(text);
    String scheme = uri.getScheme();
    if (uri.getHost() == null || !("postgresql".equals(scheme) || "postgres".equals(scheme))) {
      throw unreadable();
    }
    String username = givenUsername;
    String password = givenPassword;
    String userInfo = uri.getRawUserInfo();
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      if (username == null) {
        username = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
      }
      if (password == null && colon >= 0) {
        password = decode(userInfo.substring(colon + 1));
      }
    }
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String url = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
    return new DatabaseAddress(url, username, password);
  }

  /// The same database as another user.
  DatabaseAddress as(String otherUsername, String otherPassword) {
    return new DatabaseAddress(url, otherUsername, otherPassword);
  }

  /// The credentials as the driver takes them, with bounds on every wait.
  Properties properties() {
    var properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    return properties;
  }

  /// Without the password.
  @Override
  public String toString() {
    return url;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The cause would quote the password.
      throw unreadable();
    }
  }

  private static Refusal unreadable() {
    return new Refusal(
        "WAYMARK_DATABASE_URL must look like postgresql://user:password@host:5432/database or"
            + " jdbc:postgresql://host:5432/database.");
  }

  private static String decode(String text) {
    // URLDecoder is for forms, where a plus is a space; in a URL it is a plus.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
