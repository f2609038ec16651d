package dev.waymark.rule;

import dev.waymark.clock.ZoneClock;
import dev.waymark.visitor.CaseFolding;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Visit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compiles conditions, once, when a link is loaded. The only place that takes a condition apart in
/// order to run it.
final class Matchers {
  private Matchers() {}

  static Matcher compile(Condition condition) {
    return switch (condition) {
      case Condition.ChoiceIn c -> choiceIn(c);
      case Condition.TimeWithin c when c.from() % 60 == 0 && c.until() % 60 == 0 -> hoursWithin(c);
      case Condition.TimeWithin c -> new TimeWithin(ZoneClock.of(c.zone()), c.from(), c.until());
      case Condition.TextIn c when c.values().size() == 1 ->
          new TextIs(
              c.source().text(),
              c.source().observed(),
              CaseFolding.fold(c.values().getFirst()),
              c.negated());
      case Condition.TextIn c ->
          new TextIn(
              c.source().text(),
              c.source().observed(),
              c.values().stream().map(CaseFolding::fold).collect(Collectors.toUnmodifiableSet()),
              c.negated());
      case Condition.TextContains c ->
          new TextContains(c.source().text(), CaseFolding.fold(c.part()));
      case Condition.TextStartsWith c ->
          new TextStartsWith(c.source().text(), CaseFolding.fold(c.prefix()));
      case Condition.LanguageIn c ->
          new LanguageIn(
              c.source().language(), c.values().toArray(LanguageTag[]::new), c.negated());
      case Condition.LanguageStartsWith c ->
          new LanguageStartsWith(c.source().language(), c.prefix());
      case Condition.ParameterIs c ->
          new ParameterIs(c.source().parameters(), c.name(), c.value(), c.negated());
      case Condition.ParameterContains c ->
          new ParameterContains(c.source().parameters(), c.name(), c.part());
      case Condition.ParameterStartsWith c ->
          new ParameterStartsWith(c.source().parameters(), c.name(), c.prefix());
      case Condition.CountWithin c ->
          new CountWithin(c.source().count(), c.min(), c.max(), c.negated());
      case Condition.OpeningIs c -> new OpeningIs(c.source().opening(), c.schedule(), c.opening());
    };
  }

  private static Matcher choiceIn(Condition.ChoiceIn c) {
    boolean[] holds = new boolean[c.choice().vocabulary().size() + 1];
    Arrays.fill(holds, 1, holds.length, c.negated());
    for (int ordinal : c.values()) {
      holds[ordinal + 1] = !c.negated();
    }
    return new ChoiceIn(c.choice().ordinal(), holds);
  }

  /// A window of whole hours is a set of hours, which can have a table.
  private static Matcher hoursWithin(Condition.TimeWithin c) {
    Source.Choice hour = ZoneChoices.of(c.zone()).hour();
    boolean[] holds = new boolean[hour.vocabulary().size() + 1];
    for (int i = 0; i < hour.vocabulary().size(); i++) {
      holds[i + 1] = within(i * 60, c.from(), c.until());
    }
    return new ChoiceIn(hour.ordinal(), holds);
  }

  private static boolean within(int minute, int from, int until) {
    return from <= until ? from <= minute && minute < until : minute >= from || minute < until;
  }

  /// A table with the answer for each value of a closed list, and for the unknown one (-1) in
  /// front.
  static final class ChoiceIn implements Matcher {
    private final ToIntFunction<Visit> ordinal;
    private final boolean[] holds;

    ChoiceIn(ToIntFunction<Visit> ordinal, boolean[] holds) {
      this.ordinal = ordinal;
      this.holds = holds;
    }

    /// Where the fact is; the same object for all conditions on the same fact.
    ToIntFunction<Visit> ordinal() {
      return ordinal;
    }

    /// How many ordinals there are, -1 for unknown among them.
    int size() {
      return holds.length;
    }

    /// Whether the condition holds for a value; -1 is the unknown one.
    boolean holdsFor(int value) {
      return holds[value + 1];
    }

    @Override
    public boolean matches(Visit visit) {
      return holds[ordinal.applyAsInt(visit) + 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ChoiceIn that
          && ordinal.equals(that.ordinal)
          && Arrays.equals(holds, that.holds);
    }

    @Override
    public int hashCode() {
      return Objects.hash(ordinal, Arrays.hashCode(holds));
    }
  }

  private record TimeWithin(ZoneClock clock, int from, int until) implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      return within(clock.minuteOfDay(visit.epochSecond()), from, until);
    }
  }

  private record TextIs(
      Function<Visit, @Nullable String> text, boolean observed, String value, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen == null ? observed && negated : seen.equals(value) != negated;
    }
  }

  private record TextIn(
      Function<Visit, @Nullable String> text, boolean observed, Set<String> values, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen == null ? observed && negated : values.contains(seen) != negated;
    }
  }

  private record TextContains(Function<Visit, @Nullable String> text, String part)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen != null && seen.contains(part);
    }
  }

  private record TextStartsWith(Function<Visit, @Nullable String> text, String prefix)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen != null && seen.startsWith(prefix);
    }
  }

  private static final class LanguageIn implements Matcher {
    private final Function<Visit, @Nullable LanguageTag> language;
    private final LanguageTag[] values;
    private final boolean negated;

    LanguageIn(
        Function<Visit, @Nullable LanguageTag> language, LanguageTag[] values, boolean negated) {
      this.language = language;
      this.values = values;
      this.negated = negated;
    }

    @Override
    public boolean matches(Visit visit) {
      LanguageTag seen = language.apply(visit);
      if (seen == null) {
        return false;
      }
      for (LanguageTag value : values) {
        if (value.covers(seen)) {
          return !negated;
        }
      }
      return negated;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof LanguageIn that
          && language.equals(that.language)
          && negated == that.negated
          && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Objects.hash(language, negated, Arrays.hashCode(values));
    }
  }

  private record LanguageStartsWith(Function<Visit, @Nullable LanguageTag> language, String prefix)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      LanguageTag seen = language.apply(visit);
      return seen != null && seen.tag().startsWith(prefix);
    }
  }

  private record ParameterIs(
      Function<Visit, Parameters> parameters, String name, @Nullable String value, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      Parameters all = parameters.apply(visit);
      for (int i = 0; i < all.size(); i++) {
        if (all.name(i).equals(name) && (value == null || value.equalsIgnoreCase(all.value(i)))) {
          return !negated;
        }
      }
      return negated;
    }
  }

  private record ParameterContains(Function<Visit, Parameters> parameters, String name, String part)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      Parameters all = parameters.apply(visit);
      for (int i = 0; i < all.size(); i++) {
        if (all.name(i).equals(name) && CaseFolding.contains(all.value(i), part)) {
          return true;
        }
      }
      return false;
    }
  }

  private record ParameterStartsWith(
      Function<Visit, Parameters> parameters, String name, String prefix) implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      Parameters all = parameters.apply(visit);
      for (int i = 0; i < all.size(); i++) {
        if (all.name(i).equals(name) && CaseFolding.startsWith(all.value(i), prefix)) {
          return true;
        }
      }
      return false;
    }
  }

  private record CountWithin(ToLongFunction<Visit> count, long min, long max, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      long seen = count.applyAsLong(visit);
      return (min <= seen && seen <= max) != negated;
    }
  }

  private record OpeningIs(
      BiFunction<Visit, String, @Nullable Opening> opening, String schedule, Opening wanted)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      return opening.apply(visit, schedule) == wanted;
    }
  }
}
