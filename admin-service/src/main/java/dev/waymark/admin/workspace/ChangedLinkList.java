package dev.waymark.admin.workspace;

import dev.waymark.admin.workspace.ChangedLinks.Found;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of links whose decisions differ between two plans.
@Schema(name = "ChangedLinkList")
record ChangedLinkList(
    @Schema(required = true) List<AffectedLink> changedLinks,
    @Schema(required = true) long total,
    @Schema(required = true) boolean totalExact,
    @Schema(nullable = true) @Nullable String nextCursor) {

  static ChangedLinkList of(Found found) {
    return new ChangedLinkList(found.links(), found.total(), found.exact(), found.next());
  }
}
