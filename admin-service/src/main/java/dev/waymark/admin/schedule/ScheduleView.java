package dev.waymark.admin.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A schedule as it is answered.
///
/// @param weekly intervals by weekday, as the schedule writes itself
/// @param exceptions likewise
@Schema(name = "Schedule")
public record ScheduleView(
    @Schema(required = true) String key,
    @Schema(required = true) String name,
    @Schema(required = true) String timeZone,
    @Schema(required = true, implementation = WeekView.class) JsonNode weekly,
    @Schema(required = true, type = SchemaType.ARRAY, implementation = ExceptionView.class)
        JsonNode exceptions,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(
            description =
                "Only in the answer to a change: the links of which a test fails now; left out when"
                    + " there is none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable FailingTests failingTests) {

  /// The same with what it does to the tests of links.
  ScheduleView with(FailingTests failing) {
    return new ScheduleView(key, name, timeZone, weekly, exceptions, createdAt, updatedAt, failing);
  }

  /// The shape of weekly hours, for the API's description.
  @Schema(name = "WeeklyHours")
  record WeekView(
      List<List<String>> mon,
      List<List<String>> tue,
      List<List<String>> wed,
      List<List<String>> thu,
      List<List<String>> fri,
      List<List<String>> sat,
      List<List<String>> sun) {}

  /// The shape of an exception, for the API's description.
  @Schema(name = "ScheduleException")
  record ExceptionView(
      @Schema(required = true) String date,
      @Schema(required = true) List<List<String>> intervals) {}

  static ScheduleView of(ScheduleEntity entity) {
    ScheduleDraft draft = ScheduleMapping.draft(entity);
    ObjectNode hours = draft.schedule().toJson();
    return new ScheduleView(
        draft.key(),
        draft.name(),
        draft.schedule().zone().getId(),
        hours.path("weekly"),
        hours.path("exceptions"),
        entity.createdAt(),
        entity.updatedAt(),
        null);
  }
}
