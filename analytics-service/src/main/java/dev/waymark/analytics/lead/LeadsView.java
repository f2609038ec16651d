package dev.waymark.analytics.lead;

import dev.waymark.analytics.query.Place;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of leads.
@Schema(name = "Leads")
record LeadsView(
    @Schema(required = true) List<LeadView> leads,
    @Schema(required = true, nullable = true) @Nullable String nextCursor) {

  /// @param found one more than the limit when there are others
  static LeadsView of(List<Lead> found, int limit) {
    List<Lead> page = found.subList(0, Math.min(limit, found.size()));
    return new LeadsView(
        page.stream().map(LeadView::of).toList(),
        found.size() > limit
            ? new Place(page.getLast().receivedAt(), page.getLast().id()).text()
            : null);
  }
}
