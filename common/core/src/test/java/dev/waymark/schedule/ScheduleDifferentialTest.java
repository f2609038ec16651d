package dev.waymark.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.visitor.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The compiled schedule, its preview and the slow one must agree.
class ScheduleDifferentialTest {
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");
  private static final int DAY = 86_400;

  private static final long[] AROUND = {
    -DAY, -10_800, -3_600, -1_800, -60, -1, 0, 1, 60, 1_800, 3_600, 10_800, DAY
  };

  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(0x48_4F_55_52);
  private final RandomSchedules schedules = new RandomSchedules(random);

  @Test
  void at_aroundEveryChangeOfTheClocksInEveryZone_agreesWithTheSlowOne() {
    int changes = 0;
    for (String id : ZONES) {
      var rules = ZoneId.of(id).getRules();
      for (var change = rules.nextTransition(FROM);
          change != null && change.getInstant().isBefore(UNTIL);
          change = rules.nextTransition(change.getInstant())) {
        changes++;
        LocalDate date = change.getDateTimeBefore().toLocalDate();
        JsonNode json = schedules.schedule(id, date);
        Schedule schedule = read(json);
        var slow = new SlowSchedule(json);
        for (long around : AROUND) {
          assertAgree(schedule, slow, change.toEpochSecond() + around);
        }
        if (changes % 5 == 0) {
          assertPreviewAgrees(schedule, slow, date);
        }
      }
    }
    assertThat(changes).as("so that the test says something").isGreaterThan(500);
  }

  @Test
  void at_randomSchedulesAndInstants_agreesWithTheSlowOne() {
    for (int i = 0; i < 500; i++) {
      Instant at = FROM.plusSeconds(random.nextInt(3 * 365 * DAY));
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      LocalDate date = at.atZone(ZoneId.of(zone)).toLocalDate();
      JsonNode json = schedules.schedule(zone, date);
      Schedule schedule = read(json);
      var slow = new SlowSchedule(json);
      for (int j = 0; j < 60; j++) {
        assertAgree(schedule, slow, at.getEpochSecond() + random.nextInt(-5 * DAY, 5 * DAY));
      }
      assertThat(read(schedule.toJson())).isEqualTo(schedule);
      assertThat(read(schedule.toJson()).toJson()).isEqualTo(schedule.toJson());
    }
  }

  /// At every half hour of the days around, and a second before it, the preview tells the same.
  private static void assertPreviewAgrees(Schedule schedule, SlowSchedule slow, LocalDate date) {
    List<DayHours> preview = schedule.preview(date.minusDays(2), 5);
    long start = date.minusDays(1).atStartOfDay(schedule.zone()).toEpochSecond();
    long end = date.plusDays(2).atStartOfDay(schedule.zone()).toEpochSecond();
    Stream<Long> ends =
        preview.stream()
            .flatMap(day -> day.hours().stream())
            .flatMap(h -> Stream.of(h.opens().toEpochSecond(), h.closes().toEpochSecond()));
    Stream<Long> steps = Stream.iterate(start, second -> second < end, second -> second + 1_800);
    Stream.concat(ends, steps)
        .flatMap(second -> Stream.of(second - 1, second))
        .filter(second -> second >= start && second < end)
        .forEach(
            second ->
                assertThat(isWithin(preview, second))
                    .as("%s at %s", schedule, Instant.ofEpochSecond(second))
                    .isEqualTo(slow.isOpen(second)));
  }

  private static boolean isWithin(List<DayHours> preview, long second) {
    return preview.stream()
        .flatMap(day -> day.hours().stream())
        .anyMatch(
            hours ->
                hours.opens().toEpochSecond() <= second && second < hours.closes().toEpochSecond());
  }

  private static void assertAgree(Schedule schedule, SlowSchedule slow, long epochSecond) {
    Opening expected = slow.isOpen(epochSecond) ? Opening.OPEN : Opening.CLOSED;
    Opening actual = schedule.at(epochSecond);
    if (actual != expected) {
      // Describing a schedule is slow, so only when there is something to describe.
      assertThat(actual)
          .as("%s at %s", schedule, Instant.ofEpochSecond(epochSecond))
          .isEqualTo(expected);
    }
  }

  private static Schedule read(JsonNode json) {
    return ((Schedule.Accepted) Schedule.read(json, "")).schedule();
  }
}
