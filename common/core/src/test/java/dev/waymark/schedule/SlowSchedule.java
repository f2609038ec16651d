package dev.waymark.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The specification once more, slow and obvious: looks through the wire form for every question.
final class SlowSchedule {
  private final JsonNode json;

  SlowSchedule(JsonNode json) {
    this.json = json;
  }

  boolean isOpen(long epochSecond) {
    ZonedDateTime local =
        Instant.ofEpochSecond(epochSecond).atZone(ZoneId.of(json.get("time_zone").textValue()));
    LocalDate date = local.toLocalDate();
    LocalTime time = local.toLocalTime();
    for (JsonNode interval : opening(date)) {
      if (!time.isBefore(from(interval))
          && (isOverMidnight(interval) || time.isBefore(until(interval)))) {
        return true;
      }
    }
    if (hasException(date)) {
      return false;
    }
    for (JsonNode interval : opening(date.minusDays(1))) {
      if (isOverMidnight(interval) && time.isBefore(until(interval))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasException(LocalDate date) {
    return !exception(date).isMissingNode();
  }

  private JsonNode opening(LocalDate date) {
    return hasException(date)
        ? exception(date)
        : json.get("weekly").path(Schedule.key(date.getDayOfWeek()));
  }

  private JsonNode exception(LocalDate date) {
    for (JsonNode exception : json.path("exceptions")) {
      if (exception.get("date").textValue().equals(date.toString())) {
        return exception.get("intervals");
      }
    }
    return json.path("no exception");
  }

  private static LocalTime from(JsonNode interval) {
    return LocalTime.parse(interval.get(0).textValue());
  }

  /// 24:00 is the midnight in which the next day begins.
  private static LocalTime until(JsonNode interval) {
    String text = interval.get(1).textValue();
    return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  private static boolean isOverMidnight(JsonNode interval) {
    return !until(interval).isAfter(from(interval));
  }
}
