package dev.waymark.admin.database;

import dev.waymark.service.database.Migrations;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/// The schemas `publication` and `admin`.
@Singleton
final class OwnSchemas implements Migrations {
  private final Flyway admin;
  private final Flyway publication;

  OwnSchemas(Flyway admin, @FlywayDataSource("publication") Flyway publication) {
    this.admin = admin;
    this.publication = publication;
  }

  @Override
  public void migrate() {
    publication.migrate();
    admin.migrate();
  }
}
