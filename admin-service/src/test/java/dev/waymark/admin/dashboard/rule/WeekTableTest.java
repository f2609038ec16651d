package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.simulation.WeekView;
import dev.waymark.admin.simulation.WeekView.FormerView;
import dev.waymark.admin.simulation.WeekView.SlotView;
import dev.waymark.rule.Names;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeekTableTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /// A Thursday, in winter.
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);

  private final List<SlotView> slots = new ArrayList<>();

  /// The English sentences as they stand in the bundle.
  private static RuleMessages english() {
    return (RuleMessages)
        Proxy.newProxyInstance(
            RuleMessages.class.getClassLoader(),
            new Class<?>[] {RuleMessages.class},
            (_, method, arguments) -> {
              String sentence = method.getAnnotation(Message.class).value();
              for (int i = 0; i < method.getParameterCount(); i++) {
                sentence =
                    sentence.replace(
                        "{" + method.getParameters()[i].getName() + "}",
                        String.valueOf(arguments[i]));
              }
              return sentence;
            });
  }

  private void slot(String at, String from, String to, @Nullable String rule, String url) {
    slot(at, from, to, rule, url, null);
  }

  private void slot(
      String at,
      String from,
      String to,
      @Nullable String rule,
      String url,
      @Nullable FormerView before) {
    Instant start = Instant.parse(at);
    String step = rule == null ? "target" : "rule";
    slots.add(
        new SlotView(
            LocalDate.ofInstant(start, MADRID),
            "day",
            from,
            to,
            start,
            rule,
            url,
            "redirect",
            step,
            null,
            before));
  }

  /// A week in which the office is open from half past nine until two on weekdays.
  private void officeHours(LocalDate first) {
    for (LocalDate date = first; date.isBefore(first.plusDays(7)); date = date.plusDays(1)) {
      for (int hour = 0; hour < 24; hour++) {
        String at = date.atTime(hour, 0).atZone(MADRID).toInstant().toString();
        String from = "%02d:00".formatted(hour);
        String to = "%02d:00".formatted(hour + 1);
        boolean weekday = date.getDayOfWeek().getValue() < 6;
        if (weekday && hour == 9) {
          slot(at, from, "09:30", null, "https://example.com/");
          slot(
              date.atTime(9, 30).atZone(MADRID).toInstant().toString(),
              "09:30",
              to,
              "Open",
              "https://example.com/open");
        } else if (weekday && hour > 9 && hour < 14) {
          slot(at, from, to, "Open", "https://example.com/open");
        } else {
          slot(at, from, to, null, "https://example.com/");
        }
      }
    }
  }

  private WeekTable table(String now, @Nullable String played) {
    return WeekTable.of(
        new WeekView(MADRID.getId(), slots),
        List.of("Night", "Open"),
        Names.NONE,
        english(),
        Locale.UK,
        Instant.parse(now),
        played == null ? null : Instant.parse(played));
  }

  private static WeekTable.Part part(WeekTable table, int hour, int day, int place) {
    return table.hours().get(hour).cells().get(day).parts().get(place);
  }

  @Test
  void table_ofAnOfficesHours_hasALetterForEachDestinationAndCutsAnHour() {
    officeHours(FIRST);
    WeekTable table = table("2026-01-15T11:20:00Z", "2026-01-16T08:40:00Z");
    assertThat(table.days().stream().map(WeekTable.Day::name))
        .containsExactly("Today", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed");
    assertThat(table.hours()).hasSize(24);
    assertThat(table.legend())
        .containsExactly(
            new WeekTable.Destination("A", 1, "example.com/open", "Rule 2", "Mon–Fri 09:30–14:00"),
            new WeekTable.Destination(
                "B",
                2,
                "example.com/",
                "Everyone else",
                "Mon–Fri 00:00–09:30, 14:00–24:00; Sat, Sun"));
    assertThat(table.hours().get(9).cells().get(1).cut()).isTrue();
    WeekTable.Part cut = part(table, 9, 1, 1);
    assertThat(cut.minutes()).isEqualTo(":30");
    assertThat(cut.letter()).isEqualTo("A");
    assertThat(cut.at()).isEqualTo("2026-01-16T09:30");
    assertThat(cut.says()).isEqualTo("Fri 09:30–10:00: A, example.com/open");
    assertThat(cut.played()).isTrue();
    assertThat(part(table, 12, 0, 0).now()).isTrue();
    assertThat(
            table.hours().stream()
                .flatMap(hour -> hour.cells().stream())
                .flatMap(cell -> cell.parts().stream())
                .filter(each -> each.now() || each.played()))
        .hasSize(2);
    assertThat(table.changed()).isFalse();
    assertThat(table.clocks()).isEmpty();
  }

  @Test
  void table_whereTheDraftChangesAnHour_saysWhatItWas() {
    slot(
        "2026-01-14T23:00:00Z",
        "00:00",
        "01:00",
        "Night",
        "https://example.com/night",
        new FormerView(null, "https://example.com/old", "redirect", "target", null));
    slot("2026-01-15T00:00:00Z", "01:00", "02:00", null, "https://example.com/");
    WeekTable table = table("2026-01-15T11:20:00Z", null);
    assertThat(table.changed()).isTrue();
    assertThat(table.legend().stream().map(each -> each.letter() + " " + each.title()))
        .containsExactly("A example.com/night", "B example.com/", "C example.com/old");
    assertThat(table.legend().getLast().when()).isEqualTo("only in what is saved");
    assertThat(part(table, 0, 0, 0).was()).isEqualTo("C");
    assertThat(part(table, 1, 0, 0).was()).isEmpty();
  }

  /// On 25 October 2026 the hour from two comes twice; on 29 March there is none.
  @Test
  void table_whereTheClocksChange_saysSoAndTellsTheHoursApart() {
    slot("2026-10-24T22:00:00Z", "00:00", "01:00", null, "https://example.com/");
    slot("2026-10-25T00:00:00Z", "02:00", "03:00", null, "https://example.com/");
    slot("2026-10-25T01:00:00Z", "02:00", "03:00", null, "https://example.com/");
    WeekTable autumn = table("2026-10-25T11:00:00Z", "2026-10-25T01:30:00Z");
    assertThat(autumn.days().getFirst().clocks()).isTrue();
    assertThat(autumn.clocks())
        .containsExactly("On Sunday 25 October the clocks change from 03:00 to 02:00.");
    assertThat(part(autumn, 2, 0, 0).again()).isFalse();
    assertThat(part(autumn, 2, 0, 0).played()).isFalse();
    assertThat(part(autumn, 2, 0, 1).again()).isTrue();
    assertThat(part(autumn, 2, 0, 1).played()).isTrue();
    slots.clear();
    slot("2026-03-29T00:00:00Z", "01:00", "02:00", null, "https://example.com/");
    slot("2026-03-29T01:00:00Z", "03:00", "04:00", null, "https://example.com/");
    WeekTable spring = table("2026-03-29T11:00:00Z", null);
    assertThat(spring.clocks())
        .containsExactly("On Sunday 29 March the clocks change from 02:00 to 03:00.");
    assertThat(spring.hours().get(2).cells().getFirst().parts()).isEmpty();
  }

  @Test
  void table_ofManyDestinations_runsOutOfNoLetters() {
    for (int hour = 0; hour < 24; hour++) {
      for (int minute = 0; minute < 60; minute += 30) {
        String from = "%02d:%02d".formatted(hour, minute);
        String to = minute == 0 ? "%02d:30".formatted(hour) : "%02d:00".formatted(hour + 1);
        slot(
            FIRST.atTime(hour, minute).atZone(MADRID).toInstant().toString(),
            from,
            to,
            null,
            "https://example.com/" + from);
      }
    }
    WeekTable table = table("2026-01-15T11:00:00Z", null);
    List<String> letters = table.legend().stream().map(WeekTable.Destination::letter).toList();
    assertThat(letters).hasSize(48).doesNotHaveDuplicates().contains("Z", "A2");
    assertThat(table.legend()).allMatch(each -> each.colour() >= 1 && each.colour() <= 8);
    assertThat(Arrays.asList("A", "B")).containsExactlyElementsOf(letters.subList(0, 2));
  }
}
