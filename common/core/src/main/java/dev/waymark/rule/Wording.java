package dev.waymark.rule;

import dev.waymark.clock.ClockTime;
import dev.waymark.visitor.Membership;
import dev.waymark.word.Language;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Rules in plain words: no ids, no codes where a name exists.
final class Wording {
  private final Names names;
  private final Language language;

  Wording(Names names) {
    this.names = names;
    this.language = names.language();
  }

  private String say(String english, String spanish) {
    return language.say(english, spanish);
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
    return parts.isEmpty() ? say("Always", "Siempre") : capitalised(String.join(", ", parts));
  }

  String audience(ConditionSet set) {
    if (set.match() == Match.ANY && set.conditions().size() > 1) {
      return (ofTheMoment(set, false).isEmpty()
              ? say("everyone ", "todo el mundo ")
              : say("everyone for whom ", "todos aquellos para los que "))
          + alternatives(phrases(set));
    }
    List<Condition> facts = ofTheMoment(set, false);
    List<Condition> moments = ofTheMoment(set, true);
    return (facts.isEmpty() ? say("everyone", "todo el mundo") : whom(facts))
        + (facts.isEmpty() || moments.isEmpty() ? "" : ",")
        + (moments.isEmpty() ? "" : " " + moments(moments));
  }

  private String whom(List<Condition> facts) {
    return facts.size() == 1
            && facts.getFirst() instanceof Condition.ChoiceIn c
            && !c.negated()
            && (c.field() == ConditionField.COUNTRY || c.field() == ConditionField.CONTINENT)
        ? say("everyone from ", "todos los visitantes de ") + values(c)
        : say("everyone for whom ", "todos aquellos para los que ") + allOf(facts);
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
    return String.join(say(" and ", " y "), facts.stream().map(this::phrase).toList());
  }

