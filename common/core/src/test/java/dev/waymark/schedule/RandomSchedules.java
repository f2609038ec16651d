package dev.waymark.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.clock.ClockTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

/// Random schedules in their wire form, with ends that often meet, and many of them in the night,
/// when the clocks change.
final class RandomSchedules {
  private static final int[] MINUTES = {0, 30, 60, 90, 120, 150, 180, 539, 720, 1080, 1320, 1439};

  private final RandomGenerator random;

  RandomSchedules(RandomGenerator random) {
    this.random = random;
  }

  /// @param near exceptions are within a few days of this date
  ObjectNode schedule(String zone, LocalDate near) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("time_zone", zone);
    ObjectNode weekly = json.putObject("weekly");
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(4) > 0) {
        intervals(weekly.putArray(Schedule.key(day)));
      }
    }
    ArrayNode exceptions = json.putArray("exceptions");
    for (int offset = -3; offset <= 3; offset++) {
      if (random.nextInt(4) == 0) {
        intervals(
            exceptions
                .addObject()
                .put("date", near.plusDays(offset).toString())
                .putArray("intervals"));
      }
    }
    return json;
  }

  private void intervals(ArrayNode list) {
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = minute();
      int until = random.nextInt(5) == 0 ? ClockTime.DAY : minute();
      if (from != until) {
        list.addArray().add(ClockTime.text(from)).add(ClockTime.text(until));
      }
    }
  }

  private int minute() {
    return random.nextBoolean()
        ? MINUTES[random.nextInt(MINUTES.length)]
        : random.nextInt(ClockTime.DAY);
  }
}
