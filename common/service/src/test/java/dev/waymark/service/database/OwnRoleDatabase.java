package dev.waymark.service.database;

import dev.waymark.database.DatabaseRole;
import java.sql.SQLException;
import java.util.Map;

/// The database of a service's tests, with the roles and the tables of the local start: the service
/// has its own role, and somebody else has migrated.
public abstract class OwnRoleDatabase extends TestPostgres {
  private final DatabaseRole role;
  private final Schemas schemas;

  /// @param role the service's own
  /// @param schemas that it needs
  protected OwnRoleDatabase(DatabaseRole role, Schemas schemas) {
    this.role = role;
    this.schemas = schemas;
  }

  @Override
  protected final Map<String, String> settings(TestDatabase database) throws SQLException {
    database.create().setUp(schemas);
    return Map.of(
        "waymark.database.migrate",
        "false",
        "waymark.database.url",
        database.url(role.key()),
        SUPERUSER_URL,
        database.url(TestDatabase.SUPERUSER));
  }
}
