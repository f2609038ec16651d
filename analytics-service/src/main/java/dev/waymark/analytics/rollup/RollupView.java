package dev.waymark.analytics.rollup;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a run of the rollup did.
@Schema(name = "RollupRun")
record RollupView(
    @Schema(required = true) LocalDate date,
    @Schema(required = true) Instant ranAt,
    @Schema(required = true) long links,
    @Schema(required = true) long clicks,
    @Schema(required = true) long written) {

  static RollupView of(Rollup.Run run) {
    return new RollupView(run.day(), run.ranAt(), run.links(), run.clicks(), run.written());
  }
}
