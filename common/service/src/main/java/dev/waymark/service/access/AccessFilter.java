package dev.waymark.service.access;

import dev.waymark.service.limit.Limits;
import dev.waymark.service.origin.Origin;
import dev.waymark.service.origin.Origins;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets callers in, or not: 401 without a valid key, 404 in another workspace than the key's, 403
/// when the role is too low. An operation that does not say whom it is for is for nobody. Whom it
/// refuses it tells the log.
final class AccessFilter {
  private static final String BEARER = "bearer ";
  private static final String NOBODY = "nobody";
  private static final String WORKSPACE = "ws";

  /// Where people put keys in addresses.
  private static final List<String> KEY_PARAMETERS =
      List.of("api_key", "apikey", "api-key", "x-api-key", "access_token", "authorization");

  private final KeyRing keys;
  private final OperatorKey operator;
  private final CurrentCaller current;
  private final Instance<Door> doors;
  private final CurrentVertxRequest vertx;
  private final Origins origins;
  private final Limits limits;
  private final RightKeys rightKeys;
  private final Refusals refusals;

  AccessFilter(
      KeyRing keys,
      OperatorKey operator,
      CurrentCaller current,
      @Any Instance<Door> doors,
      CurrentVertxRequest vertx,
      Origins origins,
      Limits limits,
      RightKeys rightKeys,
      Refusals refusals) {
    this.keys = keys;
    this.operator = operator;
    this.current = current;
    this.doors = doors;
    this.vertx = vertx;
    this.origins = origins;
    this.limits = limits;
    this.rightKeys = rightKeys;
    this.refusals = refusals;
  }

  @ServerRequestFilter
  void letIn(ContainerRequestContext request, ResourceInfo resource) {
    refuseKeyInAddress(request);
    Origin origin = origins.of(vertx.getCurrent().request());
    Method operation = resource.getResourceMethod();
    LetInBy other = operation.getAnnotation(LetInBy.class);
    if (other != null) {
      try {
        doors
            .select(other.value())
            .get()
            .check(request.getHeaderString(HttpHeaders.AUTHORIZATION), () -> secret(request));
      } catch (ProblemException e) {
        throw told(e, NOBODY, origin, request, resource);
      }
      return;
    }
    Caller caller;
    try {
      caller = authenticate(request, origin);
    } catch (ProblemException e) {
      throw told(e, NOBODY, origin, request, resource);
    }
    try {
      authorize(caller, operation, request.getUriInfo().getPathParameters().getFirst(WORKSPACE));
    } catch (ProblemException e) {
      String home = caller.home();
      throw told(e, caller.id() + (home == null ? "" : "@" + home), origin, request, resource);
    }
    current.set(caller);
  }

  private static void authorize(Caller caller, Method operation, @Nullable String workspace) {
    Needs needs = operation.getAnnotation(Needs.class);
    if (needs == null && !operation.isAnnotationPresent(OperatorOnly.class)) {
      throw new IllegalStateException(operation + " does not say whom it is for");
    }
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
  }

  private Caller authenticate(ContainerRequestContext request, Origin origin) {
    Secret secret = secret(request);
    if (operator.is(secret)) {
      return new Caller.Operator();
    }
    String hash = secret.hash();
    Duration wait = rightKeys.has(hash) ? null : limits.mayTryKey(origin.network());
    if (wait != null) {
      throw ProblemException.tooEarly(
          "Too many wrong keys came from this network. Come again when Retry-After says so.", wait);
    }
    Caller.KeyHolder holder = keys.holder(hash);
    if (holder == null) {
      rightKeys.wasWrong(hash);
      limits.wrongKey(origin.network());
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "This key is not known, or no longer.");
    }
    rightKeys.wasRight(hash);
    return holder;
  }

  /// Of the address only the template is told, since people put keys everywhere, and the workspace.
  private ProblemException told(
      ProblemException refusal,
      String who,
      Origin origin,
      ContainerRequestContext request,
      ResourceInfo resource) {
    String what = request.getMethod() + " " + template(resource);
    String workspace = request.getUriInfo().getPathParameters().getFirst(WORKSPACE);
    refusals.tell(
        refusal.status(),
        who,
        origin.toString(),
        workspace == null ? what : what + " " + WORKSPACE + "=" + workspace);
    return refusal;
  }

  private static String template(ResourceInfo resource) {
    Path outer = resource.getResourceClass().getAnnotation(Path.class);
    Path inner = resource.getResourceMethod().getAnnotation(Path.class);
    String template =
        (outer == null ? "" : outer.value()) + (inner == null ? "" : "/" + inner.value());
    return template.replaceAll("/{2,}", "/");
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
