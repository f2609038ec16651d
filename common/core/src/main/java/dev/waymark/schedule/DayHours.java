package dev.waymark.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The hours that begin on one calendar date, for people to look at.
///
/// @param date in the schedule's zone
/// @param exception whether an exception governs the date
/// @param hours in order, none of them touching the next; empty when nothing opens on the date
public record DayHours(LocalDate date, boolean exception, List<Hours> hours) {
  public DayHours {
    hours = List.copyOf(hours);
  }

  /// One span of being open: wall-clock times that are instants too, by their offsets from UTC,
  /// which differ where the clocks change in between.
  ///
  /// @param opens the first moment
  /// @param closes the first moment after it, on the next date where it runs over midnight
  public record Hours(OffsetDateTime opens, OffsetDateTime closes) {}

  /// The wire form.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("date", date.toString()).put("exception", exception);
    var list = json.putArray("hours");
    for (Hours one : hours) {
      list.addObject()
          .put("opens", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(one.opens))
          .put("closes", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(one.closes));
    }
    return json;
  }
}
