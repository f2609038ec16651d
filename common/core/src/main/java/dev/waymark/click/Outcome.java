package dev.waymark.click;

import dev.waymark.visitor.VisitorClass;

/// What a visitor was answered with, as far as that makes a click event. A password page, a 404 or
/// 410 that no rule has chosen, a 400, and any `HEAD` or `OPTIONS` make none.
public enum Outcome {
  /// A redirect to where the decision led.
  REDIRECT("redirect", true),
  /// A button page or app page in place of the redirect.
  PAGE("page", true),
  /// A page with Open Graph tags, for a preview fetcher.
  PREVIEW_PAGE("preview_page", false),
  /// A redirect of an expired link to its `fallback_url`.
  EXPIRED("expired", false),
  /// The polite page when nothing else was left.
  LAST_RESORT("last_resort", true),
  /// A hub page that was looked at.
  VIEW("view", false),
  /// An entry of a hub page that was tapped.
  TAP("tap", true),
  /// A rule kept the visitor out.
  BLOCKED("blocked", false);

  private final String key;
  private final boolean click;

  Outcome(String key, boolean click) {
    this.key = key;
    this.click = click;
  }

  /// The value in tables and reports.
  public String key() {
    return key;
  }

  /// Whether this outcome, given to such a visitor, counts: in `clicks`, in `click_count` and for
  /// `max_clicks` alike.
  public boolean counts(VisitorClass visitor) {
    return click && visitor == VisitorClass.HUMAN;
  }
}
