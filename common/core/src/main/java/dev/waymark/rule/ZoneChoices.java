package dev.waymark.rule;

import dev.waymark.clock.ZoneClock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Weekday and hour of one zone as choices. One instance per zone, so that conditions on the same
/// fact are recognised as such by identity and share one lookup per visit.
///
/// @param weekday Monday to Sunday
/// @param hour 0 to 23
record ZoneChoices(Source.Choice weekday, Source.Choice hour) {
  private static final Map<ZoneId, ZoneChoices> BY_ZONE = new ConcurrentHashMap<>();

  static ZoneChoices of(ZoneId zone) {
    return BY_ZONE.computeIfAbsent(
        zone,
        key -> {
          ZoneClock clock = ZoneClock.of(key);
          return new ZoneChoices(
              new Source.Choice(Source.Weekday.DAYS, visit -> clock.weekday(visit.epochSecond())),
              new Source.Choice(Source.TimeOfDay.HOURS, visit -> clock.hour(visit.epochSecond())));
        });
  }
}
