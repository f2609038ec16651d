package dev.waymark.redirect.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/// A page as it is sent, but for its {@link Footer}.
///
/// @param html in UTF-8
/// @param contentPolicy the Content-Security-Policy header
public record WebPage(Buffer html, CharSequence contentPolicy) {
  private static final CharSequence PLAIN = HttpHeaders.createOptimized(Sheet.policy());

  static WebPage plain(Markup html) {
    return of(html, PLAIN);
  }

  static WebPage of(Markup html, CharSequence contentPolicy) {
    return new WebPage(Buffer.buffer(html.toString()), contentPolicy);
  }
}
