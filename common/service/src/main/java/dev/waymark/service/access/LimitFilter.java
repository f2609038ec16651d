package dev.waymark.service.access;

import dev.waymark.service.limit.Expensive;
import dev.waymark.service.limit.Limits;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Answers 429 to a workspace that asks for more than it may, before the body is read; to a person
/// too, in what belongs to no workspace.
final class LimitFilter {
  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Limits limits;
  private final CurrentCaller caller;

  LimitFilter(Limits limits, CurrentCaller caller) {
    this.limits = limits;
    this.caller = caller;
  }

  /// After the caller was let in.
  @ServerRequestFilter(priority = 6_000)
  void check(ContainerRequestContext request, ResourceInfo resource) {
    String account = caller.account();
    if (account == null) {
      return;
    }
    Expensive expensive = resource.getResourceMethod().getAnnotation(Expensive.class);
    if (expensive != null && asks(request, expensive.as())) {
      refuseUntil(
          limits.expensive(account),
          "This workspace asks for too much that costs much, such as checks, simulations, exports"
              + " and imports.");
    } else if (!READING.contains(request.getMethod())) {
      refuseUntil(limits.write(account), "This workspace writes too often.");
    }
  }

  /// As resources choose what they answer with: `text/*` asks for a table too.
  private static boolean asks(ContainerRequestContext request, String mediaType) {
    return mediaType.isEmpty()
        || request.getAcceptableMediaTypes().stream()
            .anyMatch(
                accepted ->
                    !accepted.isWildcardType()
                        && accepted.isCompatible(MediaType.valueOf(mediaType)));
  }

  private static void refuseUntil(@Nullable Duration wait, String why) {
    if (wait != null) {
      throw ProblemException.tooEarly(why + " Come again when Retry-After says so.", wait);
    }
  }
}
