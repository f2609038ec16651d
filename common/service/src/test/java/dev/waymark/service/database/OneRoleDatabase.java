package dev.waymark.service.database;

import java.sql.SQLException;
import java.util.Map;

/// An empty database whose only role of its own owns it and is no superuser; the roles of
/// `db/roles.sql` are not there, and the service migrates when it starts.
public final class OneRoleDatabase extends TestPostgres {
  /// The role.
  public static final String ROLE = "everything";

  @Override
  protected Map<String, String> settings(TestDatabase database) throws SQLException {
    new TestDatabase(database.postgres(), "postgres")
        .execute(TestDatabase.SUPERUSER, "create role " + ROLE + " login");
    database.create();
    database.execute(
        TestDatabase.SUPERUSER, "alter database " + database.name() + " owner to " + ROLE);
    return Map.of(
        "waymark.database.url",
        database.url(ROLE),
        SUPERUSER_URL,
        database.url(TestDatabase.SUPERUSER));
  }
}
