package dev.waymark.analytics.recent;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of clicks.
@Schema(name = "Clicks")
record ClicksView(
    @Schema(required = true) List<ClickView> clicks,
    @Schema(required = true, nullable = true) @Nullable String nextCursor) {

  /// @param found one more than the limit when there are others
  static ClicksView of(List<ClickView> found, int limit) {
    List<ClickView> page = found.subList(0, Math.min(limit, found.size()));
    return new ClicksView(
        page, found.size() > limit ? RecentClicks.placeOf(page.getLast()).text() : null);
  }
}
