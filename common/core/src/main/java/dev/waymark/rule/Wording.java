package dev.waymark.rule;

import dev.waymark.clock.ClockTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules in plain English: no ids, no codes where a name exists.
final class Wording {
  private final Names names;

  Wording(Names names) {
    this.names = names;
  }

  String summary(Rule rule) {
    return when(rule.when()) + ": " + action(rule.action());
  }

  String when(ConditionSet set) {
    if (set.match() == Match.ANY && set.conditions().size() > 1) {
      return capitalised(alternatives(phrases(set)));
    }
    List<Condition> facts = ofTheMoment(set, false);
    List<Condition> moments = ofTheMoment(set, true);
    var parts = new ArrayList<String>();
    if (!facts.isEmpty()) {
      parts.add(allOf(facts));
    }
    if (!moments.isEmpty()) {
      parts.add(moments(moments));
    }
    return parts.isEmpty() ? "Always" : capitalised(String.join(", ", parts));
  }

  String audience(ConditionSet set) {
    if (set.match() == Match.ANY && set.conditions().size() > 1) {
      return (ofTheMoment(set, false).isEmpty() ? "everyone " : "everyone for whom ")
          + alternatives(phrases(set));
    }
    List<Condition> facts = ofTheMoment(set, false);
    List<Condition> moments = ofTheMoment(set, true);
    return "everyone"
        + (facts.isEmpty() ? "" : whom(facts))
        + (facts.isEmpty() || moments.isEmpty() ? "" : ",")
        + (moments.isEmpty() ? "" : " " + moments(moments));
  }

  private String whom(List<Condition> facts) {
    return facts.size() == 1
            && facts.getFirst() instanceof Condition.ChoiceIn c
            && !c.negated()
            && (c.field() == ConditionField.COUNTRY || c.field() == ConditionField.CONTINENT)
        ? " from " + either(c.values(), c.choice().vocabulary()::name)
        : " for whom " + allOf(facts);
  }

  List<String> phrases(ConditionSet set) {
    return set.conditions().stream().map(this::withZone).toList();
  }

  private String withZone(Condition condition) {
    return phrase(condition) + zone(condition);
  }

  /// A group is of the moment when all that is in it is.
  private static boolean isOfTheMoment(Condition condition) {
    return switch (condition) {
      case Condition.Simple simple -> simple.field().isOfTheMoment();
      case Condition.AnyOf(List<Condition.Simple> conditions) ->
          conditions.stream().allMatch(Wording::isOfTheMoment);
    };
  }

  private static List<Condition> ofTheMoment(ConditionSet set, boolean moment) {
    return set.conditions().stream()
        .filter(condition -> isOfTheMoment(condition) == moment)
        .toList();
  }

  private String allOf(List<Condition> facts) {
    return facts.stream().map(this::phrase).collect(Collectors.joining(" and "));
  }

  /// `a or b`, `a, or b, or c`: a comma may stand in one of them.
  private static String alternatives(List<String> phrases) {
    return String.join(phrases.size() > 2 ? ", or " : " or ", phrases);
  }

