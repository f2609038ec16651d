package dev.waymark.analytics.access;

import dev.waymark.analytics.problem.ProblemException;
import dev.waymark.analytics.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets callers in, or not: 401 without a valid key, 404 in another workspace than the key's, 403
/// when the key is for something else. An operation that does not say whom it is for is for nobody.
final class AccessFilter {
  private static final String BEARER = "bearer ";

  private final ServiceKeys service;
  private final KeyRing ring;
  private final CurrentCaller caller;

  AccessFilter(ServiceKeys service, KeyRing ring, CurrentCaller caller) {
    this.service = service;
    this.ring = ring;
    this.caller = caller;
  }

  @ServerRequestFilter
  void letIn(ContainerRequestContext request, ResourceInfo resource) {
    Allows allows = resource.getResourceMethod().getAnnotation(Allows.class);
    if (allows == null) {
      throw new IllegalStateException(
          resource.getResourceMethod() + " does not say whom it is for");
    }
    Secret secret = secret(request);
    switch (allows.value()) {
      case PRODUCER -> {
        if (!service.isIngest(secret)) {
          throw new ProblemException(
              ProblemType.UNAUTHENTICATED, "Clicks are delivered with the ingest key.");
        }
      }
      case OPERATOR -> {
        if (!service.isOperator(secret)) {
          KeyRing.Holder _ = holder(secret);
          throw new ProblemException(ProblemType.FORBIDDEN, "Only the operator's key may do this.");
        }
      }
      case VIEWER, EDITOR, ADMIN, OWNER -> {
        if (!service.isOperator(secret)) {
          KeyRing.Holder holder = holder(secret);
          letInHolder(
              holder, allows.value(), request.getUriInfo().getPathParameters().getFirst("ws"));
          caller.holdsKeyOf(holder.workspace());
        }
      }
    }
  }

  private static void letInHolder(
      KeyRing.Holder holder, Audience needed, @Nullable String workspace) {
    if (workspace != null && !workspace.equals(holder.workspace())) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such workspace.");
    }
    if (holder.role().compareTo(needed) < 0) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "This needs a key with the role %s; this one has the role %s."
              .formatted(needed.key(), holder.role().key()));
    }
  }

  private KeyRing.Holder holder(Secret secret) {
    KeyRing.Holder holder = ring.holder(secret);
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
    return Secret.of(sent);
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }
}
