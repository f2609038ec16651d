package dev.waymark.analytics.lead;

import dev.waymark.click.ClickId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lead that was taken.
///
/// @param id its own
/// @param source its click; null as long as that has not arrived here
record Lead(
    String id, String workspace, LeadDraft draft, Instant receivedAt, @Nullable Source source) {

  /// What is known of the click that brought it.
  ///
  /// @param rulesVersion 0 when the link had no rules
  record Source(
      String link,
      @Nullable String rule,
      long rulesVersion,
      @Nullable String variant,
      @Nullable String channel,
      @Nullable String entry) {}

  /// When the click happened.
  Instant clickedAt() {
    return Instant.ofEpochMilli(draft.click().atMillis());
  }

  /// Whether that is one and the same report.
  boolean says(LeadDraft other) {
    return draft.equals(other);
  }

  ClickId click() {
    return draft.click();
  }
}
