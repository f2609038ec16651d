package dev.waymark.analytics.recent;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What happens right now.
@Schema(name = "Live")
record LiveView(
    @Schema(required = true) Instant at,
    @Schema(required = true) MinuteView lastMinute,
    @Schema(required = true) List<ClickView> clicks) {

  /// Clicks of people in the last minute.
  @Schema(name = "LastMinute")
  record MinuteView(@Schema(required = true) long clicks, @Schema(required = true) long scans) {}
}
