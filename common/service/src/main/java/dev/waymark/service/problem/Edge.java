package dev.waymark.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AsciiString;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Looks at a request before all others do: what the HTTP server would refuse without a word (an
/// address that cannot be decoded, no Host, a body so large that it is not even read) gets a
/// problem document, and what somebody made up does not become the label of a metric.
@Singleton
public final class Edge {
  /// Below `quarkus.http.limits.max-body-size`, the server's own wall.
  private static final long MAX_BODY = 9_000_000;

  /// Before the server's own handlers.
  private static final int FIRST = Integer.MIN_VALUE;

  /// On the channel of a connection of which a request was refused.
  private static final AttributeKey<Boolean> REFUSED = AttributeKey.valueOf(Edge.class, "refused");

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  /// Under this name the framework keeps the template of the address, from which it takes the label
  /// of its metric; it writes over ours as soon as it has found the operation.
  private static final String TEMPLATE = "UrlPathTemplate";

  /// The template of whatever has no operation; `metric.Labels` makes a word of it.
  static final String NO_TEMPLATE = "/UNKNOWN";

  /// The template of a request of which no metric is kept, because its method, a label too, is made
  /// up: `quarkus.micrometer.binder.http-server.ignore-patterns` names it.
  static final String NO_METRIC = "/no-metric";

  private final ObjectMapper json;

  Edge(ObjectMapper json) {
    this.json = json;
  }

  /// Has addresses that cannot be read come here, where they get a problem document: the framework
  /// would answer each with a bare 400 before anybody sees it. To be called before it starts.
  public static void takeEveryAddress() {
    System.setProperty("vertx.disableURIValidation", "true");
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::look).failureHandler(this::answerFailure);
  }

  private void look(RoutingContext request) {
    if (server(request).channel().hasAttr(REFUSED)) {
      // Sent after something that was refused, and perhaps a part of it.
      request.request().connection().close();
      return;
    }
    ((HttpServerRequestInternal) request.request())
        .context()
        .putLocal(TEMPLATE, METHODS.contains(request.request().method()) ? NO_TEMPLATE : NO_METRIC);
    if (request.request().version() == null) {
      // The server's status line would have the same version.
      answerAtOnce(request, "This is HTTP/1.1.");
    } else if (!isReadable(request)) {
      refuse(request, ProblemType.INVALID, "The address cannot be decoded.");
    } else if (!isOneCoding(request.request().headers().getAll(HttpHeaders.TRANSFER_ENCODING))) {
      // The server closes when it finds that what follows are no chunks.
      answerAtOnce(request, "The only transfer coding is chunked, alone.");
    } else if (contentLength(request) > MAX_BODY) {
      refuse(request, ProblemType.TOO_LARGE, "The body is too large.");
    } else {
      if (BrokenChunks.wants(request.request())) {
        BrokenChunks.watch(request.request(), invalid(request, "The chunks of the body are none."));
      }
      request.next();
    }
  }

  /// What the framework itself found to be the client's fault, before any operation was looked for.
  private void answerFailure(RoutingContext request) {
    int status = request.statusCode();
    if (status < 400 || status >= 500 || request.response().headWritten()) {
      request.next();
      return;
    }
    ProblemType type = ProblemType.ofStatus(status);
    refuse(
        request,
        type,
        type == ProblemType.INVALID ? "The request cannot be understood." : type.title() + ".");
  }

  private static boolean isReadable(RoutingContext request) {
    try {
      var _ = new URI(request.request().uri());
      String _ = request.normalizedPath();
      return true;
    } catch (URISyntaxException | IllegalArgumentException _) {
      return false;
    }
  }

  /// Where a body ends whose coding we do not know, a proxy in front may see otherwise: what comes
  /// after would be a request that the proxy never saw ([RFC 9112,
  /// 6.3](https://www.rfc-editor.org/rfc/rfc9112#section-6.3)).
  private static boolean isOneCoding(List<String> codings) {
    return codings.isEmpty()
        || (codings.size() == 1
            && AsciiString.contentEqualsIgnoreCase(HttpHeaders.CHUNKED, codings.getFirst()));
  }

  private static ChannelHandlerContext server(RoutingContext request) {
    return ((ConnectionBase) request.request().connection()).channelHandlerContext();
  }

  private static long contentLength(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /// In the place of the server, before it looks at what follows.
  private void answerAtOnce(RoutingContext request, String detail) {
    server(request).channel().attr(REFUSED).set(true);
    BrokenChunks.answer(server(request), invalid(request, detail));
  }

  private byte[] invalid(RoutingContext request, String detail) {
    return text(request, ProblemType.INVALID, detail).getBytes(StandardCharsets.UTF_8);
  }

  private void refuse(RoutingContext request, ProblemType type, String detail) {
    server(request).channel().attr(REFUSED).set(true);
    request
        .response()
        .setStatusCode(type.status())
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(text(request, type, detail))
        // The server itself would wait for the rest of the request.
        .onComplete(_ -> request.request().connection().close());
  }

  private String text(RoutingContext request, ProblemType type, String detail) {
    String path = request.request().path();
    try {
      return json.writeValueAsString(Problem.of(type, detail, path == null ? "" : path));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem document is always writable", e);
    }
  }
}
