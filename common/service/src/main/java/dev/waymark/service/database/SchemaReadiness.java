package dev.waymark.service.database;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the tables are up to date. Whether the database answers right now is a check of its
/// own, the data source's.
@Singleton
@Readiness
final class SchemaReadiness implements HealthCheck {
  private final SchemaCare schema;

  SchemaReadiness(SchemaCare schema) {
    this.schema = schema;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema").status(schema.isMigrated()).build();
  }
}
