package dev.waymark.admin.precondition;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// What the caller of a change expects to find: the header `If-Match`.
public final class Precondition {
  private final @Nullable String ifMatch;

  private Precondition(@Nullable String ifMatch) {
    this.ifMatch = ifMatch;
  }

  /// The expectation of a request.
  ///
  /// @param ifMatch the header; null when absent, which expects nothing
  public static Precondition of(@Nullable String ifMatch) {
    return new Precondition(ifMatch);
  }

  /// Lets the change pass when the resource, already locked, is of an expected version.
  ///
  /// @throws ProblemException otherwise
  public void check(long version) {
    if (ifMatch != null && !new EntityTags(ifMatch).hasStrongly(version)) {
      throw new ProblemException(
          ProblemType.STALE,
          "Somebody changed this in the meantime; read it again and repeat your change on that.");
    }
  }
}
