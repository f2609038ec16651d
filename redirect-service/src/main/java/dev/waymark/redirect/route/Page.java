package dev.waymark.redirect.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What is answered in the place of a redirect: a page for browsers, `application/problem+json`
/// ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) for everybody else. Constant, so that
/// nothing of a request can get into it.
enum Page {
  NOT_FOUND(
      404,
      "Not Found",
      "There is no such link.",
      "This link leads nowhere",
      "It may have been mistyped, or it is not in use any more."),
  GONE(
      410,
      "Gone",
      "This link is switched off.",
      "This link is switched off",
      "Whoever shared it has put it out of use."),
  BAD_REQUEST(
      400,
      "Bad Request",
      "The request cannot be read.",
      "This address cannot be read",
      "Something in it was damaged on the way here."),
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "Links answer GET and HEAD.",
      "This is not how links are followed",
      "Open the address in a browser."),
  CONTENT_TOO_LARGE(
      413,
      "Content Too Large",
      "A request for a link has no body.",
      "This is not how links are followed",
      "Open the address in a browser."),
  UNAVAILABLE(
      503,
      "Service Unavailable",
      "Not ready yet; try again in a moment.",
      "One moment, please",
      "The service is about to be ready. Please try again.");

  private static final String STYLE =
      """
      :root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;display:grid;\
      place-content:center;min-height:90vh;margin:0 1.5rem;text-align:center}\
      h1{font-size:1.6rem;margin:0 0 .5rem}p{margin:0;opacity:.8}""";

  private static final CharSequence CONTENT_POLICY =
      HttpHeaders.createOptimized(
          "default-src 'none'; style-src 'sha256-"
              + sha256(STYLE)
              + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  private static final CharSequence CSP = HttpHeaders.createOptimized("content-security-policy");
  private static final CharSequence ALLOWED = HttpHeaders.createOptimized("GET, HEAD");
  private static final CharSequence SOON = HttpHeaders.createOptimized("1");
  private static final CharSequence HTML_TYPE =
      HttpHeaders.createOptimized("text/html; charset=utf-8");
  private static final CharSequence JSON_TYPE =
      HttpHeaders.createOptimized("application/problem+json");

  private final int status;
  private final byte[] html;
  private final byte[] json;

  Page(int status, String title, String detail, String heading, String sentence) {
    this.status = status;
    this.html =
        """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%1$s</title>
      <style>%3$s</style>
      </head>
      <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
      </html>
      """
            .formatted(heading, sentence, STYLE)
            .getBytes(StandardCharsets.UTF_8);
    this.json =
        """
      {"type":"about:blank","title":"%1$s","status":%2$d,"detail":"%3$s","error":"%3$s"}
      """
            .formatted(title, status, detail)
            .getBytes(StandardCharsets.UTF_8);
  }

  /// Answers with it. Off the hot path.
  ///
  /// @param date the header
  void answer(HttpServerRequest request, CharSequence date) {
    HttpServerResponse response = request.response();
    boolean browser = wantsHtml(request.getHeader(HttpHeaders.ACCEPT));
    byte[] body = browser ? html : json;
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.DATE, date)
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .putHeader(Headers.X_ROBOTS_TAG, Headers.NOINDEX)
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .putHeader(Headers.X_CONTENT_TYPE_OPTIONS, Headers.NOSNIFF)
        .putHeader(HttpHeaders.CONTENT_TYPE, browser ? HTML_TYPE : JSON_TYPE)
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
    if (browser) {
      response.putHeader(CSP, CONTENT_POLICY);
    }
    switch (this) {
      case METHOD_NOT_ALLOWED -> response.putHeader(HttpHeaders.ALLOW, ALLOWED);
      case UNAVAILABLE -> response.putHeader(HttpHeaders.RETRY_AFTER, SOON);
      case NOT_FOUND, GONE, BAD_REQUEST, CONTENT_TOO_LARGE -> {}
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  /// Browsers name HTML; scripts and other programs take anything, and are better served with JSON.
  private static boolean wantsHtml(@Nullable String accept) {
    return accept != null && accept.contains("text/html");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
