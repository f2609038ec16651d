package dev.waymark.redirect.route;

import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.route.RouteMeters.Outcome;

/// What is sent once a click is captured.
sealed interface Reply {
  /// A redirect.
  record To(String location) implements Reply {}

  /// A page in its place.
  ///
  /// @param outcome as which it is metered
  record Showing(WebPage page, Outcome outcome) implements Reply {}
}
