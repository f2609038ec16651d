package dev.waymark.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL database is and who asks for it.
///
/// @param jdbcUrl for PostgreSQL's driver
/// @param username null leaves it to the driver: the name of the operating system's user
/// @param password null when none is needed; secret, so it is not shown
public record DatabaseAddress(
    String jdbcUrl, @Nullable String username, @Nullable String password) {
  private static final String JDBC = "jdbc:postgresql:";

  /// Host names as DNS and container networks write them, the latter with underscores; an IPv6
  /// address in brackets; several of either joined by commas, as the driver takes them.
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?])(?::([0-9]{1,5}))?");

  private static final Pattern SEPARATOR = Pattern.compile(",");
  private static final int MAX_PORT = 65_535;

  /// Reads `jdbc:postgresql:...`, which stays as it is, or
  /// `postgresql://user:password@host:port/database?parameters` (`postgres://` too) as hosting
  /// providers write it, user and password percent-encoded.
  ///
  /// @throws IllegalArgumentException when it is neither; the message repeats nothing of it, for it
  ///   may hold a password
  public static DatabaseAddress parse(String url) {
    return parse(url, null, null);
  }

  /// The same, with credentials given beside the address, which win over those in it.
  ///
  /// @throws IllegalArgumentException when it cannot be read
  public static DatabaseAddress parse(
      String url, @Nullable String givenUsername, @Nullable String givenPassword) {
    if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw unreadable("it has white space in it");
    }
    if (url.startsWith(JDBC)) {
      return new DatabaseAddress(url, givenUsername, givenPassword);
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw unreadable("it begins otherwise");
    }
    String rest = url.substring(url.indexOf("//") + 2);
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String path = slash < 0 ? "" : place.substring(slash);
    // The last one, for many a password is written as it is.
    int at = authority.lastIndexOf('@');
    String hosts = authority.substring(at + 1);
    for (String host : SEPARATOR.split(hosts, -1)) {
      checkHost(host);
    }
    if (path.indexOf('/', 1) >= 0 || path.indexOf('@') >= 0 || rest.indexOf('#') >= 0) {
      throw unreadable("the name of the database is no name");
    }
    decoded(path);
    String jdbcUrl = JDBC + "//" + hosts + path + (query < 0 ? "" : rest.substring(query));
    if (at < 0) {
      return new DatabaseAddress(jdbcUrl, givenUsername, givenPassword);
    }
    String credentials = authority.substring(0, at);
    int colon = credentials.indexOf(':');
    String username = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
    String password = colon < 0 ? null : decoded(credentials.substring(colon + 1));
    return new DatabaseAddress(
        jdbcUrl,
        givenUsername == null ? username : givenUsername,
        givenPassword == null ? password : givenPassword);
  }

  /// The same database as somebody else.
  public DatabaseAddress as(String otherUsername, String otherPassword) {
    return new DatabaseAddress(jdbcUrl, otherUsername, otherPassword);
  }

  private static void checkHost(String host) {
    var parts = HOST.matcher(host);
    if (!parts.matches()) {
      throw unreadable("it names no host");
    }
    String port = parts.group(1);
    if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT)) {
      throw unreadable("its port is none");
    }
  }

  /// Percent-decoded; a plus is a plus, other than in forms.
  private static String decoded(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.write(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw unreadable("a '%' in it, in front of no two hexadecimal digits, must be written %25");
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw unreadable("what it has percent-encoded is not UTF-8");
    }
  }

  private static IllegalArgumentException unreadable(String why) {
    return new IllegalArgumentException(
        "The address of the database (WAYMARK_DATABASE_URL) cannot be read: "
            + why
            + ". It looks like postgresql://user:password@host:5432/database, user and password"
            + " percent-encoded, or jdbc:postgresql://host:5432/database.");
  }

  /// Where it is, and nothing that may be secret.
  @Override
  public String toString() {
    int query = jdbcUrl.indexOf('?');
    String place = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    int at = place.lastIndexOf('@');
    return at < 0 ? place : JDBC + "//" + place.substring(at + 1);
  }
}
