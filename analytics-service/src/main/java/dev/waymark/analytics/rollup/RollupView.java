package dev.waymark.analytics.rollup;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a run of the rollup did.
@Schema(name = "RollupRun")
record RollupView(
    @Schema(
            required = true,
            description =
                "The last day that is counted: the one asked for, or the last one that was rolled up"
                    + " before, whichever is later.")
        LocalDate date,
    @Schema(required = true) Instant ranAt,
    @Schema(required = true, description = "Links that have a count.", examples = "1200")
        long links,
    @Schema(required = true, description = "The sum of their counts.", examples = "83100")
        long clicks,
    @Schema(
            required = true,
            description = "Links with another count than before, or one of a later day.",
            examples = "40")
        long written) {

  static RollupView of(Rollup.Run run) {
    return new RollupView(run.day(), run.ranAt(), run.links(), run.clicks(), run.written());
  }
}
