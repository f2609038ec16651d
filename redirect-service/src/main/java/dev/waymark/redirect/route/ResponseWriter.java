package dev.waymark.redirect.route;

import dev.waymark.page.Language;
import dev.waymark.redirect.page.Footer;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.page.Pages;
import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.qr.QrPicture;
import dev.waymark.redirect.route.RouteMeters.Outcome;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes answers, and counts them. For one event loop.
final class ResponseWriter {
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int SEE_OTHER = 303;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  /// Previews of links obey this file, so it forbids nothing; `X-Robots-Tag` keeps them out of
  /// indexes.
  private static final String ROBOTS = "User-agent: *\nAllow: /\n";

  private final Connections connections;
  private final DateHeader date;
  private final boolean secure;
  private final Pages pages;
  private final Footer footer;
  private final RouteMeters meters;

  /// @param secure whether visitors come over https
  /// @param pages those that are the same for everybody
  /// @param footer of every page
  ResponseWriter(
      Connections connections,
      DateHeader date,
      boolean secure,
      Pages pages,
      Footer footer,
      RouteMeters meters) {
    this.connections = connections;
    this.date = date;
    this.secure = secure;
    this.pages = pages;
    this.footer = footer;
    this.meters = meters;
  }

  /// Sends the visitor on.
  void redirect(HttpServerRequest request, String location) {
    redirect(request, FOUND, location, Outcome.REDIRECT);
  }

  /// Sends the visitor to what a domain has for its front page.
  void frontPage(HttpServerRequest request, String location) {
    redirect(request, FOUND, location, Outcome.DOMAIN);
  }

  /// Sends a visitor who has sent a form back to the link.
  ///
  /// @param setCookie the header with what the visitor is to keep; null for nothing
  void seeOther(HttpServerRequest request, String location, @Nullable String setCookie) {
    if (setCookie != null) {
      request.response().headers().add(HttpHeaders.SET_COOKIE, setCookie);
    }
    redirect(request, SEE_OTHER, location, Outcome.UNLOCKED);
  }

