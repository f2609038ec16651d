package dev.waymark.admin;

import dev.waymark.admin.database.Program;
import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.OwnRoleDatabase;

/// The database of the tests. What they themselves do there, they do as the superuser ({@link
/// Superuser}).
public final class Database extends OwnRoleDatabase {
  /// Of this service.
  public Database() {
    super(DatabaseRole.ADMIN, Program.schemas());
  }
}
