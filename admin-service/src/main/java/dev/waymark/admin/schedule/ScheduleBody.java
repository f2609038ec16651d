package dev.waymark.admin.schedule;

import dev.waymark.admin.schedule.ScheduleView.ExceptionView;
import dev.waymark.admin.schedule.ScheduleView.WeekView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of what is written of a schedule, for the API's description. {@link ScheduleDraft}
/// reads it.
@Schema(
    name = "ScheduleBody",
    description = "What can be written of a schedule. Unknown properties are refused.")
record ScheduleBody(
    @Schema(
            description =
                "1 to 64 of a-z, 0-9 and '-', by which rules name it. Required of a new schedule,"
                    + " and stays as it is.",
            examples = "sales-desk")
        String key,
    @Schema(
            description = "1 to 100 characters. Required of a new schedule.",
            examples = "Sales desk")
        String name,
    @Schema(
            description = "An IANA region; the workspace's, when a new schedule names none.",
            examples = "Europe/Madrid")
        String timeZone,
    @Schema(description = "The hours of each weekday; closed on those left out.") WeekView weekly,
    @Schema(description = "Dates that are exceptions.") List<ExceptionView> exceptions) {}
