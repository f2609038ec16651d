package dev.waymark.service.access;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// Knows the sessions of people, and how a browser brings one. A service without people has no such
/// bean.
public interface SessionRing {
  /// Who has signed in with what this request brings; null when it brings no session, or one that
  /// has ended.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when it brings one, and comes from a page
  ///   of another origin or in a way that others can read
  Caller.@Nullable Person person(HttpServerRequest request);

  /// Looks at a request to an operation that is {@link ForEverybody}.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when it comes from a page of another
  ///   origin, or in a way that others can read
  void checkOpen(HttpServerRequest request);
}
