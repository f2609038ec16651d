package dev.waymark.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns every exception that reaches the edge into a problem document.
final class ProblemMappers {
  static final String MEDIA_TYPE = "application/problem+json";

  private final ObjectMapper json;
  private final RandomGenerator random;
  private final CurrentVertxRequest vertx;
  private final Instance<ProblemPages> pages;
  private final Operations operations;

  ProblemMappers(
      ObjectMapper json,
      RandomGenerator random,
      CurrentVertxRequest vertx,
      Instance<ProblemPages> pages,
      Operations operations) {
    this.json = json;
    this.random = random;
    this.vertx = vertx;
    this.pages = pages;
    this.operations = operations;
  }

  @ServerExceptionMapper
  Response refused(ProblemException e, UriInfo uri) {
    Duration wait = e.retryAfter();
    Response.ResponseBuilder response =
        response(e.type(), e.detail(), e.errors(), e.errorCount(), e.extensions(), wait, uri);
    if (wait != null) {
      // Whole seconds, and not one too early.
      response.header(HttpHeaders.RETRY_AFTER, null);
      response.header(HttpHeaders.RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds());
    }
    return response.build();
  }

  /// The framework's own refusals: unknown paths, methods and formats. Their messages name classes,
  /// so only the status is taken over.
  @ServerExceptionMapper
  Response framework(
      WebApplicationException e, UriInfo uri, ResourceInfo resource, Request request) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    ProblemType type = ProblemType.ofStatus(status);
    if (type == ProblemType.INTERNAL) {
      return unexpected(e, uri, resource);
    }
    if (type == ProblemType.NOT_FOUND || type == ProblemType.METHOD_NOT_ALLOWED) {
      Set<String> methods = operations.methods(uri.getRequestUri().getRawPath());
      if (!methods.isEmpty() && !methods.contains(request.getMethod())) {
        return response(
                ProblemType.METHOD_NOT_ALLOWED, sentence(ProblemType.METHOD_NOT_ALLOWED), uri)
            .header(HttpHeaders.ALLOW, String.join(", ", methods))
            .build();
      }
    }
    return response(type, sentence(type), uri).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e, UriInfo uri, ResourceInfo resource) {
    if (isHangUp(e)) {
      Log.debugf(e, "The client hung up operation=%s", resource.getResourceMethod());
      return response(ProblemType.INVALID, "The request came to no end.", uri).build();
    }
    String errorId = String.format(Locale.ROOT, "%08x", random.nextInt());
    boolean databaseAway = isDatabaseAway(e);
    Log.errorf(e, "Request failed errorId=%s operation=%s", errorId, resource.getResourceMethod());
    return databaseAway
        ? response(
                ProblemType.UNAVAILABLE,
                "The database cannot be reached; try again in a moment. (Error " + errorId + ".)",
                uri)
            .build()
        : response(
                ProblemType.INTERNAL,
                "It has been logged as error " + errorId + "; please name that number.",
                uri)
            .build();
  }

  /// Whether the connection has ended before the request, or before its answer was taken. The only
  /// other socket that an operation waits for is the database's.
  private boolean isHangUp(Throwable e) {
    if (isDatabaseAway(e)) {
      return false;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpClosedException
          || cause instanceof ClosedChannelException
          || cause instanceof SocketException) {
        return true;
      }
    }
    RoutingContext request = vertx.getCurrent();
    return e instanceof IOException && request != null && request.response().closed();
  }

  private static boolean isDatabaseAway(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /// Class 3F and 42P01 are a schema or table that is not there yet. Class 08 is a broken
  /// connection, 57P a server that shuts down or starts, 53 one that is full; no state at all is
  /// the pool's own word for having waited in vain.
  private static boolean isConnectionState(@Nullable String state) {
    return state == null
        || state.startsWith("3F")
        || state.equals("42P01")
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53");
  }

  private static String sentence(ProblemType type) {
    return switch (type) {
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "This address does not know that method.";
      case NOT_ACCEPTABLE -> "This address answers in another format, as its description says.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "This address takes a body of another format, mostly application/json, as its description"
              + " says.";
      case INVALID -> "A part of the address or of the headers cannot be understood.";
      case TOO_LARGE -> "The body is too large.";
      case UNAUTHENTICATED,
          CODE_NEEDED,
          PLAN_LIMIT,
          FORBIDDEN,
          SIGN_IN_AGAIN,
          CONFLICT,
          GAP,
          SUPERSEDED,
          STALE,
          IDEMPOTENCY_KEY_REUSED,
          RATE_LIMITED,
          LOOKUP_FAILED,
          INTERNAL,
          UNAVAILABLE ->
          type.title() + ".";
    };
  }

  private Response.ResponseBuilder response(ProblemType type, String detail, UriInfo uri) {
    return response(type, detail, List.of(), 0, Map.of(), null, uri);
  }

  private Response.ResponseBuilder response(
      ProblemType type,
      String detail,
      List<ProblemError> errors,
      int errorCount,
      Map<String, Object> extensions,
      @Nullable Duration wait,
      UriInfo uri) {
    var problem =
        Problem.of(type, detail, uri.getRequestUri().getRawPath(), errors, errorCount, extensions);
    Response.ResponseBuilder page = pages.isResolvable() ? pages.get().page(problem, wait) : null;
    Response.ResponseBuilder response =
        page == null ? Response.status(type.status()).type(MEDIA_TYPE).entity(text(problem)) : page;
    if (page == null && type == ProblemType.UNAUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"waymark\"");
    }
    if (type == ProblemType.UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return response;
  }

  /// As text, because the framework would look for a writer of this media type by the request's
  /// Accept header.
  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem document is always writable", e);
    }
  }
}
