package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.faults.Schedule.Strike;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final Duration EVERY = Duration.ofSeconds(4);

  @Test
  void draw_sameSeed_sameSchedule() {
    assertThat(Schedule.draw(7, 40, EVERY)).isEqualTo(Schedule.draw(7, 40, EVERY));
    assertThat(Schedule.draw(7, 40, EVERY).strikes())
        .isNotEqualTo(Schedule.draw(8, 40, EVERY).strikes());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 42, Long.MAX_VALUE})
  void draw_twoRounds_eachKindTwice(long seed) {
    assertThat(
            Schedule.draw(seed, 2 * Fault.values().length, EVERY).strikes().stream()
                .collect(Collectors.groupingBy(Strike::fault, Collectors.counting())))
        .isEqualTo(
            Arrays.stream(Fault.values()).collect(Collectors.toMap(fault -> fault, _ -> 2L)));
  }

  @Test
  void draw_many_areSpreadOverTheirTurns() {
    Schedule schedule = Schedule.draw(1, 1_000, EVERY);

    for (int i = 0; i < 1_000; i++) {
      assertThat(schedule.strikes().get(i).at())
          .isBetween(EVERY.multipliedBy(i), EVERY.multipliedBy(i + 1));
    }
    assertThat(schedule.strikes())
        .anyMatch(strike -> strike.lasts().compareTo(Duration.ofMillis(200)) < 0)
        .anyMatch(strike -> strike.lasts().compareTo(Duration.ofSeconds(3)) > 0);
  }

  @Test
  void draw_none_isEmpty() {
    assertThat(Schedule.draw(1, 0, EVERY).strikes()).isEmpty();
  }
}
