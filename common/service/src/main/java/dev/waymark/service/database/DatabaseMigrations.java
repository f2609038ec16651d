package dev.waymark.service.database;

import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Migrates as the service, or sees that somebody else did.
@Singleton
final class DatabaseMigrations implements Migrations {
  private final DataSource source;
  private final Schemas schemas;
  private final boolean migrates;

  DatabaseMigrations(DataSource source, Schemas schemas, DatabaseSettings settings) {
    this.source = source;
    this.schemas = schemas;
    this.migrates = settings.migrate();
  }

  @Override
  public void migrate() {
    if (migrates) {
      schemas.migrate(source);
    } else {
      schemas.check(source);
    }
  }
}
