package dev.waymark.redirect.route;

import dev.waymark.click.Outcome;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.page.WebPage;
import org.jspecify.annotations.Nullable;

/// How an answer is sent.
sealed interface VisitResponse {
  /// Which click it makes; null for none.
  @Nullable Outcome click();

  /// A redirect.
  record To(String location, Outcome click) implements VisitResponse {}

  /// A page in its place.
  ///
  /// @param metered as what it is counted
  record Showing(WebPage page, Outcome click, RouteMeters.Outcome metered)
      implements VisitResponse {}

  /// The page that asks for the password.
  record Asking(WebPage page) implements VisitResponse {
    @Override
    public @Nullable Outcome click() {
      return null;
    }
  }

  /// There is nothing to be had.
  ///
  /// @param metered as what it is counted
  record Saying(Notice notice, RouteMeters.Outcome metered) implements VisitResponse {
    @Override
    public @Nullable Outcome click() {
      return null;
    }
  }
}
