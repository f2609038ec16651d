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

  /// A rule keeps the visitor out.
  ///
  /// @param status of the answer
  /// @param page for browsers, and for everybody where the status is 200; null where the notice
  ///   says it
  /// @param notice for everybody else
  record Blocking(int status, @Nullable WebPage page, Notice notice) implements VisitResponse {
    @Override
    public Outcome click() {
      return Outcome.BLOCKED;
    }
  }

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
  /// @param home where its page leads on; null for nowhere
  record Saying(Notice notice, RouteMeters.Outcome metered, @Nullable String home)
      implements VisitResponse {
    @Override
    public @Nullable Outcome click() {
      return null;
    }
  }
}
