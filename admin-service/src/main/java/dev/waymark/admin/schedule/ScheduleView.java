package dev.waymark.admin.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A schedule as it is answered.
///
/// @param weekly intervals by weekday, as the schedule writes itself
/// @param exceptions likewise
@Schema(name = "Schedule")
record ScheduleView(
    @Schema(required = true, examples = "sales-desk") String key,
    @Schema(required = true, examples = "Sales desk") String name,
    @Schema(required = true, description = "An IANA region.", examples = "Europe/Madrid")
        String timeZone,
    @Schema(
            required = true,
            implementation = WeekView.class,
            description = "The hours of each weekday; closed on those left out.")
        JsonNode weekly,
    @Schema(
            required = true,
            type = SchemaType.ARRAY,
            implementation = ExceptionView.class,
            description = "Dates that are exceptions.")
        JsonNode exceptions,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  /// The shape of weekly hours, for the API's description.
  @Schema(
      name = "WeeklyHours",
      description =
          "Each interval is a first time and the time before which it ends; 24:00 may be the second,"
              + " and one that runs over midnight belongs to the day on which it opens.")
  record WeekView(
      @Schema(examples = "[[\"09:00\", \"17:30\"]]") List<List<String>> mon,
      List<List<String>> tue,
      List<List<String>> wed,
      List<List<String>> thu,
      List<List<String>> fri,
      List<List<String>> sat,
      List<List<String>> sun) {}

  /// The shape of an exception, for the API's description.
  @Schema(name = "ScheduleException", description = "Governs the whole of its date.")
  record ExceptionView(
      @Schema(required = true, examples = "2026-12-25") String date,
      @Schema(required = true, description = "None at all is closed.")
          List<List<String>> intervals) {}

  static ScheduleView of(ScheduleEntity entity) {
    ScheduleDraft draft = ScheduleMapping.draft(entity);
    ObjectNode hours = draft.schedule().toJson();
    return new ScheduleView(
        draft.key(),
        draft.name(),
        draft.schedule().zone().getId(),
        hours.path("weekly"),
        hours.path("exceptions"),
        entity.createdAt,
        entity.updatedAt);
  }
}
