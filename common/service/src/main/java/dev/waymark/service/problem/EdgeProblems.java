package dev.waymark.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The problem document for bodies so large that they are not even read to be refused: the HTTP
/// server would refuse them without a word.
@Singleton
final class EdgeProblems {
  /// Below `quarkus.http.limits.max-body-size`, the server's own wall.
  private static final long MAX_BODY = 9_000_000;

  /// Before the server's own handlers.
  private static final int FIRST = Integer.MIN_VALUE + 1_000;

  private final ObjectMapper json;

  EdgeProblems(ObjectMapper json) {
    this.json = json;
  }

  void install(@Observes Router router) {
    router
        .route()
        .order(FIRST)
        .handler(
            request -> {
              if (contentLength(request) > MAX_BODY) {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                refuse(request);
              } else {
                request.next();
              }
            });
  }

  private static long contentLength(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void refuse(RoutingContext request) {
    var type = ProblemType.TOO_LARGE;
    var problem = Problem.of(type, "The body is too large.", request.normalizedPath());
    try {
      request
          .response()
          .setStatusCode(type.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem document is always writable", e);
    }
  }
}
