package dev.waymark.analytics.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Clicks by weekday and hour.
@Schema(name = "Hours")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WeekView(
    @Schema(required = true) String timeZone,
    @Schema(required = true) List<HourView> hours,
    @Nullable Instant coveredFrom)
    implements Tabular {
  private static final int HOURS_OF_A_DAY = 24;

  /// An hour of the week.
  @Schema(name = "HourOfWeek")
  record HourView(
      @Schema(required = true) int weekday,
      @Schema(required = true) int hour,
      @JsonUnwrapped SumsView sums) {}

  static WeekView of(Stats.Week week, StatsQuery query) {
    return new WeekView(
        query.zone().getId(),
        IntStream.range(0, week.counts().size())
            .mapToObj(
                i ->
                    new HourView(
                        i / HOURS_OF_A_DAY + 1,
                        i % HOURS_OF_A_DAY,
                        SumsView.of(week.counts().get(i), query.includeBots())))
            .toList(),
        week.coveredFrom());
  }

  @Override
  public Table table() {
    var table = new Table("weekday", "hour").withSums();
    for (HourView hour : hours) {
      table.addSums(hour.sums(), hour.weekday(), hour.hour());
    }
    return table;
  }
}
