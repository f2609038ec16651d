package dev.waymark.redirect.route;

import dev.waymark.redirect.qr.QrPicture;
import io.vertx.core.http.HttpHeaders;

/// Names and values of headers, encoded once.
final class Headers {
  static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  static final CharSequence ACCEPT_AND_LANGUAGE =
      HttpHeaders.createOptimized("accept, accept-language");
  static final CharSequence NOINDEX = HttpHeaders.createOptimized("noindex");
  static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  static final CharSequence ZERO = HttpHeaders.createOptimized("0");
  static final CharSequence CACHED_FOR_A_DAY = HttpHeaders.createOptimized("public, max-age=86400");
  static final CharSequence PLAIN_TEXT = HttpHeaders.createOptimized("text/plain");
  static final CharSequence X_ROBOTS_TAG = HttpHeaders.createOptimized("x-robots-tag");
  static final CharSequence X_CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");
  static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
  static final CharSequence FOR_A_YEAR = HttpHeaders.createOptimized("max-age=31536000");
  static final CharSequence METHODS = HttpHeaders.createOptimized("GET, HEAD");
  static final CharSequence METHODS_WITH_FORMS = HttpHeaders.createOptimized("GET, HEAD, POST");
  static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  static final CharSequence SVG = HttpHeaders.createOptimized(QrPicture.SVG.mediaType());
  static final CharSequence PNG = HttpHeaders.createOptimized(QrPicture.PNG.mediaType());
  static final CharSequence NOTHING_ELSE = HttpHeaders.createOptimized("default-src 'none'");
  static final CharSequence SOON = HttpHeaders.createOptimized("1");
  static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
  static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
  static final CharSequence CONTENT_SECURITY_POLICY =
      HttpHeaders.createOptimized("content-security-policy");
  static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("referrer-policy");
  static final CharSequence CROSS_ORIGIN_OPENER_POLICY =
      HttpHeaders.createOptimized("cross-origin-opener-policy");
  static final CharSequence STRICT_TRANSPORT_SECURITY =
      HttpHeaders.createOptimized("strict-transport-security");

  private Headers() {}
}
