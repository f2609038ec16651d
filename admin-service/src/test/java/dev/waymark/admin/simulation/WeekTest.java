package dev.waymark.admin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.visit.Played;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTest {
  private static Played played(String rule) {
    return new Played("redirect", "rule", rule, null, null, null, "https://example.com/" + rule);
  }

  /// Something else from some random minutes on.
  private static Function<Instant, Played> random(Random random, Instant from) {
    NavigableMap<Instant, Played> changes = new TreeMap<>();
    changes.put(from.minus(Duration.ofDays(2)), played("0"));
    for (int i = 0; i < 60; i++) {
      changes.put(
          from.plus(Duration.ofMinutes(random.nextInt(-60, 8 * 24 * 60))),
          played(String.valueOf(random.nextInt(3))));
    }
    return at -> Objects.requireNonNull(changes.floorEntry(at)).getValue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30, Europe/Madrid, 168",
    "2026-03-24, Europe/Madrid, 167",
    "2026-10-20, Europe/Madrid, 169",
    "2026-10-01, Australia/Lord_Howe, 168",
    "2026-03-31, Australia/Lord_Howe, 169",
    "2026-09-01, America/Santiago, 167",
    "2026-06-01, Asia/Kathmandu, 168",
    "2011-12-27, Pacific/Apia, 144"
  })
  void slots_whateverTheClocksDo_sayOfEachMinuteWhatIsPlayed(
      LocalDate first, ZoneId zone, int hours) {
    Instant start = first.atStartOfDay(zone).toInstant();
    Instant end = first.plusDays(7).atStartOfDay(zone).toInstant();
    assertThat(Week.slots(at -> played("0"), null, zone, first)).hasSize(hours);
    var random = new Random(hours);
    for (int run = 0; run < 5; run++) {
      Function<Instant, Played> now = random(random, start);
      Function<Instant, Played> before = run == 0 ? null : random(random, start);
      List<Week.Slot> slots = Week.slots(now, before, zone, first);
      isWhole(slots);
      int slot = 0;
      for (Instant at = start; at.isBefore(end); at = at.plusSeconds(60)) {
        if (slot + 1 < slots.size() && !at.isBefore(slots.get(slot + 1).startsAt())) {
          slot++;
        }
        Week.Slot found = slots.get(slot);
        ZonedDateTime local = at.atZone(zone);
        assertThat(found.date()).isEqualTo(local.toLocalDate());
        int minute = local.getHour() * 60 + local.getMinute();
        assertThat(minute).as("%s %s", at, found).isBetween(found.from(), found.until() - 1);
        assertThat(found.played()).isEqualTo(now.apply(at));
        Played was = before == null ? null : before.apply(at);
        assertThat(found.before()).isEqualTo(now.apply(at).equals(was) ? null : was);
      }
      assertThat(slot).isEqualTo(slots.size() - 1);
    }
  }

  /// No slot could be longer.
  private static void isWhole(List<Week.Slot> slots) {
    var starts = new ArrayList<Instant>();
    for (int i = 0; i < slots.size(); i++) {
      Week.Slot slot = slots.get(i);
      starts.add(slot.startsAt());
      assertThat(slot.from() / 60).isEqualTo((slot.until() - 1) / 60);
      if (i > 0) {
        Week.Slot last = slots.get(i - 1);
        boolean sameHour =
            last.date().equals(slot.date())
                && last.from() / 60 == slot.from() / 60
                && last.until() == slot.from();
        assertThat(
                !sameHour
                    || !last.played().equals(slot.played())
                    || !Objects.equals(last.before(), slot.before()))
            .as("%s %s", last, slot)
            .isTrue();
      }
    }
    assertThat(starts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void slots_anHourThatIsCut_areItsParts() {
    LocalDate first = LocalDate.of(2026, 11, 30);
    Instant half = Instant.parse("2026-11-30T08:30:00Z");
    List<Week.Slot> slots =
        Week.slots(
            at -> played(at.isBefore(half) ? "closed" : "open"),
            null,
            ZoneId.of("Europe/Madrid"),
            first);
    assertThat(slots).hasSize(169);
    assertThat(slots.get(9).from()).isEqualTo(9 * 60);
    assertThat(slots.get(9).until()).isEqualTo(9 * 60 + 30);
    assertThat(slots.get(10).startsAt()).isEqualTo(half);
    assertThat(slots.getLast().until()).isEqualTo(24 * 60);
  }
}
