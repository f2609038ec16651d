package dev.waymark.service.program;

import dev.waymark.service.database.Migration;
import dev.waymark.service.database.Schemas;
import dev.waymark.service.problem.Edge;
import io.quarkus.runtime.Quarkus;

/// What the program of a service does.
public final class ServiceProgram {
  private ServiceProgram() {}

  /// Runs the service or, with the argument `migrate`, only the migrations of its schemas.
  ///
  /// @param schemas that it needs
  public static void run(Schemas schemas, String... arguments) {
    if (Migration.isAskedFor(arguments)) {
      Migration.run(schemas);
    } else {
      Edge.takeEveryAddress();
      ExitStatus.isSuccessWhenAskedToStop();
      Quarkus.run(arguments);
    }
  }
}
