package dev.waymark.admin.link;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of links.
///
/// @param nextCursor where the next page begins; null when this is the last
record LinkList(
    @Schema(required = true) List<LinkView> links,
    @Schema(nullable = true, description = "For the next page; null when this is the last.")
        @Nullable String nextCursor) {}
