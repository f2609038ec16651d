package dev.waymark.admin.link;

import dev.waymark.service.page.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of links.
///
/// @param total how many the filter leaves on all pages together, up to {@link
///   LinkSearch#MOST_COUNTED}
/// @param totalExact whether there are no more than that
/// @param nextCursor where the next page begins; null when this is the last
public record LinkList(
    @Schema(required = true) List<LinkView> links,
    @Schema(
            required = true,
            description =
                "How many links the filter leaves, on all pages together. They are counted up to"
                    + " 10,000.")
        int total,
    @Schema(
            required = true,
            description = "Whether the total is all of them; false when there are more.")
        boolean totalExact,
    @Schema(nullable = true, description = "For the next page; null when this is the last.")
        @Nullable String nextCursor) {

  /// @param counted up to one more than are told
  static LinkList of(Page<LinkView> page, int counted) {
    return new LinkList(
        page.entries(),
        Math.min(counted, LinkSearch.MOST_COUNTED),
        counted <= LinkSearch.MOST_COUNTED,
        page.next());
  }
}
