package dev.waymark.service.access;

import dev.waymark.service.limit.Limits;
import dev.waymark.service.origin.Origin;
import dev.waymark.service.origin.Origins;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets callers in, or not: 401 without a valid key or session, 404 in a workspace that is not the
/// caller's, 403 when the role is too low. A key in a header goes before a session in a cookie. An
/// operation that does not say whom it is for is for nobody. Whom it refuses it tells the log.
final class AccessFilter {
  private static final String BEARER = "bearer ";
  private static final String NOBODY = "nobody";
  private static final String WORKSPACE = "ws";
  private static final String API_KEY = "X-API-Key";
  private static final String ADMIN = "admin-service";
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /// Where people put keys in addresses.
  private static final List<String> KEY_PARAMETERS =
      List.of("api_key", "apikey", "api-key", "x-api-key", "access_token", "authorization");

  private final KeyRing keys;
  private final OperatorKey operator;
  private final CurrentCaller current;
  private final Instance<Door> doors;
  private final Instance<SessionRing> sessions;
  private final InstantSource clock;
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
      Instance<SessionRing> sessions,
      InstantSource clock,
      CurrentVertxRequest vertx,
      Origins origins,
      Limits limits,
      RightKeys rightKeys,
      Refusals refusals) {
    this.keys = keys;
    this.operator = operator;
    this.current = current;
    this.doors = doors;
    this.sessions = sessions;
    this.clock = clock;
    this.vertx = vertx;
    this.origins = origins;
    this.limits = limits;
    this.rightKeys = rightKeys;
    this.refusals = refusals;
  }

  @ServerRequestFilter
  @Nullable Response letIn(ContainerRequestContext request, ResourceInfo resource) {
    refuseKeyInAddress(request);
    HttpServerRequest sent = vertx.getCurrent().request();
    Origin origin = origins.of(sent);
    Method operation = resource.getResourceMethod();
    String workspace = request.getUriInfo().getPathParameters().getFirst(WORKSPACE);
    Caller caller;
    try {
      LetInBy other = operation.getAnnotation(LetInBy.class);
      if (other != null) {
        doors
            .select(other.value())
            .get()
            .check(request.getHeaderString(HttpHeaders.AUTHORIZATION), () -> secret(request));
        return null;
      }
      if (operation.isAnnotationPresent(ForEverybody.class)) {
        sessions.get().checkOpen(sent);
        return null;
      }
      caller = admin(request, resource, workspace);
      if (caller == null) {
        caller = keySent(request) ? authenticate(request, origin) : signedIn(sent);
      }
      if (caller == null) {
        Response page = pageInstead(request, sent, resource);
        if (page != null) {
          return page;
        }
        throw noCredential();
      }
    } catch (ProblemException e) {
      throw told(e, NOBODY, origin, request, resource);
    }
    try {
      authorize(caller, operation, workspace);
    } catch (ProblemException e) {
      String home = caller.home();
      throw told(e, caller.id() + (home == null ? "" : "@" + home), origin, request, resource);
    }
    current.set(caller, workspace);
    return null;
  }

  private @Nullable Caller admin(
      ContainerRequestContext request, ResourceInfo resource, @Nullable String workspace) {
    return workspace != null
            && resource.getResourceClass().isAnnotationPresent(AlsoForAdmin.class)
            && AdminCredential.isIn(request.getHeaderString(HttpHeaders.AUTHORIZATION), operator)
        ? new Caller.KeyHolder(ADMIN, workspace, new Grant.OfRole(Role.EDITOR))
        : null;
  }

  private Caller.@Nullable Person signedIn(HttpServerRequest sent) {
    return sessions.isResolvable() ? sessions.get().person(sent) : null;
  }

  /// What somebody gets who asks for a page and has not signed in; null when it is a problem
  /// document.
  private static @Nullable Response pageInstead(
      ContainerRequestContext request, HttpServerRequest sent, ResourceInfo resource) {
    boolean isPage =
        resource.getResourceMethod().isAnnotationPresent(Page.class)
            || resource.getResourceClass().isAnnotationPresent(Page.class);
    boolean isRead = READING.contains(request.getMethod());
    boolean isHtml =
        request.getAcceptableMediaTypes().stream()
            .anyMatch(accepted -> accepted.isCompatible(MediaType.TEXT_HTML_TYPE));
    if (!isPage || !isRead || !isHtml || sent.getHeader("HX-Request") != null) {
      return null;
    }
    if ("cross-site".equals(sent.getHeader("Sec-Fetch-Site"))) {
      return Response.ok("", MediaType.TEXT_HTML_TYPE).header("Refresh", "0").build();
    }
    // Not as a URI, which the framework would complete with the Host that somebody sent.
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, Next.signIn(sent.uri()))
        .build();
  }

  private void authorize(Caller caller, Method operation, @Nullable String workspace) {
    Needs needs = operation.getAnnotation(Needs.class);
    ForPeople people = operation.getAnnotation(ForPeople.class);
    if (needs == null && people == null && !operation.isAnnotationPresent(OperatorOnly.class)) {
      throw new IllegalStateException(operation + " does not say whom it is for");
    }
    switch (caller) {
      case Caller.Operator _ -> {
        if (people != null && !people.orOperator()) {
          throw onlyPeople();
        }
      }
      case Caller.KeyHolder holder -> {
        if (workspace != null && !workspace.equals(holder.workspace())) {
          throw new ProblemException(ProblemType.NOT_FOUND, "There is no such workspace.");
        }
        if (people != null) {
          throw onlyPeople();
        }
        if (needs == null) {
          throw onlyOperator();
        }
        if (!holder.grant().includes(needs.value())
            && !holder.grant().includesAny(needs.orScope())) {
          throw new ProblemException(
              ProblemType.FORBIDDEN,
              (holder.grant() instanceof Grant.OfRole
                      ? "This needs a key with the role %s; this one has the role %s."
                      : "This needs a key with the role %s; this one is for %s alone.")
                  .formatted(needs.value().key(), holder.grant().text()));
        }
      }
      case Caller.Person person -> {
        Role role = workspace == null ? null : person.role(workspace);
        if (workspace != null && role == null) {
          throw new ProblemException(ProblemType.NOT_FOUND, "There is no such workspace.");
        }
        if (needs == null && people == null) {
          throw onlyOperator();
        }
        // What belongs to no workspace is for everybody who may read.
        Role held = role == null ? Role.VIEWER : role;
        if (needs != null && !held.includes(needs.value())) {
          throw new ProblemException(
              ProblemType.FORBIDDEN,
              "This needs the role %s; yours is %s.".formatted(needs.value().key(), held.key()));
        }
        if (operation.isAnnotationPresent(Fresh.class) && !person.isFresh(clock.instant())) {
          throw new ProblemException(
              ProblemType.SIGN_IN_AGAIN,
              "You have signed in a while ago: type your password once more, then do this again.");
        }
      }
    }
  }

  private static ProblemException onlyOperator() {
    return new ProblemException(ProblemType.FORBIDDEN, "Only the operator's key may do this.");
  }

  private static ProblemException onlyPeople() {
    return new ProblemException(
        ProblemType.FORBIDDEN, "This is for people who have signed in, not for keys.");
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

  private static boolean keySent(ContainerRequestContext request) {
    return request.getHeaderString(API_KEY) != null
        || bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION)) != null;
  }

  private ProblemException noCredential() {
    return new ProblemException(
        ProblemType.UNAUTHENTICATED,
        "Send a key in the header X-API-Key, or as Authorization: Bearer"
            + (sessions.isResolvable() ? "; or sign in." : "."));
  }

  private Secret secret(ContainerRequestContext request) {
    String apiKey = request.getHeaderString(API_KEY);
    String bearer = bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    String sent = apiKey != null ? apiKey.strip() : bearer;
    if (sent == null || sent.isEmpty()) {
      throw noCredential();
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
