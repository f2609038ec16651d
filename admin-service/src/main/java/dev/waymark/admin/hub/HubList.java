package dev.waymark.admin.hub;

import dev.waymark.admin.link.LinkView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of hubs.
///
/// @param nextCursor where the next page begins; null when this is the last
record HubList(
    @Schema(required = true) List<LinkView> hubs,
    @Schema(nullable = true, description = "For the next page; null when this is the last.")
        @Nullable String nextCursor) {}
