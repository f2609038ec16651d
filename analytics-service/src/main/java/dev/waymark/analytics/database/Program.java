package dev.waymark.analytics.database;

import dev.waymark.service.database.Schemas;
import dev.waymark.service.program.ServiceProgram;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The program: the service or, with the argument `migrate`, only the migrations of its schemas.
@QuarkusMain
public final class Program {
  private static final Schemas SCHEMAS = Schemas.of("publication", "analytics");

  Program() {}

  /// Begins.
  public static void main(String... arguments) {
    ServiceProgram.run(SCHEMAS, arguments);
  }

  /// What the service needs.
  @Produces
  @Singleton
  public static Schemas schemas() {
    return SCHEMAS;
  }
}