  /// `a or b`, `a, or b, or c`: a comma may stand in one of them.
  private String alternatives(List<String> phrases) {
    String or = say(" or ", " o ");
    return String.join(phrases.size() > 2 ? "," + or : or, phrases);
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
      case Action.Redirect(String url) -> sendTo() + withoutScheme(url);
      case Action.Channel(String key) -> sendTo() + orKey(names.channel(key), key);
      case Action.Pool(String key) ->
          sendTo() + orKey(names.pool(key), key) + say(" (taking turns)", " (por turnos)");
      case Action.Link(String id) ->
          say("send where %s leads", "enviar adonde lleva %s")
              .formatted(orKey(names.link(id), say("another link", "otro enlace")));
      case Action.Block(int status, String title, _) -> blocked(status, title);
      case Action.Split(List<Action.Target> targets) -> {
        long total = targets.stream().mapToLong(Action.Target::weight).sum();
        yield say("split between ", "repartir entre ")
            + language.and(
                targets.stream()
                    .map(target -> place(target.to()) + share(target.weight(), total))
                    .toList());
      }
    };
  }

  private String sendTo() {
    return say("send to ", "enviar a ");
  }

  private String blocked(int status, @Nullable String title) {
    if (title != null) {
      return say("show %s and lead nowhere", "mostrar %s y no llevar a ninguna parte")
          .formatted(quoted(title));
    }
    return status == 410
        ? say("say that the link is gone", "decir que el enlace ya no existe")
        : say("say that there is no such link", "decir que no existe ese enlace");
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
          (conditions.size() > 1 ? say("either ", "bien ") : "")
              + alternatives(conditions.stream().map(this::withZone).toList());
      case Condition.ChoiceIn c when c.field().source() instanceof Source.TimeOfDay -> hours(c);
      case Condition.ChoiceIn c when c.field().source() instanceof Source.Weekday -> days(c);
      case Condition.ChoiceIn c -> subject(c) + is(c.negated()) + values(c);
      case Condition.TimeWithin c -> window(c);
      case Condition.DateWithin c -> span(c);
      case Condition.TextIn c -> subject(c) + is(c.negated()) + either(c.values(), c.negated());
      case Condition.TextHas c -> subject(c) + ' ' + sought(c.test(), c.negated());
      case Condition.LanguageIn c ->
          subject(c)
              + is(c.negated())
              + either(
                  c.values().stream().map(tag -> tag.displayName(language)).toList(), c.negated());
      case Condition.LanguageStartsWith c ->
          subject(c) + ' ' + sought(new TextTest.StartsWith(c.prefix()), c.negated());
      case Condition.AddressIn c -> subject(c) + is(c.negated()) + either(c.written(), c.negated());
      case Condition.ParameterIs c -> parameter(c);
      case Condition.ParameterHas c ->
          subject(c) + ' ' + c.name() + ' ' + sought(c.test(), c.negated());
      case Condition.CountWithin c -> count(c);
      case Condition.OpeningIs c ->
          say("while %s is %s", "mientras %s está %s")
              .formatted(
                  orKey(names.schedule(c.schedule()), c.schedule()), c.opening().words(language));
      case Condition.SegmentIs c ->
          (c.membership() == Membership.IN
                  ? say("visitor is in %s", "el visitante está en %s")
                  : say("visitor is not in %s", "el visitante no está en %s"))
              .formatted(orKey(names.segment(c.segment()), c.segment()));
    };
  }

  private String subject(Condition.Simple condition) {
    return condition.field().subject(language);
  }

  private String values(Condition.ChoiceIn c) {
    return either(
        c.values().stream().map(value -> c.choice().vocabulary().name(value, language)).toList(),
        c.negated());
  }

  private String either(List<String> values, boolean negated) {
    return negated ? language.nor(values) : language.or(values);
  }

  private String sought(TextTest test, boolean negated) {
    return switch (test) {
      case TextTest.Contains(String part) ->
          (negated ? say("does not contain ", "no contiene ") : say("contains ", "contiene "))
              + quoted(part);
      case TextTest.StartsWith(String prefix) ->
          (negated
                  ? say("does not start with ", "no empieza por ")
                  : say("starts with ", "empieza por "))
              + quoted(prefix);
      case TextTest.EndsWith(String suffix) ->
          (negated ? say("does not end with ", "no termina en ") : say("ends with ", "termina en "))
              + quoted(suffix);
      case TextTest.Matches(TextPattern pattern) ->
          (negated ? say("does not match ", "no coincide con ") : say("matches ", "coincide con "))
              + quoted(pattern.text());
    };
  }

  private String is(boolean negated) {
    return negated ? say(" is not ", " no es ") : say(" is ", " es ");
  }

  private String parameter(Condition.ParameterIs c) {
    String subject = subject(c) + " " + c.name();
    String value = c.value();
    if (value == null) {
      return subject
          + (c.negated() ? say(" is missing", " falta") : say(" is present", " está presente"));
    }
    if (value.isEmpty()) {
      return subject
          + (c.negated()
              ? say(" is not empty", " no está sin valor")
              : say(" is empty", " está sin valor"));
    }
    return subject + is(c.negated()) + quoted(value);
  }

  private String count(Condition.CountWithin c) {
    if (c.negated()) {
      return say("the link does not have exactly ", "el enlace no tiene exactamente ")
          + clicks(c.min());
    }
    if (c.min() > c.max()) {
      return say("the link has fewer than 0 clicks", "el enlace tiene menos de 0 clics");
    }
    if (c.max() == Long.MAX_VALUE) {
      return say("the link has more than ", "el enlace tiene más de ") + clicks(c.min() - 1);
    }
    if (c.min() == c.max()) {
      return say("the link has exactly ", "el enlace tiene exactamente ") + clicks(c.min());
    }
    return c.min() == 0
        ? say("the link has fewer than ", "el enlace tiene menos de ") + clicks(c.max() + 1)
        : say("the link has between %s and %s", "el enlace tiene entre %s y %s")
            .formatted(language.number(c.min()), clicks(c.max()));
  }

  private String clicks(long count) {
    return language.number(count)
        + (count == 1 ? say(" click", " clic") : say(" clicks", " clics"));
  }

  private String hours(Condition.ChoiceIn c) {
    if (c.values().size() == 1) {
      int hour = c.values().getFirst();
      return (c.negated() ? say("not ", "no ") : "") + between(hour * 60, hour * 60 + 59);
    }
    return (c.negated()
            ? say("not in the hours ", "no en las horas ")
            : say("in the hours ", "en las horas "))
        + values(c);
  }

  private String between(int first, int last) {
    return say("between %s and %s", "entre %s y %s").formatted(clock(first), clock(last));
  }

  private String window(Condition.TimeWithin c) {
    if (c.from() == c.until()) {
      return say("at no time of day", "a ninguna hora");
    }
    if (c.from() == 0 && c.until() == 24 * 60) {
      return say("at any time of day", "a cualquier hora");
    }
    if (c.wholeHours()) {
      return between(c.from(), lastMinute(c.until()));
    }
    if (c.from() == 0) {
      return say("before ", "antes de ") + clock(c.until());
    }
    if (c.until() == 24 * 60) {
      return say("from ", "desde ") + clock(c.from());
    }
    return say("from %s until %s", "desde %s hasta %s")
        .formatted(clock(c.from()), clock(c.until()));
  }

  private String span(Condition.DateWithin c) {
    LocalDateTime first = c.first();
    LocalDateTime second = c.second();
    if (first == null) {
      return second == null
          ? say("at any time", "en cualquier momento")
          : say("before ", c.wholeDays() ? "antes d" : "antes de ") + moment(second, c.wholeDays());
    }
    return say("from ", "desde ")
        + moment(first, c.wholeDays())
        + (second == null ? "" : say(" until ", " hasta ") + moment(second, c.wholeDays()));
  }

  /// In Spanish with its article: `el 1 de junio de 2030`, `las 09:00 del 1 de junio de 2030`.
  private String moment(LocalDateTime moment, boolean wholeDay) {
    String date =
        say("%d %s %d", "el %d de %s de %d")
            .formatted(
                moment.getDayOfMonth(),
                moment.getMonth().getDisplayName(TextStyle.FULL, language.locale()),
                moment.getYear());
    return wholeDay
        ? date
        : clock(moment.getHour() * 60 + moment.getMinute()) + say(" on ", " d") + date;
  }

  private static int lastMinute(int until) {
    return Math.floorMod(until - 1, 24 * 60);
  }

  /// In Spanish with its article: `la 01:30`, `las 09:00`.
  private String clock(int minute) {
    return say("", minute / 60 == 1 ? "la " : "las ") + ClockTime.text(minute);
  }

  private String days(Condition.ChoiceIn c) {
    List<Integer> days = c.values();
    boolean run = days.size() > 2;
    for (int i = 1; i < days.size(); i++) {
      run &= days.get(i) == days.get(i - 1) + 1;
    }
    String not = c.negated() ? say("not ", "no ") : "";
    if (!run) {
      return not + say("on ", "en ") + values(c);
    }
    Vocabulary names = c.choice().vocabulary();
    return not
        + say("on %s to %s", "de %s a %s")
            .formatted(names.name(days.getFirst(), language), names.name(days.getLast(), language));
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
          Condition.OpeningIs _,
          Condition.SegmentIs _ ->
          "";
    };
  }

  private static String zone(ZoneId zone) {
    return " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
