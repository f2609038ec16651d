package dev.waymark.analytics.kept;

import dev.waymark.service.access.AdminCredential;
import dev.waymark.service.access.Door;
import dev.waymark.service.access.OperatorKey;
import dev.waymark.service.access.Secret;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets the admin service of this installation in.
@Singleton
public final class AdminDoor implements Door {
  private final OperatorKey operator;

  AdminDoor(OperatorKey operator) {
    this.operator = operator;
  }

  @Override
  public void check(@Nullable String authorization, Supplier<Secret> key) {
    if (!AdminCredential.isIn(authorization, operator)) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "This is for the admin service of this installation.");
    }
  }
}
