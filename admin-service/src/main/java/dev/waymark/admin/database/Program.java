package dev.waymark.admin.database;

import dev.waymark.service.database.Migration;
import dev.waymark.service.database.Schemas;
import dev.waymark.service.problem.Edge;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The program: the service or, with the argument `migrate`, only the migrations of its schemas.
@QuarkusMain
public final class Program {
  private static final Schemas SCHEMAS = Schemas.of("publication", "admin");

  Program() {}

  /// Begins.
  public static void main(String... arguments) {
    if (Migration.isAskedFor(arguments)) {
      Migration.run(SCHEMAS);
    } else {
      Edge.takeEveryAddress();
      Quarkus.run(arguments);
    }
  }

  /// What the service needs.
  @Produces
  @Singleton
  static Schemas schemas() {
    return SCHEMAS;
  }
}
