package dev.waymark.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Who is who in Waymark's database. What each may do there is in `db/roles.sql` and beside the
/// migrations.
public enum DatabaseRole {
  /// Brings the schemas up to date, before the services start. No service holds it.
  MIGRATION("waymark_migration"),
  /// The admin service.
  ADMIN("waymark_admin"),
  /// The redirect nodes.
  REDIRECT("waymark_redirect"),
  /// The analytics service.
  ANALYTICS("waymark_analytics");

  private static final String SCRIPT = "/db/roles.sql";

  private final String key;

  DatabaseRole(String key) {
    this.key = key;
  }

  /// Its name in PostgreSQL.
  public String key() {
    return key;
  }

  /// Makes the roles and the schemas in the database in which it is run: as a superuser, and any
  /// number of times. It sets no passwords.
  public static String script() {
    try (InputStream script = DatabaseRole.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
