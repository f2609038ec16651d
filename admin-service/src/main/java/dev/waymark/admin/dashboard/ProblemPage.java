package dev.waymark.admin.dashboard;

import dev.waymark.service.access.Next;
import dev.waymark.service.problem.Problem;
import dev.waymark.service.problem.ProblemPages;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Problems as pages, where a browser asks for a page of the dashboard. Needs no database.
@Singleton
final class ProblemPage implements ProblemPages {
  private static final int UNAUTHENTICATED = 401;

  private final Frames frames;
  private final Sentences sentences;
  private final CurrentVertxRequest current;

  ProblemPage(Frames frames, Sentences sentences, CurrentVertxRequest current) {
    this.frames = frames;
    this.sentences = sentences;
    this.current = current;
  }

  /// What the page says.
  ///
  /// @param more a second sentence of ours; null for none
  /// @param detail the problem's own, which is in English; null where ours says it all
  record Words(String title, @Nullable String more, @Nullable String detail) {}

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(
        Frame frame, Words words, int status, boolean signIn, boolean again);
  }

  @Override
  public @Nullable ResponseBuilder page(Problem problem, @Nullable Duration wait) {
    HttpServerRequest request = current.getCurrent().request();
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    String path = request.path();
    if (path == null
        || !PageHeaders.isPage(path)
        || accept == null
        || !accept.toLowerCase(Locale.ROOT).contains("text/html")
        || frames.isForPart()) {
      return null;
    }
    if (problem.status() == UNAUTHENTICATED && request.method().equals(HttpMethod.GET)) {
      return leadTo(Next.signIn(request.uri()));
    }
    if (problem.type().equals(ProblemType.SIGN_IN_AGAIN.uri())) {
      return leadTo(confirm(request));
    }
    String page =
        Templates.problem(
                frames.forAnybody(),
                words(problem, wait),
                problem.status(),
                problem.status() == UNAUTHENTICATED,
                problem.status() >= 500 || problem.status() == 429)
            .render();
    return Response.status(problem.status()).type("text/html; charset=utf-8").entity(page);
  }

  /// As {@link Frames#leadTo} does.
  private static ResponseBuilder leadTo(String path) {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION.toString(), path);
  }

  /// Comes back to the page that was asked for, or to the one with the form that was sent.
  private static String confirm(HttpServerRequest request) {
    String back =
        request.method().equals(HttpMethod.GET)
            ? request.uri()
            : ThemeResource.pathOf(request.getHeader(HttpHeaders.REFERER));
    return "/confirm?next=" + URLEncoder.encode(Next.of(back), StandardCharsets.UTF_8);
  }

  private Words words(Problem problem, @Nullable Duration wait) {
    Messages m = sentences.of(Messages.class);
    return switch (problem.status()) {
      // A form that was sent: loading this page again sends it once more.
      case UNAUTHENTICATED -> new Words(m.problemSession(), m.problemSessionMore(), null);
      case 404, 405 -> new Words(m.problemNotFound(), m.problemNotFoundMore(), null);
      case 403 -> new Words(m.problemForbidden(), m.problemForbiddenMore(), problem.detail());
      case 402 -> new Words(m.problemPlan(), null, problem.detail());
      case 412 -> new Words(m.problemStale(), m.problemStaleMore(), null);
      case 429 ->
          new Words(
              m.problemTooMany(),
              wait == null ? null : m.problemWait(wait.plusNanos(999_999_999).toSeconds()),
              wait == null ? problem.detail() : null);
      case 503 -> new Words(m.problemUnavailable(), m.problemUnavailableMore(), problem.detail());
      default ->
          problem.status() >= 500
              ? new Words(m.problemInternal(), null, problem.detail())
              : new Words(m.problemRefused(), null, problem.detail());
    };
  }
}
