package dev.waymark.admin.dashboard;

import dev.waymark.admin.session.Browsers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Sets the headers that hold for pages and their assets, whoever answers: resources, the assets,
/// or nobody. The API has its own.
@Singleton
final class PageHeaders {
  /// Nothing from elsewhere, nothing inline, nothing made of text; nobody shows a page within
  /// theirs.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action"
          + " 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script';"
          + " trusted-types default";

  private static final String FRAMED = "waymark.framed";

  private static final int FIRST = Integer.MIN_VALUE;

  /// A year, as browsers ask for. Not of the domain's other hosts, which are not ours.
  private static final String HSTS = "max-age=31536000";

  private final Browsers browsers;

  PageHeaders(Browsers browsers) {
    this.browsers = browsers;
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::look);
  }

  /// Whether an address is a page's, or an asset's: everything but the API, and what Quarkus has
  /// beside it.
  static boolean isPage(String path) {
    return !isBelow(path, "/api") && !isBelow(path, "/q") && !isBelow(path, "/.well-known");
  }

  private static boolean isBelow(String path, String place) {
    return path.startsWith(place)
        && (path.length() == place.length() || path.charAt(place.length()) == '/');
  }

  private void look(RoutingContext request) {
    String path = request.request().path();
    if (browsers.isHttps(request.request())) {
      request.response().putHeader("Strict-Transport-Security", HSTS);
    }
    if (path != null && isPage(path)) {
      // At the end, so that they stand in the place of what is set for all.
      request.addHeadersEndHandler(_ -> set(request.response().headers(), request.get(FRAMED)));
    }
    request.next();
  }

  /// Lets a page of ours show the answer to a request in a frame.
  ///
  /// @param policy under which it shows there
  static void allowFrame(RoutingContext request, String policy) {
    request.put(FRAMED, policy);
  }

  /// @param framed the policy of what is shown in a frame; null for a page
  private static void set(MultiMap headers, @Nullable String framed) {
    headers
        .set("Content-Security-Policy", framed == null ? POLICY : framed)
        // Under no-referrer a browser sends the Origin null with a form, and a form of our own
        // could
        // not be told from a forged one.
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", framed == null ? "DENY" : "SAMEORIGIN");
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