  /// The zone of several in a row is named after the last.
  private String moments(List<Condition> moments) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < moments.size(); i++) {
      String zone = zone(moments.get(i));
      boolean named = i + 1 < moments.size() && zone.equals(zone(moments.get(i + 1)));
      parts.add(phrase(moments.get(i)) + (named ? "" : zone));
    }
    return String.join(", ", parts);
  }

  private String action(Action action) {
    return switch (action) {
      case Action.Redirect(String url) -> "send to " + withoutScheme(url);
      case Action.Channel(String key) -> "send to " + orKey(names.channel(key), key);
      case Action.Pool(String key) -> "send to " + orKey(names.pool(key), key) + " (taking turns)";
      case Action.Block(int status, String title, _) ->
          title == null
              ? (status == 410 ? "say that the link is gone" : "say that there is no such link")
              : "show " + quoted(title) + " and lead nowhere";
      case Action.Split(List<Action.Target> targets) -> {
        long total = targets.stream().mapToLong(Action.Target::weight).sum();
        yield "split between "
            + joined(
                targets.stream()
                    .map(target -> place(target.to()) + share(target.weight(), total))
                    .toList());
      }
    };
  }

  private String place(Action.Single to) {
    return switch (to) {
      case Action.Redirect(String url) -> withoutScheme(url);
      case Action.Channel(String key) -> orKey(names.channel(key), key);
      case Action.Pool(String key) -> orKey(names.pool(key), key);
    };
  }

  /// ` (30 %)`, rounded to a whole number, and at least 1.
  private static String share(int weight, long total) {
    return " (" + Math.max(1, Math.round(100.0 * weight / total)) + " %)";
  }

  private static String orKey(@Nullable String name, String key) {
    return name == null ? key : name;
  }

  private static String withoutScheme(String url) {
    return url.startsWith("https://") ? url.substring("https://".length()) : url;
  }

  /// The condition without its zone; a group with those of its conditions.
  private String phrase(Condition condition) {
    return switch (condition) {
      case Condition.AnyOf(List<Condition.Simple> conditions) ->
          (conditions.size() > 1 ? "either " : "")
              + alternatives(conditions.stream().map(this::withZone).toList());
      case Condition.ChoiceIn c when c.field().source() instanceof Source.TimeOfDay -> hours(c);
      case Condition.ChoiceIn c when c.field().source() instanceof Source.Weekday ->
          (c.negated() ? "not on " : "on ") + days(c);
      case Condition.ChoiceIn c ->
          c.field().label() + is(c.negated()) + either(c.values(), c.choice().vocabulary()::name);
      case Condition.TimeWithin c -> window(c);
      case Condition.DateWithin c -> span(c);
      case Condition.TextIn c -> c.field().label() + is(c.negated()) + either(c.values(), v -> v);
      case Condition.TextHas c -> c.field().label() + ' ' + sought(c.test(), c.negated());
      case Condition.LanguageIn c ->
          c.field().label() + is(c.negated()) + either(c.values(), tag -> tag.displayName());
      case Condition.LanguageStartsWith c ->
          c.field().label() + ' ' + sought(new TextTest.StartsWith(c.prefix()), c.negated());
      case Condition.AddressIn c ->
          c.field().label() + is(c.negated()) + either(c.written(), v -> v);
      case Condition.ParameterIs c -> parameter(c);
      case Condition.ParameterHas c ->
          c.source().noun() + ' ' + c.name() + ' ' + sought(c.test(), c.negated());
      case Condition.CountWithin c -> count(c);
      case Condition.OpeningIs c ->
          "while " + orKey(names.schedule(c.schedule()), c.schedule()) + " is " + c.opening().key();
    };
  }

  private static String sought(TextTest test, boolean negated) {
    return switch (test) {
      case TextTest.Contains(String part) ->
          (negated ? "does not contain " : "contains ") + quoted(part);
      case TextTest.StartsWith(String prefix) ->
          (negated ? "does not start with " : "starts with ") + quoted(prefix);
      case TextTest.EndsWith(String suffix) ->
          (negated ? "does not end with " : "ends with ") + quoted(suffix);
      case TextTest.Matches(TextPattern pattern) ->
          (negated ? "does not match " : "matches ") + quoted(pattern.text());
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
      return "the link does not have exactly " + clicks(c.min());
    }
    if (c.min() > c.max()) {
      return "the link has fewer than 0 clicks";
    }
    if (c.max() == Long.MAX_VALUE) {
      return "the link has more than " + clicks(c.min() - 1);
    }
    if (c.min() == c.max()) {
      return "the link has exactly " + clicks(c.min());
    }
    return c.min() == 0
        ? "the link has fewer than " + clicks(c.max() + 1)
        : "the link has between " + number(c.min()) + " and " + clicks(c.max());
  }

  private static String clicks(long count) {
    return number(count) + (count == 1 ? " click" : " clicks");
  }

  private static String hours(Condition.ChoiceIn c) {
    if (c.values().size() == 1) {
      int hour = c.values().getFirst();
      return (c.negated() ? "not between " : "between ")
          + clock(hour * 60)
          + " and "
          + clock(hour * 60 + 59);
    }
    return (c.negated() ? "not in the hours " : "in the hours ")
        + either(c.values(), c.choice().vocabulary()::name);
  }

  private static String window(Condition.TimeWithin c) {
    if (c.from() == c.until()) {
      return "at no time of day";
    }
    if (c.from() == 0 && c.until() == 24 * 60) {
      return "at any time of day";
    }
    if (c.wholeHours()) {
      return "between " + clock(c.from()) + " and " + clock(lastMinute(c.until()));
    }
    if (c.from() == 0) {
      return "before " + clock(c.until());
    }
    if (c.until() == 24 * 60) {
      return "from " + clock(c.from());
    }
    return "from " + clock(c.from()) + " until " + clock(c.until());
  }

  private static String span(Condition.DateWithin c) {
    LocalDateTime first = c.first();
    LocalDateTime second = c.second();
    if (first == null) {
      return second == null ? "at any time" : "before " + moment(second, c.wholeDays());
    }
    return "from "
        + moment(first, c.wholeDays())
        + (second == null ? "" : " until " + moment(second, c.wholeDays()));
  }

  private static String moment(LocalDateTime moment, boolean wholeDay) {
    String date =
        moment.getDayOfMonth()
            + " "
            + moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            + " "
            + moment.getYear();
    return wholeDay ? date : clock(moment.getHour() * 60 + moment.getMinute()) + " on " + date;
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

  /// ` (Europe/Madrid)`; empty for a condition without a zone.
  private static String zone(Condition condition) {
    return switch (condition) {
      case Condition.AnyOf _ -> "";
      case Condition.ChoiceIn c -> c.zone() == null ? "" : zone(c.zone());
      case Condition.TimeWithin c -> zone(c.zone());
      case Condition.DateWithin c -> zone(c.zone());
      case Condition.TextIn _,
          Condition.TextHas _,
          Condition.LanguageIn _,
          Condition.LanguageStartsWith _,
          Condition.AddressIn _,
          Condition.ParameterIs _,
          Condition.ParameterHas _,
          Condition.CountWithin _,
          Condition.OpeningIs _ ->
          "";
    };
  }

  private static String zone(ZoneId zone) {
    return " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
  }

  /// `A`, `A or B`, `A, B or C`.
  private static <V> String either(List<V> values, Function<V, String> name) {
    return joined(values.stream().map(name).toList(), " or ");
  }

  /// `A`, `A and B`, `A, B and C`.
  private static String joined(List<String> names) {
    return joined(names, " and ");
  }

  private static String joined(List<String> names, String last) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + last + names.getLast();
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
