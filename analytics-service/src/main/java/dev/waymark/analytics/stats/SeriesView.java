package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A time series without holes.
@Schema(name = "TimeSeries")
record SeriesView(
    @Schema(
            required = true,
            enumeration = {"hour", "day"})
        String interval,
    @Schema(required = true) String timeZone,
    @Schema(required = true) List<PointView> points) {

  /// One hour or day.
  @Schema(name = "Point")
  record PointView(
      @Schema(required = true) Instant start,
      @Schema(required = true) LocalDate date,
      @JsonUnwrapped SumsView sums) {

    static PointView of(Stats.Point point, boolean includeBots) {
      return new PointView(point.start(), point.date(), SumsView.of(point.counts(), includeBots));
    }
  }
}
