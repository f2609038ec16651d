package dev.waymark.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a database is and who asks for it.
///
/// @param jdbcUrl for PostgreSQL's driver
/// @param username null when the address does not name one
/// @param password null when the address does not name one; secret, so it is not shown
public record DatabaseAddress(
    String jdbcUrl, @Nullable String username, @Nullable String password) {

  /// Reads `jdbc:postgresql://...`, which stays as it is, or
  /// `postgresql://user:password@host:port/name` as hosting providers write it, user and password
  /// percent-encoded.
  ///
  /// @throws IllegalArgumentException when it is no URL at all
  public static DatabaseAddress parse(String url) {
    if (url.startsWith("jdbc:")) {
      return new DatabaseAddress(url, null, null);
    }
    URI uri = URI.create(url);
    String userInfo = uri.getRawUserInfo();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String jdbcUrl = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    if (userInfo == null) {
      return new DatabaseAddress(jdbcUrl, null, null);
    }
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new DatabaseAddress(jdbcUrl, decoded(userInfo), null)
        : new DatabaseAddress(
            jdbcUrl, decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + jdbcUrl + "]";
  }
}
