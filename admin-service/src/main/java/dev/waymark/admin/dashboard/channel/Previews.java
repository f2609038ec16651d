package dev.waymark.admin.dashboard.channel;

import static java.util.stream.Collectors.joining;

import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.channel.HoursForm.Window;
import dev.waymark.fault.Fault;
import dev.waymark.schedule.DayHours;
import dev.waymark.schedule.Schedule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws the days to come of hours that are written just now.
@Singleton
class Previews {
  private static final int DAYS = 14;
  private static final int MINUTES = 24 * 60;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Sentences sentences;
  private final InstantSource clock;

  Previews(Sentences sentences, InstantSource clock) {
    this.sentences = sentences;
    this.clock = clock;
  }

  /// The preview of a draft.
  HoursPreview of(HoursForm form) {
    List<String> nights = nights(form);
    return switch (Schedule.read(form.toJson(), "")) {
      case Schedule.Accepted(Schedule schedule) -> of(schedule, nights);
      case Schedule.Rejected rejected ->
          new HoursPreview(
              null,
              nights,
              List.of(),
              rejected.faults().listed().stream().map(Fault::detail).distinct().toList());
    };
  }

  private HoursPreview of(Schedule schedule, List<String> nights) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, schedule.zone());
    return new HoursPreview(
        new HoursWords(sentences.of(ChannelMessages.class), sentences.language())
            .now(schedule, now),
        nights,
        schedule.preview(today, DAYS).stream().map(day -> day(day, schedule.zone())).toList(),
        List.of());
  }

  private List<String> nights(HoursForm form) {
    HoursMessages say = sentences.of(HoursMessages.class);
    Locale language = sentences.language();
    var nights = new ArrayList<String>();
    form.week()
        .forEach(
            (day, windows) ->
                windows.stream()
                    .filter(Window::isOverMidnight)
                    .forEach(
                        window ->
                            nights.add(
                                say.overMidnight(
                                    HoursForm.dayName(day, language),
                                    window.from(),
                                    window.until()))));
    return nights;
  }

  private HoursPreview.Day day(DayHours day, ZoneId zone) {
    HoursMessages say = sentences.of(HoursMessages.class);
    var bars = new ArrayList<HoursPreview.Bar>();
    for (DayHours.Hours hours : day.hours()) {
      int from = minute(hours.opens());
      int until =
          hours.closes().toLocalDate().equals(day.date()) ? minute(hours.closes()) : MINUTES;
      bars.add(new HoursPreview.Bar(from, Math.max(1, until - from)));
    }
    String words =
        day.hours().isEmpty()
            ? say.closed()
            : day.hours().stream()
                .map(hours -> TIME.format(hours.opens()) + "–" + TIME.format(hours.closes()))
                .collect(joining(", "));
    boolean isChange =
        !zone.getRules()
            .getOffset(day.date().atStartOfDay(zone).toInstant())
            .equals(
                zone.getRules().getOffset(day.date().plusDays(1).atStartOfDay(zone).toInstant()));
    return new HoursPreview.Day(
        DateTimeFormatter.ofPattern("EEE d MMM", sentences.language()).format(day.date()),
        bars,
        words,
        day.exception() ? say.isException() : isChange ? say.clocksChange() : null);
  }

  private static int minute(OffsetDateTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
