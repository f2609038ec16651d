package dev.waymark.rule;

import dev.waymark.clock.ClockTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rules in plain English: no ids, no codes where a name exists.
final class Wording {
  private Wording() {}

  static String summary(Rule rule) {
    return when(rule.when()) + ": " + action(rule.action());
  }

  static String when(ConditionSet set) {
    var facts = new ArrayList<String>();
    var moments = new ArrayList<String>();
    for (Condition condition : set.conditions()) {
      (condition.field().isOfTheMoment() ? moments : facts).add(phrase(condition));
    }
    var parts = new ArrayList<String>();
    if (!facts.isEmpty()) {
      parts.add(String.join(" and ", facts));
    }
    parts.addAll(moments);
    String when = parts.isEmpty() ? "always" : String.join(", ", parts);
    return capitalised(when);
  }

  private static String action(Action action) {
    return switch (action) {
      case Action.Redirect(String url) -> "send to " + withoutScheme(url);
      case Action.Channel(String channel) -> "send to " + channel;
      case Action.Pool(String pool) -> "send to " + pool + " (taking turns)";
    };
  }

  private static String withoutScheme(String url) {
    return url.startsWith("https://") ? url.substring("https://".length()) : url;
  }

  static String phrase(Condition condition) {
    return switch (condition) {
      case Condition.ChoiceIn c when c.field().source() instanceof Source.TimeOfDay -> hours(c);
      case Condition.ChoiceIn c when c.field().source() instanceof Source.Weekday ->
          (c.negated() ? "not on " : "on ") + days(c) + zone(c.zone());
      case Condition.ChoiceIn c ->
          c.field().label() + is(c.negated()) + either(c.values(), c.choice().vocabulary()::name);
      case Condition.TimeWithin c -> window(c);
      case Condition.TextIn c -> c.field().label() + is(c.negated()) + either(c.values(), v -> v);
      case Condition.TextContains c -> c.field().label() + " contains " + quoted(c.part());
      case Condition.TextStartsWith c -> c.field().label() + " starts with " + quoted(c.prefix());
      case Condition.LanguageIn c ->
          c.field().label() + is(c.negated()) + either(c.values(), tag -> tag.displayName());
      case Condition.LanguageStartsWith c ->
          c.field().label() + " starts with " + quoted(c.prefix());
      case Condition.ParameterIs c -> parameter(c);
      case Condition.ParameterContains c ->
          c.source().noun() + " " + c.name() + " contains " + quoted(c.part());
      case Condition.ParameterStartsWith c ->
          c.source().noun() + " " + c.name() + " starts with " + quoted(c.prefix());
      case Condition.CountWithin c -> count(c);
      case Condition.OpeningIs c -> "while " + c.schedule() + " is " + c.opening().key();
    };
  }

  private static String is(boolean negated) {
    return negated ? " is not " : " is ";
  }

  private static String parameter(Condition.ParameterIs c) {
    String subject = c.source().noun() + " " + c.name();
    String value = c.value();
    if (value == null) {
      return subject + (c.negated() ? " is missing" : " is present");
    }
    return subject + is(c.negated()) + (value.isEmpty() ? "empty" : quoted(value));
  }

  private static String count(Condition.CountWithin c) {
    if (c.negated()) {
      return "clicks are not " + number(c.min());
    }
    if (c.min() > c.max()) {
      return "clicks are fewer than 0";
    }
    if (c.max() == Long.MAX_VALUE) {
      return "clicks are more than " + number(c.min() - 1);
    }
    if (c.min() == c.max()) {
      return "clicks are exactly " + number(c.min());
    }
    return c.min() == 0
        ? "clicks are fewer than " + number(c.max() + 1)
        : "clicks are between " + number(c.min()) + " and " + number(c.max());
  }

  private static String hours(Condition.ChoiceIn c) {
    if (c.values().size() == 1) {
      int hour = c.values().getFirst();
      return (c.negated() ? "not between " : "between ")
          + clock(hour * 60)
          + " and "
          + clock(hour * 60 + 59)
          + zone(c.zone());
    }
    return (c.negated() ? "not in the hours " : "in the hours ")
        + either(c.values(), c.choice().vocabulary()::name)
        + zone(c.zone());
  }

  private static String window(Condition.TimeWithin c) {
    String zone = zone(c.zone());
    if (c.from() == c.until()) {
      return "at no time of day" + zone;
    }
    if (c.from() == 0 && c.until() == 24 * 60) {
      return "at any time of day" + zone;
    }
    if (c.wholeHours()) {
      return "between " + clock(c.from()) + " and " + clock(lastMinute(c.until())) + zone;
    }
    if (c.from() == 0) {
      return "before " + clock(c.until()) + zone;
    }
    if (c.until() == 24 * 60) {
      return "from " + clock(c.from()) + zone;
    }
    return "from " + clock(c.from()) + " until " + clock(c.until()) + zone;
  }

  private static int lastMinute(int until) {
    return Math.floorMod(until - 1, 24 * 60);
  }

  private static String clock(int minute) {
    return ClockTime.text(minute);
  }

  private static String days(Condition.ChoiceIn c) {
    List<Integer> days = c.values();
    boolean run = days.size() > 2;
    for (int i = 1; i < days.size(); i++) {
      run &= days.get(i) == days.get(i - 1) + 1;
    }
    Function<Integer, String> name = c.choice().vocabulary()::name;
    return run
        ? name.apply(days.getFirst()) + " to " + name.apply(days.getLast())
        : either(days, name);
  }

  private static String zone(@Nullable ZoneId zone) {
    return " (" + (zone == null || zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
  }

  /// `A`, `A or B`, `A, B or C`.
  private static <V> String either(List<V> values, Function<V, String> name) {
    var names = values.stream().map(name).toList();
    if (names.size() == 1) {
      return names.getFirst();
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
