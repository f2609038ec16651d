package dev.waymark.admin.dashboard.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static Span of(Period period, ZoneId zone, String now) {
    Instant moment = Instant.parse(now);
    LocalDate today = LocalDate.ofInstant(moment, zone);
    return Span.of(period.first(today), period.last(today), zone, moment);
  }

  @ParameterizedTest(name = "{0} in {1} at {2}")
  @CsvSource({
    // Clocks go back within each of the first three.
    "7d, Europe/Madrid, 2026-10-28T08:00:00Z, 2026-10-21T22:00:00Z, 2026-10-28",
    "7d, America/New_York, 2026-11-03T08:00:00Z, 2026-10-28T04:00:00Z, 2026-11-03",
    "today, Europe/Madrid, 2026-10-25T22:30:00Z, 2026-10-24T22:00:00Z, 2026-10-25",
    "7d, Asia/Kathmandu, 2026-10-28T18:30:00Z, 2026-10-22T18:15:00Z, 2026-10-29",
    "month, UTC, 2026-02-10T06:00:00Z, 2026-02-01T00:00:00Z, 2026-02-28",
  })
  void span_ofAPeriod_beginsAtMidnightOfTheZoneAndEndsNow(
      String period, String zone, String now, String from, String last) {
    Span span = of(Period.of(period), ZoneId.of(zone), now);

    assertThat(span.from()).isEqualTo(from);
    assertThat(span.last()).isEqualTo(last);
    assertThat(span.to()).isEqualTo(now);
    assertThat(span.isOver()).isFalse();
  }

  @Test
  void span_thatIsOver_endsAtMidnight() {
    Span span = of(Period.LAST_MONTH, MADRID, "2026-11-10T06:00:00Z");

    assertThat(span.isOver()).isTrue();
    assertThat(span.to()).isEqualTo("2026-10-31T23:00:00Z");
  }

  @Test
  void span_tooLong_isShortened() {
    Span span =
        Span.of(
            LocalDate.of(2001, 1, 1),
            LocalDate.of(2026, 10, 1),
            MADRID,
            Instant.parse("2026-11-01T00:00:00Z"));

    assertThat(span.days()).isEqualTo(1_099);
    assertThat(span.last()).isEqualTo("2026-10-01");
  }
}
