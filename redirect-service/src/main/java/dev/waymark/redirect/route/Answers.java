package dev.waymark.redirect.route;

import dev.waymark.redirect.route.RouteMeters.Outcome;
import dev.waymark.routing.Answer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Writes answers, and counts them. For one event loop.
final class Answers {
  private static final int FOUND = 302;
  private static final int NOT_FOUND = 404;

  /// Previews of links obey this file, so it forbids nothing; `X-Robots-Tag` keeps them out of
  /// indexes.
  private static final String ROBOTS = "User-agent: *\nAllow: /\n";

  private final DateHeader date;
  private final RouteMeters meters;

  Answers(DateHeader date, RouteMeters meters) {
    this.date = date;
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
    page(request, Page.UNAVAILABLE, Outcome.NOT_CAPTURED);
  }

  void page(HttpServerRequest request, Page page, Outcome outcome) {
    page.answer(request, date.value());
    meters.count(outcome);
  }

  /// Answers with a page and closes the connection: what it sends next cannot be told from what was
  /// refused.
  void pageAndClose(HttpServerRequest request, Page page, Outcome outcome) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    page(request, page, outcome);
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
