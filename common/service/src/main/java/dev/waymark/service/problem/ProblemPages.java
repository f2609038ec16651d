package dev.waymark.service.problem;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Shows problems to people: a service with pages has one bean of this kind, and those without have
/// none.
public interface ProblemPages {
  /// What is answered to the request at hand in the place of the problem document; null where a
  /// program asks, which gets the document. Must not need what may be the reason of the problem,
  /// such as the database, nor block.
  ///
  /// @param wait after which the request may come again; null when that is not a question of time
  @Nullable ResponseBuilder page(Problem problem, @Nullable Duration wait);
}
