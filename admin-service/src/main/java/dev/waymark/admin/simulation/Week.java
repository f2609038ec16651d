package dev.waymark.admin.simulation;

import dev.waymark.admin.visit.Played;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one visitor gets at each minute of seven days. Every minute is played: that takes some ten
/// milliseconds, and there is no second way of deciding that could be wrong.
final class Week {
  static final int DAYS = 7;

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;

  private Week() {}

  /// A part of one hour of one day in which a visitor gets the same.
  ///
  /// @param startsAt its first moment, which tells the two hours apart that a change of the clocks
  ///   makes of one
  /// @param from its first minute by the clocks, of its date
  /// @param until the minute after its last by the clocks, of its date; 1440 is its end
  /// @param played what the visitor gets
  /// @param before what the visitor got before; null when that is the same
  record Slot(
      Instant startsAt,
      LocalDate date,
      int from,
      int until,
      Played played,
      @Nullable Played before) {}

  /// The slots of seven days, in the order of time.
  ///
  /// @param now what the visitor gets at a moment
  /// @param before what the visitor got before a change; null when there is none
  /// @param first the first day
  static List<Slot> slots(
      Function<Instant, Played> now,
      @Nullable Function<Instant, Played> before,
      ZoneId zone,
      LocalDate first) {
    ZoneRules rules = zone.getRules();
    long end = first.plusDays(DAYS).atStartOfDay(zone).toEpochSecond();
    var slots = new ArrayList<Slot>();
    Slot open = null;
    for (long second = first.atStartOfDay(zone).toEpochSecond();
        second < end;
        second += SECONDS_PER_MINUTE) {
      Instant moment = Instant.ofEpochSecond(second);
      ZoneOffset offset = rules.getOffset(moment);
      LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, offset);
      int minute = local.getHour() * MINUTES_PER_HOUR + local.getMinute();
      Played played = now.apply(moment);
      Played was = before == null ? null : before.apply(moment);
      Slot slot =
          new Slot(
              moment,
              local.toLocalDate(),
              minute,
              minute + 1,
              played,
              was == null || was.equals(played) ? null : was);
      if (open != null && goesOn(open, slot)) {
        open = new Slot(open.startsAt, open.date, open.from, minute + 1, open.played, open.before);
      } else {
        if (open != null) {
          slots.add(open);
        }
        open = slot;
      }
    }
    if (open != null) {
      slots.add(open);
    }
    return slots;
  }

  private static boolean goesOn(Slot open, Slot next) {
    return open.until == next.from
        && open.from / MINUTES_PER_HOUR == next.from / MINUTES_PER_HOUR
        && open.date.equals(next.date)
        && open.played.equals(next.played)
        && Objects.equals(open.before, next.before);
  }
}
