package dev.waymark.admin.schedule;

import dev.waymark.schedule.DayHours;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The hours of some days in a row.
@Schema(name = "SchedulePreview")
record PreviewView(
    @Schema(required = true) String timeZone, @Schema(required = true) List<DayView> days) {

  /// The hours that begin on a date.
  @Schema(name = "ScheduleDay")
  record DayView(
      @Schema(required = true) String date,
      @Schema(required = true) boolean exception,
      @Schema(required = true) List<HoursView> hours) {

    static DayView of(DayHours day) {
      return new DayView(
          day.date().toString(), day.exception(), day.hours().stream().map(HoursView::of).toList());
    }
  }

  /// One span of being open, in the schedule's zone.
  @Schema(name = "OpenHours")
  record HoursView(@Schema(required = true) String opens, @Schema(required = true) String closes) {

    static HoursView of(DayHours.Hours hours) {
      return new HoursView(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(hours.opens()),
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(hours.closes()));
    }
  }
}
