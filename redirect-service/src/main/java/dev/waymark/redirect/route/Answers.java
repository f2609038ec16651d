package dev.waymark.redirect.route;

import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.route.RouteMeters.Outcome;
import dev.waymark.routing.Answer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/// Writes answers, and counts them. For one event loop.
final class Answers {
  private static final int FOUND = 302;
  private static final int NOT_FOUND = 404;

  /// Previews of links obey this file, so it forbids nothing; `X-Robots-Tag` keeps them out of
  /// indexes.
  private static final String ROBOTS = "User-agent: *\nAllow: /\n";

  private final DateHeader date;
  private final boolean secure;
  private final RouteMeters meters;

  /// @param secure whether visitors come over https
  Answers(DateHeader date, boolean secure, RouteMeters meters) {
    this.date = date;
    this.secure = secure;
    this.meters = meters;
  }

  /// Sends the visitor on.
  void redirect(HttpServerRequest request, Answer.Redirect answer) {
    HttpServerResponse response = request.response();
    response.setStatusCode(FOUND);
    MultiMap headers = response.headers();
    headers.add(HttpHeaders.LOCATION, answer.location());
    headers.add(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE);
    headers.add(Headers.X_ROBOTS_TAG, Headers.NOINDEX);
    headers.add(HttpHeaders.CONTENT_LENGTH, Headers.ZERO);
    headers.add(HttpHeaders.DATE, date.value());
    response.end();
    meters.count(Outcome.REDIRECT);
  }

  /// The click could not be captured.
  void notCaptured(HttpServerRequest request) {
    notice(request, Notice.UNAVAILABLE, Outcome.NOT_CAPTURED);
  }

  /// Answers that there is nowhere to go.
  void notice(HttpServerRequest request, Notice notice, Outcome outcome) {
    boolean browser = wantsHtml(request.getHeader(HttpHeaders.ACCEPT));
    MultiMap headers = request.response().setStatusCode(notice.status()).headers();
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    switch (notice) {
      case METHOD_NOT_ALLOWED -> headers.add(HttpHeaders.ALLOW, Headers.METHODS);
      case UNAVAILABLE -> headers.add(HttpHeaders.RETRY_AFTER, Headers.SOON);
      case NOT_FOUND, GONE, BAD_REQUEST, CONTENT_TOO_LARGE -> {}
    }
    if (browser) {
      html(request, notice.page());
    } else {
      body(request, Headers.PROBLEM, notice.problem());
    }
    meters.count(outcome);
  }

  /// Browsers name HTML; scripts and other programs take anything, and are better served with JSON.
  private static boolean wantsHtml(@Nullable String accept) {
    return accept != null && accept.contains("text/html");
  }

  /// Answers with a page in the place of a redirect.
  void page(HttpServerRequest request, WebPage page, Outcome outcome) {
    html(request, page);
    meters.count(outcome);
  }

  private void html(HttpServerRequest request, WebPage page) {
    MultiMap headers = request.response().headers();
    headers.add(Headers.CONTENT_SECURITY_POLICY, page.contentPolicy());
    headers.add(Headers.REFERRER_POLICY, Headers.NO_REFERRER);
    headers.add(Headers.CROSS_ORIGIN_OPENER_POLICY, Headers.SAME_ORIGIN);
    if (secure) {
      headers.add(Headers.STRICT_TRANSPORT_SECURITY, Headers.FOR_A_YEAR);
    }
    body(request, Headers.HTML, page.html());
  }

  private void body(HttpServerRequest request, CharSequence type, Buffer body) {
    HttpServerResponse response = request.response();
    response
        .putHeader(HttpHeaders.DATE, date.value())
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .putHeader(Headers.X_ROBOTS_TAG, Headers.NOINDEX)
        .putHeader(Headers.X_CONTENT_TYPE_OPTIONS, Headers.NOSNIFF)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(body);
    }
  }

  /// Answers with a notice and closes the connection: what it sends next cannot be told from what
  /// was refused.
  void noticeAndClose(HttpServerRequest request, Notice notice, Outcome outcome) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    notice(request, notice, outcome);
    request.connection().close();
  }

  void robots(HttpServerRequest request) {
    HttpServerResponse response =
        furniture(request)
            .putHeader(HttpHeaders.CONTENT_TYPE, Headers.PLAIN_TEXT)
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(ROBOTS.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(ROBOTS);
    }
  }

  /// There is none, and browsers need not ask again today.
  void favicon(HttpServerRequest request) {
    furniture(request)
        .setStatusCode(NOT_FOUND)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Headers.ZERO)
        .end();
  }

  private HttpServerResponse furniture(HttpServerRequest request) {
    meters.count(Outcome.FURNITURE);
    return request
        .response()
        .putHeader(HttpHeaders.DATE, date.value())
        .putHeader(Headers.X_CONTENT_TYPE_OPTIONS, Headers.NOSNIFF)
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.CACHED_FOR_A_DAY);
  }
}
