package dev.waymark.admin.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waymark.admin.visit.Played;
import dev.waymark.clock.ClockTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a visitor gets in a week.
@Schema(name = "Week")
public record WeekView(
    @Schema(required = true, examples = "Europe/Madrid") String timeZone,
    @Schema(
            required = true,
            description = "In the order of time; an hour in which nothing changes is one slot.")
        List<SlotView> slots) {

  /// A part of one hour in which the visitor gets the same.
  @Schema(name = "WeekSlot")
  public record SlotView(
      @Schema(required = true) LocalDate date,
      @Schema(
              required = true,
              enumeration = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
          String day,
      @Schema(required = true, examples = "09:00", description = "By the clocks of the zone.")
          String from,
      @Schema(
              required = true,
              examples = "09:30",
              description = "The minute after its last; 24:00 is the end of the day.")
          String to,
      @Schema(
              required = true,
              description =
                  "Its first moment. An hour that comes twice, when the clocks are put back, is two"
                      + " slots.")
          Instant startsAt,
      @Schema(required = true, nullable = true) @Nullable String rule,
      @Schema(required = true, nullable = true) @Nullable String destination,
      @Schema(required = true) String outcome,
      @Schema(required = true) String step,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("changed")
          @Nullable FormerView before) {

    static SlotView of(Week.Slot slot) {
      Played played = slot.played();
      return new SlotView(
          slot.date(),
          slot.date()
              .getDayOfWeek()
              .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
              .toLowerCase(Locale.ROOT),
          ClockTime.text(slot.from()),
          ClockTime.text(slot.until()),
          slot.startsAt(),
          played.rule(),
          played.location(),
          played.outcome(),
          played.step(),
          played.channel(),
          slot.before() == null ? null : FormerView.of(slot.before()));
    }
  }

  /// What the visitor got before the draft.
  @Schema(name = "WeekSlotBefore")
  public record FormerView(
      @Schema(required = true, nullable = true) @Nullable String rule,
      @Schema(required = true, nullable = true) @Nullable String destination,
      @Schema(required = true) String outcome,
      @Schema(required = true) String step,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel) {

    static FormerView of(Played played) {
      return new FormerView(
          played.rule(), played.location(), played.outcome(), played.step(), played.channel());
    }
  }
}
