package dev.waymark.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import dev.waymark.visitor.Opening;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// When something is open: weekly hours in a zone, and dates that are exceptions to them.
/// Immutable.
public final class Schedule {
  private final ZoneId zone;

  private Schedule(ZoneId zone) {
    this.zone = zone;
  }

  /// What came of reading a schedule.
  public sealed interface Reading {}

  /// It was understood.
  public record Accepted(Schedule schedule) implements Reading {}

  /// It was not.
  ///
  /// @param faults every fault, at least one
  public record Rejected(List<Fault> faults) implements Reading {}

  /// Reads `time_zone`, `weekly` and `exceptions` of an object, whatever else it has.
  ///
  /// @param pointer where the object stands in the document; empty when it is the document
  public static Reading read(JsonNode json, String pointer) {
    String zone = json.path("time_zone").asText();
    return ZoneId.getAvailableZoneIds().contains(zone)
        ? new Accepted(new Schedule(ZoneId.of(zone)))
        : new Rejected(
            List.of(new Fault(Faults.at(pointer, "time_zone"), "There is no such time zone.")));
  }

  /// The zone in which its hours are meant.
  public ZoneId zone() {
    return zone;
  }

  /// Whether it is open at a moment.
  ///
  /// @param epochSecond seconds since 1970-01-01T00:00:00Z
  public Opening at(long epochSecond) {
    return Opening.CLOSED;
  }

  /// The hours of some days in a row.
  ///
  /// @param from the first date, in the schedule's zone
  /// @param days how many, 0 or more
  public List<DayHours> preview(LocalDate from, int days) {
    return List.of();
  }

  /// The wire form, which {@link #read} accepts: intervals sorted, touching ones as one.
  public ObjectNode toJson() {
    return JsonNodeFactory.instance.objectNode();
  }
}
