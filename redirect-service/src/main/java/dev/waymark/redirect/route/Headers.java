package dev.waymark.redirect.route;

import io.vertx.core.http.HttpHeaders;

/// Names and values of headers, encoded once.
final class Headers {
  static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  static final CharSequence NOINDEX = HttpHeaders.createOptimized("noindex");
  static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  static final CharSequence ZERO = HttpHeaders.createOptimized("0");
  static final CharSequence CACHED_FOR_A_DAY = HttpHeaders.createOptimized("public, max-age=86400");
  static final CharSequence PLAIN_TEXT = HttpHeaders.createOptimized("text/plain");
  static final CharSequence X_ROBOTS_TAG = HttpHeaders.createOptimized("x-robots-tag");
  static final CharSequence X_CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");

  private Headers() {}
}
