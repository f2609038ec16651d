package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waymark.analytics.query.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A time series without holes.
@Schema(name = "TimeSeries")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeriesView(
    @Schema(
            required = true,
            enumeration = {"hour", "day", "week", "month"})
        String interval,
    @Schema(required = true) String timeZone,
    @Schema(required = true) List<PointView> points,
    @Nullable Instant coveredFrom,
    @Nullable PreviousView previous)
    implements Tabular {

  /// The points of the span before.
  @Schema(name = "PreviousTimeSeries")
  record PreviousView(
      @Schema(required = true) Instant from,
      @Schema(required = true) Instant to,
      @Schema(required = true) List<PointView> points) {}

  /// One hour, day, week or month.
  @Schema(name = "Point")
  record PointView(
      @Schema(required = true) Instant start,
      @Schema(required = true) LocalDate date,
      @JsonUnwrapped SumsView sums) {

    static PointView of(Stats.Point point, boolean includeBots) {
      return new PointView(point.start(), point.date(), SumsView.of(point.counts(), includeBots));
    }
  }

  static SeriesView of(Stats.Series series, StatsQuery query) {
    Span before = query.previous();
    List<Stats.Point> previous = series.previous();
    return new SeriesView(
        query.interval().key(),
        query.zone().getId(),
        views(series.points(), query),
        series.coveredFrom(),
        before == null || before.from() == null || previous == null
            ? null
            : new PreviousView(before.from(), before.to(), views(previous, query)));
  }

  private static List<PointView> views(List<Stats.Point> points, StatsQuery query) {
    return points.stream().map(point -> PointView.of(point, query.includeBots())).toList();
  }

  @Override
  public Table table() {
    var table = new Table("period", "start", "date").withSums();
    addTo(table, "current", points);
    PreviousView before = previous;
    if (before != null) {
      addTo(table, "previous", before.points());
    }
    return table;
  }

  private static void addTo(Table table, String period, List<PointView> points) {
    for (PointView point : points) {
      table.addSums(point.sums(), period, point.start(), point.date());
    }
  }
}
