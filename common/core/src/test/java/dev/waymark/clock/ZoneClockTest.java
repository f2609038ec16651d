package dev.waymark.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ZoneClockTest {

  @Test
  void clock_aroundEveryTransitionOfEveryZone_agreesWithJavaTime() {
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      ZoneClock clock = ZoneClock.of(zone);
      Instant at = Instant.parse("2024-12-15T00:00:00Z");
      Instant end = Instant.parse("2028-01-15T00:00:00Z");
      for (var next = zone.getRules().nextTransition(at);
          next != null && next.getInstant().isBefore(end);
          next = zone.getRules().nextTransition(next.getInstant())) {
        long second = next.toEpochSecond();
        for (long around : new long[] {-3600, -1, 0, 1, 3599, 3600}) {
          check(clock, zone, second + around);
        }
      }
    }
  }

  @Test
  void clock_atRandomInstants_agreesWithJavaTime() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    var zones = ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    for (int i = 0; i < 100_000; i++) {
      ZoneId zone = zones.get(random.nextInt(zones.size()));
      check(ZoneClock.of(zone), zone, random.nextLong(-4_000_000_000L, 8_000_000_000L));
    }
    check(ZoneClock.of(ZoneOffset.UTC), ZoneOffset.UTC, 0);
  }

  private static void check(ZoneClock clock, ZoneId zone, long epochSecond) {
    var local = Instant.ofEpochSecond(epochSecond).atZone(zone);
    assertThat(clock.minuteOfDay(epochSecond))
        .as("%s at %d", zone, epochSecond)
        .isEqualTo(local.getHour() * 60 + local.getMinute());
    assertThat(clock.weekday(epochSecond)).isEqualTo(local.getDayOfWeek().getValue() - 1);
    assertThat(clock.hour(epochSecond)).isEqualTo(local.getHour());
  }
}
