package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A time series without holes.
@Schema(name = "TimeSeries")
record SeriesView(
    @Schema(
            required = true,
            enumeration = {"hour", "day"})
        String interval,
    @Schema(required = true, examples = "Europe/Berlin") String timeZone,
    @Schema(required = true) List<PointView> points) {

  /// One hour or day.
  @Schema(name = "Point")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PointView(
      @Schema(required = true, description = "Its first moment.") Instant start,
      @Schema(required = true, description = "Its day in the time zone.") LocalDate date,
      @Schema(required = true, description = "Clicks of people, scans among them.", examples = "12")
          long clicks,
      @Schema(required = true, description = "Clicks that came from a QR code.", examples = "1")
          long scans,
      @Schema(description = "With include_bots: visits of crawlers and scripts.", examples = "3")
          @Nullable Long bots,
      @Schema(description = "With include_bots: fetches for a preview.", examples = "5")
          @Nullable Long previews,
      @Schema(description = "With include_bots: fetches ahead of a tap.", examples = "0")
          @Nullable Long prefetches) {

    static PointView of(Stats.Point point, boolean includeBots) {
      Counts counts = point.counts();
      return new PointView(
          point.start(),
          point.date(),
          counts.clicks(),
          counts.scans(),
          includeBots ? counts.bots() : null,
          includeBots ? counts.previews() : null,
          includeBots ? counts.prefetches() : null);
    }
  }
}
