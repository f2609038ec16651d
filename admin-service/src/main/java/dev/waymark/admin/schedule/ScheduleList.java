package dev.waymark.admin.schedule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of schedules.
///
/// @param nextCursor where the next page begins; null when this is the last
record ScheduleList(
    @Schema(required = true) List<ScheduleView> schedules,
    @Schema(nullable = true) @Nullable String nextCursor) {}
