package dev.waymark.service.database;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Answers 503 for as long as the tables are not up to date.
final class SchemaFilter {
  private final SchemaCare schema;

  SchemaFilter(SchemaCare schema) {
    this.schema = schema;
  }

  /// Before the caller's key is looked up, which takes a table.
  @ServerRequestFilter(priority = 400)
  void check() {
    if (!schema.isMigrated()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The database cannot be reached yet; try again in a moment.");
    }
  }
}
