package dev.waymark.service.access;

import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets callers in, or not: 401 without a valid key, 404 in another workspace than the key's, 403
/// when the role is too low. An operation that does not say whom it is for is for nobody.
final class AccessFilter {
  private static final String BEARER = "bearer ";

  /// Where people put keys in addresses.
  private static final List<String> KEY_PARAMETERS =
      List.of("api_key", "apikey", "api-key", "x-api-key", "access_token", "authorization");

  private final KeyRing keys;
  private final OperatorKey operator;
  private final CurrentCaller current;
  private final Instance<Door> doors;

  AccessFilter(
      KeyRing keys, OperatorKey operator, CurrentCaller current, @Any Instance<Door> doors) {
    this.keys = keys;
    this.operator = operator;
    this.current = current;
    this.doors = doors;
  }

  @ServerRequestFilter
  void letIn(ContainerRequestContext request, ResourceInfo resource) {
    refuseKeyInAddress(request);
    Method operation = resource.getResourceMethod();
    LetInBy other = operation.getAnnotation(LetInBy.class);
    if (other != null) {
      doors.select(other.value()).get().check(secret(request));
      return;
    }
    Caller caller = authenticate(request);
    Needs needs = operation.getAnnotation(Needs.class);
    if (needs == null && !operation.isAnnotationPresent(OperatorOnly.class)) {
      throw new IllegalStateException(operation + " does not say whom it is for");
    }
    String workspace = request.getUriInfo().getPathParameters().getFirst("ws");
    switch (caller) {
      case Caller.Operator _ -> {}
      case Caller.KeyHolder holder -> {
        if (workspace != null && !workspace.equals(holder.workspace())) {
          throw new ProblemException(ProblemType.NOT_FOUND, "There is no such workspace.");
        }
        if (needs == null) {
          throw new ProblemException(ProblemType.FORBIDDEN, "Only the operator's key may do this.");
        }
        if (!holder.role().includes(needs.value())) {
          throw new ProblemException(
              ProblemType.FORBIDDEN,
              "This needs a key with the role %s; this one has the role %s."
                  .formatted(needs.value().key(), holder.role().key()));
        }
      }
    }
    current.set(caller);
  }

  private Caller authenticate(ContainerRequestContext request) {
    Secret secret = secret(request);
    if (operator.is(secret)) {
      return new Caller.Operator();
    }
    Caller.KeyHolder holder = keys.holder(secret.hash());
    if (holder == null) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "This key is not known, or no longer.");
    }
    return holder;
  }

  private static Secret secret(ContainerRequestContext request) {
    String apiKey = request.getHeaderString("X-API-Key");
    String bearer = bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    String sent = apiKey != null ? apiKey.strip() : bearer;
    if (sent == null || sent.isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED,
          "Send a key in the header X-API-Key, or as Authorization: Bearer.");
    }
    if (bearer != null && !bearer.equals(sent)) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "X-API-Key and Authorization name different keys.");
    }
    return new Secret(sent);
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }

  /// Addresses end up in logs and histories, and a key with them.
  private static void refuseKeyInAddress(ContainerRequestContext request) {
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (KEY_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))
                  || values.stream().anyMatch(Secret::isLikely)) {
                throw ProblemException.ofParameter(
                    name,
                    "A key does not belong in an address, where logs keep it. Send it in the header"
                        + " X-API-Key, and replace this one if it was real.");
              }
            });
  }
}
