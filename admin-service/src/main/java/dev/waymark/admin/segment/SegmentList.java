package dev.waymark.admin.segment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of segments.
///
/// @param nextCursor where the next page begins; null when this is the last
record SegmentList(
    @Schema(required = true) List<SegmentView> segments,
    @Schema(nullable = true) @Nullable String nextCursor) {}