  private void redirect(HttpServerRequest request, int status, String location, Outcome outcome) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status);
    MultiMap headers = response.headers();
    headers.add(HttpHeaders.LOCATION, location);
    headers.add(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE);
    headers.add(Headers.X_ROBOTS_TAG, Headers.NOINDEX);
    headers.add(HttpHeaders.CONTENT_LENGTH, Headers.ZERO);
    headers.add(HttpHeaders.DATE, date.value());
    response.end();
    meters.count(outcome);
  }

  /// Answers a visit whose click is captured, or that makes none.
  ///
  /// @param setCookies the headers with what the visitor is to keep
  void write(HttpServerRequest request, VisitResponse response, List<String> setCookies) {
    for (int i = 0; i < setCookies.size(); i++) {
      request.response().headers().add(HttpHeaders.SET_COOKIE, setCookies.get(i));
    }
    switch (response) {
      case VisitResponse.To(String location, _) -> redirect(request, location);
      case VisitResponse.Showing(WebPage page, _, Outcome metered) -> page(request, page, metered);
      case VisitResponse.Blocking blocking -> block(request, blocking);
      case VisitResponse.Asking(WebPage page) -> page(request, page, Outcome.LOCKED);
      case VisitResponse.Saying(Notice notice, Outcome metered, String home) ->
          notice(request, notice, metered, home);
    }
  }

  private void block(HttpServerRequest request, VisitResponse.Blocking blocking) {
    WebPage page = blocking.page();
    boolean shown =
        page != null
            && (blocking.status() == OK || wantsHtml(request.getHeader(HttpHeaders.ACCEPT)));
    if (!shown || page == null) {
      notice(request, blocking.notice(), Outcome.BLOCKED);
      return;
    }
    request.response().setStatusCode(blocking.status());
    if (blocking.status() != OK) {
      request.response().headers().add(HttpHeaders.VARY, Headers.ACCEPT_AND_LANGUAGE);
    }
    page(request, page, Outcome.BLOCKED);
  }

  /// The click could not be captured.
  void notCaptured(HttpServerRequest request) {
    notice(request, Notice.UNAVAILABLE, Outcome.NOT_CAPTURED);
  }

  /// Answers that there is nowhere to go.
  void notice(HttpServerRequest request, Notice notice, Outcome outcome) {
    notice(request, notice, outcome, null);
  }

  /// @param home where a page leads on; null for nowhere
  private void notice(
      HttpServerRequest request, Notice notice, Outcome outcome, @Nullable String home) {
    boolean browser = wantsHtml(request.getHeader(HttpHeaders.ACCEPT));
    MultiMap headers = request.response().setStatusCode(notice.status()).headers();
    headers.add(HttpHeaders.VARY, Headers.ACCEPT_AND_LANGUAGE);
    switch (notice) {
      case UNAVAILABLE -> headers.add(HttpHeaders.RETRY_AFTER, Headers.SOON);
      case NOT_FOUND,
          OFF,
          OVER,
          USED_UP,
          TAKEN_DOWN,
          BAD_REQUEST,
          METHOD_NOT_ALLOWED,
          CONTENT_TOO_LARGE,
          ADDRESS_TOO_LONG,
          EXPECTATION_FAILED,
          HEADERS_TOO_LARGE,
          NOT_IMPLEMENTED -> {}
    }
    if (browser) {
      html(request, pages.notice(notice, language(request), home));
    } else {
      body(request, Headers.PROBLEM, pages.problem(notice));
    }
    meters.count(outcome);
  }

  /// The language in which a visitor is answered.
  Language language(HttpServerRequest request) {
    return pages.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
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

  /// Answers an attempt that nobody looked at.
  ///
  /// @param seconds after which the next one may be
  void tooMany(HttpServerRequest request, WebPage page, long seconds) {
    request
        .response()
        .setStatusCode(TOO_MANY_REQUESTS)
        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    page(request, page, Outcome.TOO_MANY_ATTEMPTS);
  }

  private void html(HttpServerRequest request, WebPage page) {
    MultiMap headers = request.response().headers();
    headers.add(Headers.CONTENT_SECURITY_POLICY, page.contentPolicy());
    headers.add(HttpHeaders.CONTENT_LANGUAGE, page.language().toString());
    headers.add(Headers.REFERRER_POLICY, Headers.NO_REFERRER);
    headers.add(Headers.CROSS_ORIGIN_OPENER_POLICY, Headers.SAME_ORIGIN);
    if (secure) {
      headers.add(Headers.STRICT_TRANSPORT_SECURITY, Headers.FOR_A_YEAR);
    }
    body(request, Headers.HTML, footer.under(page));
  }

  private void body(HttpServerRequest request, CharSequence type, Buffer body) {
    request
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .putHeader(Headers.X_ROBOTS_TAG, Headers.NOINDEX);
    send(request, type, body);
  }

  private void send(HttpServerRequest request, CharSequence type, Buffer body) {
    HttpServerResponse response = request.response();
    response
        .putHeader(HttpHeaders.DATE, date.value())
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
  /// was refused, and is no request.
  void noticeAndClose(HttpServerRequest request, Notice notice, Outcome outcome) {
    connections.refuse(request.connection());
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    notice(request, notice, outcome);
    request.connection().close();
  }

  /// Answers that the method is none of those that what was asked for takes.
  ///
  /// @param takesForms whether a password may be sent to it
  void methodNotAllowed(HttpServerRequest request, boolean takesForms) {
    request
        .response()
        .putHeader(HttpHeaders.ALLOW, takesForms ? Headers.METHODS_WITH_FORMS : Headers.METHODS);
    noticeAndClose(request, Notice.METHOD_NOT_ALLOWED, Outcome.METHOD_NOT_ALLOWED);
  }

  /// Answers with a file of a domain.
  void domainFile(HttpServerRequest request, Buffer json) {
    body(request, Headers.JSON, json);
    meters.count(Outcome.DOMAIN);
  }

  /// Answers with a QR code.
  void qrCode(HttpServerRequest request, QrPicture picture, Buffer drawn) {
    CharSequence type =
        switch (picture) {
          case SVG -> Headers.SVG;
          case PNG -> Headers.PNG;
        };
    cached(request, type, drawn, Outcome.QR_CODE);
  }

  void robots(HttpServerRequest request) {
    cached(request, Headers.PLAIN_TEXT, Buffer.buffer(ROBOTS), Outcome.STATIC_FILE);
  }

  /// There is none, and browsers need not ask again today.
  void favicon(HttpServerRequest request) {
    request.response().setStatusCode(NOT_FOUND);
    cached(request, Headers.PLAIN_TEXT, Buffer.buffer(), Outcome.STATIC_FILE);
  }

  /// Answers with what stays the same.
  private void cached(HttpServerRequest request, CharSequence type, Buffer body, Outcome outcome) {
    request
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.CACHED_FOR_A_DAY)
        .putHeader(Headers.CONTENT_SECURITY_POLICY, Headers.NOTHING_ELSE);
    send(request, type, body);
    meters.count(outcome);
  }
}
