package dev.waymark.analytics.database;

import dev.waymark.service.database.SchemaCare;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Statement;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the database answers, the service's own tables are up to date, and those are there
/// that admin-service publishes into.
@Singleton
@Readiness
final class DatabaseReadiness implements HealthCheck {
  private final SchemaCare schema;
  private final Transactions transactions;

  DatabaseReadiness(SchemaCare schema, Transactions transactions) {
    this.schema = schema;
    this.transactions = transactions;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("database");
    try {
      boolean published = isPublished();
      return answer
          .status(schema.isMigrated() && published)
          .withData("analytics", schema.isMigrated())
          .withData("publication", published)
          .build();
    } catch (DatabaseException _) {
      return answer.down().withData("reachable", false).build();
    }
  }

  private boolean isPublished() {
    return transactions.onSnapshot(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select to_regclass('publication.document') is not null"
                          + " and to_regclass('publication.click_count') is not null")) {
            row.next();
            return row.getBoolean(1);
          }
        });
  }
}
