package dev.waymark.redirect.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/// A page as it is sent, but for its {@link Footer}.
///
/// @param html in UTF-8
/// @param contentPolicy the Content-Security-Policy header
/// @param language that it speaks
public record WebPage(Buffer html, CharSequence contentPolicy, Language language) {
  private static final CharSequence PLAIN = HttpHeaders.createOptimized(Sheet.policy());

  static WebPage plain(Markup html, Language language) {
    return of(html, PLAIN, language);
  }

  /// A page from its HTML.
  public static WebPage of(Markup html, CharSequence contentPolicy, Language language) {
    return new WebPage(Buffer.buffer(html.toString()), contentPolicy, language);
  }
}
