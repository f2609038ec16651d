package dev.waymark.admin.schedule;

import dev.waymark.schedule.DayHours;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The hours of some days in a row.
@Schema(name = "SchedulePreview")
record PreviewView(
    @Schema(required = true, examples = "Europe/Madrid") String timeZone,
    @Schema(required = true) List<DayView> days) {

  /// The hours that begin on a date.
  @Schema(name = "ScheduleDay")
  record DayView(
      @Schema(required = true, examples = "2026-12-24") String date,
      @Schema(required = true, description = "Whether an exception governs the date.")
          boolean exception,
      @Schema(required = true, description = "Empty when nothing opens on the date.")
          List<HoursView> hours) {

    static DayView of(DayHours day) {
      return new DayView(
          day.date().toString(), day.exception(), day.hours().stream().map(HoursView::of).toList());
    }
  }

  /// One span of being open, in the schedule's zone.
  @Schema(name = "OpenHours")
  record HoursView(
      @Schema(required = true, examples = "2026-12-24T09:00:00+01:00") String opens,
      @Schema(
              required = true,
              description = "The first moment that is closed again.",
              examples = "2026-12-24T14:00:00+01:00")
          String closes) {

    static HoursView of(DayHours.Hours hours) {
      return new HoursView(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(hours.opens()),
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(hours.closes()));
    }
  }
}
