package dev.waymark.admin.link;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A sequence as it is written and answered.
@Schema(
    name = "Sequence",
    description = "URLs that a visitor gets one after the other, visit by visit.")
record SequenceView(
    @Schema(required = true, description = "2 to 50.") List<StageView> urls,
    @Schema(
            required = true,
            description = "Whether it begins again after the last; else it stays there.")
        boolean loop) {

  /// What one visit gets.
  @Schema(name = "SequenceUrl")
  record StageView(
      @Schema(required = true, examples = "https://example.com/day-1") String url,
      @Schema(nullable = true, examples = "Day 1") @Nullable String title) {}
}
