package dev.waymark.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.clock.ClockTime;
import dev.waymark.clock.TimeZones;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a schedule, and notes everything that is wrong with it.
final class ScheduleReader {
  private static final int DATE_LENGTH = "2026-12-25".length();
  private static final Set<String> EXCEPTION_PROPERTIES = Set.of("date", "intervals");

  private final Faults faults = new Faults();

  static Schedule.Reading read(JsonNode json, String pointer) {
    return new ScheduleReader().schedule(json, pointer);
  }

  private Schedule.Reading schedule(JsonNode json, String pointer) {
    ZoneId zone = zone(json.path("time_zone"), Faults.at(pointer, "time_zone"));
    Map<DayOfWeek, List<Interval>> weekly =
        weekly(json.path("weekly"), Faults.at(pointer, "weekly"));
    NavigableMap<LocalDate, List<Interval>> exceptions =
        exceptions(json.path("exceptions"), Faults.at(pointer, "exceptions"));
    return zone == null || !faults.isEmpty()
        ? new Schedule.Rejected(faults.list())
        : new Schedule.Accepted(new Schedule(zone, weekly, exceptions));
  }

  private @Nullable ZoneId zone(JsonNode json, String pointer) {
    if (!json.isTextual()) {
      faults.add(pointer, "A schedule needs a timezone, a region such as Europe/Madrid.");
      return null;
    }
    ZoneId zone = TimeZones.of(json.textValue());
    if (zone == null) {
      faults.add(pointer, TimeZones.fault(json.textValue()));
    }
    return zone;
  }

  private Map<DayOfWeek, List<Interval>> weekly(JsonNode json, String pointer) {
    var weekly = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
    if (!json.isObject()) {
      faults.add(
          pointer, "Weekly hours are an object, such as {\"mon\": [[\"09:00\", \"17:30\"]]}.");
      return weekly;
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      String at = Faults.at(pointer, member.getKey());
      DayOfWeek day = day(member.getKey());
      if (day == null) {
        faults.add(at, "There is no such day.", "There are mon, tue, wed, thu, fri, sat, sun.");
      } else if (!member.getValue().isNull()) {
        weekly.put(day, intervals(member.getValue(), at));
      }
    }
    return weekly;
  }

  private static @Nullable DayOfWeek day(String key) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (Schedule.key(day).equals(key)) {
        return day;
      }
    }
    return null;
  }

  private NavigableMap<LocalDate, List<Interval>> exceptions(JsonNode json, String pointer) {
    var exceptions = new TreeMap<LocalDate, List<Interval>>();
    if (json.isMissingNode() || json.isNull()) {
      return exceptions;
    }
    if (!json.isArray() || json.size() > Schedule.MAX_EXCEPTIONS) {
      faults.add(
          pointer,
          "Exceptions are a list of up to "
              + Schedule.MAX_EXCEPTIONS
              + ", such as [{\"date\": \"2026-12-25\", \"intervals\": []}].");
      return exceptions;
    }
    for (int i = 0; i < json.size(); i++) {
      exception(json.get(i), Faults.at(pointer, i), exceptions);
    }
    return exceptions;
  }

  private void exception(
      JsonNode json, String pointer, NavigableMap<LocalDate, List<Interval>> exceptions) {
    if (!json.isObject()) {
      faults.add(pointer, "An exception is an object with date and intervals.");
      return;
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!EXCEPTION_PROPERTIES.contains(member.getKey())) {
        Members.refuseUnknown(
            member.getKey(),
            EXCEPTION_PROPERTIES,
            "There are date and intervals.",
            Faults.at(pointer, member.getKey()),
            faults);
      }
    }
    LocalDate date = date(json.path("date"), Faults.at(pointer, "date"));
    List<Interval> intervals = intervals(json.path("intervals"), Faults.at(pointer, "intervals"));
    if (date != null && exceptions.putIfAbsent(date, intervals) != null) {
      faults.add(Faults.at(pointer, "date"), "There is another exception for " + date + ".");
    }
  }

  private @Nullable LocalDate date(JsonNode json, String pointer) {
    try {
      // The length keeps out years beyond 9999, which may be signed and longer.
      if (json.isTextual() && json.textValue().length() == DATE_LENGTH) {
        return LocalDate.parse(json.textValue());
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    faults.add(pointer, "A date is a day of the calendar, written like 2026-12-25.");
    return null;
  }

  private List<Interval> intervals(JsonNode json, String pointer) {
    var intervals = new ArrayList<Interval>();
    if (!json.isArray() || json.size() > Schedule.MAX_INTERVALS) {
      faults.add(
          pointer,
          "Hours are a list of up to "
              + Schedule.MAX_INTERVALS
              + " pairs, such as [[\"09:00\", \"17:30\"]]; an empty one means closed.");
      return intervals;
    }
    for (int i = 0; i < json.size(); i++) {
      Interval interval = interval(json.get(i), Faults.at(pointer, i));
      if (interval != null) {
        intervals.add(interval);
      }
    }
    return intervals;
  }

  private @Nullable Interval interval(JsonNode json, String pointer) {
    if (!json.isArray() || json.size() != 2) {
      faults.add(pointer, "Hours are a pair of times, such as [\"09:00\", \"17:30\"].");
      return null;
    }
    int from = minute(json.get(0));
    int until = minute(json.get(1));
    if (from < 0 || from == ClockTime.DAY) {
      faults.add(Faults.at(pointer, 0), "An opening time is HH:mm from 00:00 to 23:59.");
    }
    if (until < 0) {
      faults.add(Faults.at(pointer, 1), "A closing time is HH:mm from 00:00 to 24:00.");
    }
    if (from < 0 || from == ClockTime.DAY || until < 0) {
      return null;
    }
    if (from == until) {
      faults.add(pointer, "The ends are equal; for the whole day write [\"00:00\", \"24:00\"].");
      return null;
    }
    return Interval.between(from, until);
  }

  private static int minute(JsonNode json) {
    return json.isTextual() ? ClockTime.minute(json.textValue()) : -1;
  }
}
