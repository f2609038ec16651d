package dev.waymark.service.input;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses requests that no operation could make sense of, before any of them tries.
final class RequestFilter {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  /// Before the caller is asked for a key, so that a look-up never sees what it could not look up.
  @ServerRequestFilter(priority = 500)
  void check(ContainerRequestContext request, ResourceInfo resource) {
    if (WITH_BODY.contains(request.getMethod())
        && resource.getResourceMethod().isAnnotationPresent(Consumes.class)
        && request.getMediaType() == null) {
      throw new NotSupportedException();
    }
    for (List<String> values : request.getUriInfo().getPathParameters().values()) {
      if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
        throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
      }
    }
  }
}
