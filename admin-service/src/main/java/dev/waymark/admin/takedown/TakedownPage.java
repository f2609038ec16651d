package dev.waymark.admin.takedown;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of takedowns.
///
/// @param nextCursor where the next page begins; null when this is the last
@Schema(name = "TakedownList")
record TakedownPage(
    @Schema(required = true) List<TakedownView> takedowns,
    @Schema(nullable = true) @Nullable String nextCursor) {}
