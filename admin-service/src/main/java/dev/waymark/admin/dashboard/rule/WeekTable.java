package dev.waymark.admin.dashboard.rule;

import dev.waymark.admin.simulation.WeekView;
import dev.waymark.admin.simulation.WeekView.FormerView;
import dev.waymark.admin.simulation.WeekView.SlotView;
import dev.waymark.clock.ClockTime;
import dev.waymark.rule.Names;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the played visitor gets in the coming week: a column for each day, today first, and a row
/// for each hour.
///
/// @param days from today on
/// @param hours 24, from midnight on
/// @param legend what each letter stands for, in the order of the rules that lead there
/// @param clocks where the clocks change within the week, as sentences
/// @param changed whether the draft changes anything of the week
record WeekTable(
    List<Day> days,
    List<Hour> hours,
    List<Destination> legend,
    List<String> clocks,
    boolean changed) {
  private static final int COLOURS = 8;
  private static final int LETTERS = 26;

  /// Most parts of one hour that are shown.
  private static final int MOST_PARTS = 4;

  /// Most groups of days by which a sentence says when; beyond, it counts hours.
  private static final int MOST_GROUPS = 3;

  /// A day.
  ///
  /// @param name such as `Mon`
  /// @param clocks whether the clocks change
  record Day(String name, int number, boolean today, boolean clocks) {}

  /// An hour of each day.
  ///
  /// @param label such as `09`
  /// @param cells one for each day
  record Hour(String label, List<Cell> cells) {}

  /// An hour of a day.
  ///
  /// @param parts one where the visitor gets the same all the hour; none where the clocks leave it
  ///   out
  record Cell(boolean today, List<Part> parts) {
    public boolean cut() {
      return parts.size() > 1;
    }
  }

  /// A part of an hour in which the visitor gets the same.
  ///
  /// @param id in the page
  /// @param at its first moment, as the player takes it
  /// @param minutes the same past the hour, such as `:30`; empty for the full hour
  /// @param was the letter of what is saved, where the draft changes it; else empty
  /// @param says all of it in words
  /// @param again whether the clocks have shown this time before, so that the player cannot be told
  ///   which is meant
  record Part(
      String id,
      String at,
      String minutes,
      String letter,
      int colour,
      String was,
      String says,
      boolean now,
      boolean played,
      boolean again) {}

  /// What a letter stands for.
  ///
  /// @param reason the rules that lead there
  /// @param when in which hours of which days
  record Destination(String letter, int colour, String title, String reason, String when) {}

  /// Makes the table.
  ///
  /// @param rules the names of the draft's, from first to last
  /// @param names of channels
  /// @param now when the request came
  /// @param played the moment that is played; null for none
  static WeekTable of(
      WeekView week,
      List<String> rules,
      Names names,
      RuleMessages messages,
      Locale language,
      Instant now,
      @Nullable Instant played) {
    return new Making(week, rules, names, messages, language, now, played).table();
  }

  /// The letter of a place, from 0.
  private static String letter(int place) {
    String letter = String.valueOf((char) ('A' + place % LETTERS));
    return place < LETTERS ? letter : letter + (place / LETTERS + 1);
  }

  /// One table in the making.
  private static final class Making {
    private final WeekView week;
    private final List<String> rules;
    private final Names names;
    private final RuleMessages messages;
    private final Locale language;
    private final ZoneId zone;
    private final Instant now;
    private final @Nullable Instant played;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private boolean changed;

    Making(
        WeekView week,
        List<String> rules,
        Names names,
        RuleMessages messages,
        Locale language,
        Instant now,
        @Nullable Instant played) {
      this.week = week;
      this.rules = rules;
      this.names = names;
      this.messages = messages;
      this.language = language;
      this.zone = Showing.zone(week.timeZone());
      this.now = now;
      this.played = played;
    }

    /// What is gathered of a destination.
    private static final class Kept {
      private final String title;

      /// The places of the rules that lead there; that of nobody's rule is behind them all.
      private final TreeMap<Integer, String> reasons = new TreeMap<>();

      private final Map<LocalDate, List<int[]>> windows = new HashMap<>();
      private int minutes;
      private int place;

      Kept(String title) {
        this.title = title;
      }

      int first() {
        return reasons.isEmpty() ? Integer.MAX_VALUE : reasons.firstKey();
      }
    }

    WeekTable table() {
      for (SlotView slot : week.slots()) {
        gather(slot);
      }
      List<Kept> ordered = new ArrayList<>(kept.values());
      ordered.sort(Comparator.comparingInt(Kept::first));
      for (int i = 0; i < ordered.size(); i++) {
        ordered.get(i).place = i;
      }
      List<LocalDate> dates = week.slots().stream().map(SlotView::date).distinct().toList();
      LocalDate today = LocalDate.ofInstant(now, zone);
      var clocks = new ArrayList<String>();
      var days = new ArrayList<Day>();
      for (LocalDate date : dates) {
        String change = change(date);
        if (change != null) {
          clocks.add(change);
        }
        boolean isToday = date.equals(today);
        days.add(
            new Day(
                isToday ? messages.today() : day(date.getDayOfWeek()),
                date.getDayOfMonth(),
                isToday,
                change != null));
      }
      List<Hour> hours = hours(dates, today);
      return new WeekTable(
          days, hours, ordered.stream().map(this::legend).toList(), clocks, changed);
    }

    private void gather(SlotView slot) {
      Kept found = kept(slot.outcome(), slot.channel(), slot.destination(), slot.step());
      int place = place(slot.rule());
      found.reasons.put(
          place, place == rules.size() ? messages.everyone() : messages.rule(place + 1));
      int from = ClockTime.minute(slot.from());
      int until = ClockTime.minute(slot.to());
      found.minutes += until - from;
      List<int[]> windows = found.windows.computeIfAbsent(slot.date(), _ -> new ArrayList<>());
      if (!windows.isEmpty() && windows.getLast()[1] == from) {
        windows.getLast()[1] = until;
      } else {
        windows.add(new int[] {from, until});
      }
      FormerView before = slot.before();
      if (before != null) {
        kept(before.outcome(), before.channel(), before.destination(), before.step());
      }
    }

    private Kept kept(
        String outcome, @Nullable String channel, @Nullable String location, String step) {
      String title = Playing.destination(outcome, channel, location, step, messages, names);
      return kept.computeIfAbsent(title, Kept::new);
    }

    private int place(@Nullable String rule) {
      int place = rule == null ? -1 : rules.indexOf(rule);
      return place < 0 ? rules.size() : place;
    }

    private List<Hour> hours(List<LocalDate> dates, LocalDate today) {
      var slots = new HashMap<LocalDate, Map<Integer, List<SlotView>>>();
      for (SlotView slot : week.slots()) {
        slots
            .computeIfAbsent(slot.date(), _ -> new HashMap<>())
            .computeIfAbsent(ClockTime.minute(slot.from()) / 60, _ -> new ArrayList<>())
            .add(slot);
      }
      var hours = new ArrayList<Hour>();
      for (int hour = 0; hour < 24; hour++) {
        var cells = new ArrayList<Cell>();
        for (int day = 0; day < dates.size(); day++) {
          List<SlotView> all =
              slots.getOrDefault(dates.get(day), Map.of()).getOrDefault(hour, List.of());
          cells.add(new Cell(dates.get(day).equals(today), parts(all, day, hour)));
        }
        hours.add(new Hour("%02d".formatted(hour), cells));
      }
      return hours;
    }

    private List<Part> parts(List<SlotView> slots, int day, int hour) {
      var parts = new ArrayList<Part>();
      int shownUntil = 0;
      for (SlotView slot : slots.subList(0, Math.min(slots.size(), MOST_PARTS))) {
        int from = ClockTime.minute(slot.from());
        int until = ClockTime.minute(slot.to());
        Instant end = slot.startsAt().plus(Duration.ofMinutes(until - from));
        Kept is = kept(slot.outcome(), slot.channel(), slot.destination(), slot.step());
        FormerView before = slot.before();
        Kept was =
            before == null
                ? null
                : kept(before.outcome(), before.channel(), before.destination(), before.step());
        changed |= was != null;
        String span = day(slot.date().getDayOfWeek()) + " " + slot.from() + "–" + slot.to();
        parts.add(
            new Part(
                "w-%d-%d-%d".formatted(day, hour, parts.size()),
                slot.date() + "T" + slot.from(),
                from % 60 == 0 ? "" : slot.from().substring(2),
                letter(is.place),
                is.place % COLOURS + 1,
                was == null ? "" : letter(was.place),
                was == null
                    ? messages.weekPart(span, letter(is.place), is.title)
                    : messages.weekPartChanged(span, letter(is.place), is.title, was.title),
                isIn(now, slot.startsAt(), end),
                played != null && isIn(played, slot.startsAt(), end),
                from < shownUntil));
        shownUntil = until;
      }
      return parts;
    }

    private static boolean isIn(Instant moment, Instant from, Instant until) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }

    private @Nullable String change(LocalDate date) {
      ZoneOffsetTransition next =
          zone.getRules().nextTransition(date.atStartOfDay(zone).toInstant().minusMillis(1));
      if (next == null
          || !next.getInstant().isBefore(date.plusDays(1).atStartOfDay(zone).toInstant())) {
        return null;
      }
      var format = DateTimeFormatter.ofPattern("EEEE d MMMM", language);
      String from = ClockTime.text(next.getDateTimeBefore().toLocalTime().toSecondOfDay() / 60);
      String to = ClockTime.text(next.getDateTimeAfter().toLocalTime().toSecondOfDay() / 60);
      return messages.weekClocks(format.format(date), from, to);
    }

    private String day(DayOfWeek day) {
      String name = day.getDisplayName(TextStyle.SHORT_STANDALONE, language);
      return Playing.capitalised(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    // ---- the legend

    private Destination legend(Kept each) {
      return new Destination(
          letter(each.place),
          each.place % COLOURS + 1,
          each.title,
          String.join(", ", each.reasons.values()),
          each.minutes == 0 ? messages.weekOnlyBefore() : when(each));
    }

    /// When it is so: by days and hours where that is short, else how long in all.
    private String when(Kept each) {
      Map<String, List<DayOfWeek>> groups = new LinkedHashMap<>();
      each.windows.entrySet().stream()
          .sorted(Comparator.comparing(entry -> entry.getKey().getDayOfWeek()))
          .forEach(
              entry ->
                  groups
                      .computeIfAbsent(windows(entry.getValue()), _ -> new ArrayList<>())
                      .add(entry.getKey().getDayOfWeek()));
      if (groups.size() == 1 && groups.keySet().iterator().next().isEmpty()) {
        List<DayOfWeek> all = groups.values().iterator().next();
        return all.size() == DayOfWeek.values().length ? messages.weekAlways() : days(all);
      }
      if (groups.size() > MOST_GROUPS) {
        return messages.weekHours((each.minutes + 30) / 60);
      }
      return String.join(
          "; ",
          groups.entrySet().stream()
              .map(
                  group ->
                      group.getKey().isEmpty()
                          ? days(group.getValue())
                          : days(group.getValue()) + " " + group.getKey())
              .toList());
    }

    /// Empty for the whole day.
    private static String windows(List<int[]> windows) {
      if (windows.size() == 1
          && windows.getFirst()[0] == 0
          && windows.getFirst()[1] == ClockTime.DAY) {
        return "";
      }
      return String.join(
          ", ",
          windows.stream().map(w -> ClockTime.text(w[0]) + "–" + ClockTime.text(w[1])).toList());
    }

    /// Three days in a row or more are said by the first and the last.
    private String days(List<DayOfWeek> days) {
      var words = new ArrayList<String>();
      for (int i = 0; i < days.size(); ) {
        int end = i;
        while (end + 1 < days.size() && days.get(end + 1) == days.get(end).plus(1)) {
          end++;
        }
        if (end - i >= 2) {
          words.add(day(days.get(i)) + "–" + day(days.get(end)));
          i = end + 1;
        } else {
          words.add(day(days.get(i++)));
        }
      }
      return String.join(", ", words);
    }
  }
}
