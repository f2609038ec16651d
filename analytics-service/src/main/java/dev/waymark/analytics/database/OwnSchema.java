package dev.waymark.analytics.database;

import dev.waymark.service.database.Migrations;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/// The schema `analytics`.
@Singleton
final class OwnSchema implements Migrations {
  private final Flyway flyway;

  OwnSchema(Flyway flyway) {
    this.flyway = flyway;
  }

  @Override
  public void migrate() {
    flyway.migrate();
  }
}
