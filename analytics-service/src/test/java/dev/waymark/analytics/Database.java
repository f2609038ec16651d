package dev.waymark.analytics;

import dev.waymark.analytics.database.Program;
import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.OwnRoleDatabase;

/// The database of the tests. What they themselves do there, they do as the superuser ({@link
/// World}).
public final class Database extends OwnRoleDatabase {
  /// Of this service.
  public Database() {
    super(DatabaseRole.ANALYTICS, Program.schemas());
  }
}
