package dev.waymark.rule;

import dev.waymark.address.AddressBlocks;
import dev.waymark.clock.ZoneClock;
import dev.waymark.visitor.CaseFolding;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Visit;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      case Condition.AnyOf(List<Condition.Simple> conditions) ->
          new AnyOf(conditions.stream().map(Matchers::compile).toArray(Matcher[]::new));
      case Condition.Simple simple -> compile(simple);
    };
  }

  /// What holds when one of some matchers does, in the fewest steps: those on the same closed fact
  /// are one table.
  static Matcher anyOf(List<Matcher> matchers) {
    var fewer = new ArrayList<Matcher>();
    for (Matcher matcher : matchers) {
      if (matcher instanceof AnyOf(Matcher[] members)) {
        for (Matcher member : members) {
          addTo(fewer, member);
        }
      } else {
        addTo(fewer, matcher);
      }
    }
    return fewer.size() == 1 ? fewer.getFirst() : new AnyOf(fewer.toArray(Matcher[]::new));
  }

  private static void addTo(List<Matcher> matchers, Matcher more) {
    for (int i = 0; i < matchers.size(); i++) {
      if (more instanceof ChoiceIn one
          && matchers.get(i) instanceof ChoiceIn other
          && one.ordinal.equals(other.ordinal)) {
        matchers.set(i, one.or(other));
        return;
      }
    }
    matchers.add(more);
  }

  private static Matcher compile(Condition.Simple condition) {
    return switch (condition) {
      case Condition.ChoiceIn c -> choiceIn(c);
      case Condition.TimeWithin c when c.from() % 60 == 0 && c.until() % 60 == 0 -> hoursWithin(c);
      case Condition.TimeWithin c -> new TimeWithin(ZoneClock.of(c.zone()), c.from(), c.until());
      case Condition.DateWithin c -> new DateWithin(c.from(), c.until());
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
      case Condition.TextHas c -> textHas(c, c.source(), c.source().observed() && c.negated());
      case Condition.LanguageIn c ->
          new LanguageIn(
              c.source().language(), c.values().toArray(LanguageTag[]::new), c.negated());
      case Condition.LanguageStartsWith c ->
          new LanguageStartsWith(c.source().language(), c.prefix(), c.negated());
      case Condition.AddressIn c -> new AddressIn(c.source().address(), c.blocks(), c.negated());
      case Condition.ParameterIs c ->
          new ParameterIs(c.source().parameters(), c.name(), c.value(), c.negated());
      case Condition.ParameterHas c ->
          new ParameterHas(c.source().parameters(), c.name(), valueTest(c.test()), c.negated());
      case Condition.CountWithin c ->
          new CountWithin(c.source().count(), c.min(), c.max(), c.negated());
      case Condition.OpeningIs c -> new OpeningIs(c.source().opening(), c.schedule(), c.opening());
      case Condition.SegmentIs c ->
          new SegmentIs(c.source().membership(), c.segment(), c.membership());
    };
  }

  /// What holds for those for whom some conditions hold.
  static Matcher in(ConditionSet set) {
    Matcher[] conditions = set.conditions().stream().map(Matchers::compile).toArray(Matcher[]::new);
    return set.match() == Match.ANY && conditions.length > 0
        ? anyOf(List.of(conditions))
        : new AllOf(conditions);
  }

  /// What holds for those for whom some conditions certainly do not: one of them certainly does
  /// not, or, where one is enough, none does.
  static Matcher out(ConditionSet set) {
    Matcher[] opposites = set.conditions().stream().map(Matchers::opposite).toArray(Matcher[]::new);
    return set.match() == Match.ANY && opposites.length > 0
        ? new AllOf(opposites)
        : new AnyOf(opposites);
  }

  /// What holds where a condition certainly does not: an unknown fact is on neither side.
  private static Matcher opposite(Condition condition) {
    return switch (condition) {
      case Condition.AnyOf(List<Condition.Simple> conditions) ->
          new AllOf(conditions.stream().map(Matchers::opposite).toArray(Matcher[]::new));
      case Condition.Simple simple -> opposite(simple);
    };
  }

  private static Matcher opposite(Condition.Simple condition) {
    return switch (condition) {
      case Condition.ChoiceIn c ->
          compile(
              new Condition.ChoiceIn(c.field(), c.choice(), c.zone(), c.values(), !c.negated()));
      case Condition.TextIn c ->
          compile(new Condition.TextIn(c.field(), c.source(), c.values(), !c.negated()));
      case Condition.TextHas c ->
          compile(new Condition.TextHas(c.field(), c.source(), c.test(), !c.negated()));
      case Condition.LanguageIn c ->
          compile(new Condition.LanguageIn(c.field(), c.source(), c.values(), !c.negated()));
      case Condition.LanguageStartsWith c ->
          compile(
              new Condition.LanguageStartsWith(c.field(), c.source(), c.prefix(), !c.negated()));
      case Condition.AddressIn c ->
          compile(
              new Condition.AddressIn(
                  c.field(), c.source(), c.blocks(), c.written(), !c.negated()));
      case Condition.OpeningIs c ->
          compile(
              new Condition.OpeningIs(c.field(), c.source(), c.schedule(), c.opening().other()));
      case Condition.SegmentIs c ->
          compile(
              new Condition.SegmentIs(c.field(), c.source(), c.segment(), c.membership().other()));
      // Facts that every visit has, or certainly has not.
      case Condition.TimeWithin _,
          Condition.DateWithin _,
          Condition.ParameterIs _,
          Condition.ParameterHas _,
          Condition.CountWithin _ ->
          new Not(compile(condition));
    };
  }

  /// @param whenMissing whether it holds where there is no text
  private static Matcher textHas(Condition.TextHas c, Source.Text source, boolean whenMissing) {
    return switch (c.test()) {
      case TextTest.Contains(String part) ->
          new TextContains(source.text(), CaseFolding.fold(part), c.negated(), whenMissing);
      case TextTest.StartsWith(String prefix) ->
          new TextStartsWith(source.text(), CaseFolding.fold(prefix), c.negated(), whenMissing);
      case TextTest.EndsWith(String suffix) ->
          new TextEndsWith(source.text(), CaseFolding.fold(suffix), c.negated(), whenMissing);
      // As people know the text: a pattern folds cases by itself.
      case TextTest.Matches(TextPattern pattern) ->
          new TextMatches(source.text(), source.shown(), pattern, c.negated(), whenMissing);
    };
  }

  private static ValueTest valueTest(TextTest test) {
    return switch (test) {
      case TextTest.Contains(String part) -> new ValueContains(part);
      case TextTest.StartsWith(String prefix) -> new ValueStartsWith(prefix);
      case TextTest.EndsWith(String suffix) -> new ValueEndsWith(suffix);
      case TextTest.Matches(TextPattern pattern) -> new ValueMatches(pattern);
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

  /// Holds when one of its members does; without any, never.
  @SuppressWarnings("ArrayRecordComponent") // compared by what it holds, and never handed on
  record AnyOf(Matcher[] members) implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      for (Matcher member : members) {
        if (member.matches(visit)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof AnyOf(Matcher[] those) && Arrays.equals(members, those);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(members);
    }
  }

  /// Holds when all of its members do; without any, always.
  @SuppressWarnings("ArrayRecordComponent") // compared by what it holds, and never handed on
  record AllOf(Matcher[] members) implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      for (Matcher member : members) {
        if (!member.matches(visit)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof AllOf(Matcher[] those) && Arrays.equals(members, those);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(members);
    }
  }

  /// Holds when another does not; only for what is never unknown.
  private record Not(Matcher matcher) implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      return !matcher.matches(visit);
    }
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

    /// Holds when this or another on the same fact does.
    ChoiceIn or(ChoiceIn other) {
      boolean[] either = holds.clone();
      for (int i = 0; i < either.length; i++) {
        either[i] |= other.holds[i];
      }
      return new ChoiceIn(ordinal, either);
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

  private record DateWithin(long from, long until) implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      long second = visit.epochSecond();
      return from <= second && second < until;
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

  private record TextContains(
      Function<Visit, @Nullable String> text, String part, boolean negated, boolean whenMissing)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen == null ? whenMissing : seen.contains(part) != negated;
    }
  }

  private record TextStartsWith(
      Function<Visit, @Nullable String> text, String prefix, boolean negated, boolean whenMissing)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen == null ? whenMissing : seen.startsWith(prefix) != negated;
    }
  }

  private record TextEndsWith(
      Function<Visit, @Nullable String> text, String suffix, boolean negated, boolean whenMissing)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      String seen = text.apply(visit);
      return seen == null ? whenMissing : seen.endsWith(suffix) != negated;
    }
  }

  private record TextMatches(
      Function<Visit, @Nullable String> text,
      Function<Visit, @Nullable String> shown,
      TextPattern pattern,
      boolean negated,
      boolean whenMissing)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      if (text.apply(visit) == null) {
        return whenMissing;
      }
      String seen = shown.apply(visit);
      return (seen != null && pattern.isIn(seen)) != negated;
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

  private record LanguageStartsWith(
      Function<Visit, @Nullable LanguageTag> language, String prefix, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      LanguageTag seen = language.apply(visit);
      return seen != null && seen.tag().startsWith(prefix) != negated;
    }
  }

  private record AddressIn(
      Function<Visit, @Nullable InetAddress> address, AddressBlocks blocks, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      InetAddress seen = address.apply(visit);
      return seen != null && blocks.contains(seen) != negated;
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

  private record ParameterHas(
      Function<Visit, Parameters> parameters, String name, ValueTest test, boolean negated)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      Parameters all = parameters.apply(visit);
      for (int i = 0; i < all.size(); i++) {
        if (all.name(i).equals(name) && test.holdsFor(all.value(i))) {
          return !negated;
        }
      }
      return negated;
    }
  }

  /// What is looked for in the values of a parameter, which come as they were sent.
  private interface ValueTest {
    boolean holdsFor(String value);
  }

  private record ValueContains(String part) implements ValueTest {
    @Override
    public boolean holdsFor(String value) {
      return CaseFolding.contains(value, part);
    }
  }

  private record ValueStartsWith(String prefix) implements ValueTest {
    @Override
    public boolean holdsFor(String value) {
      return CaseFolding.startsWith(value, prefix);
    }
  }

  private record ValueEndsWith(String suffix) implements ValueTest {
    @Override
    public boolean holdsFor(String value) {
      return CaseFolding.endsWith(value, suffix);
    }
  }

  private record ValueMatches(TextPattern pattern) implements ValueTest {
    @Override
    public boolean holdsFor(String value) {
      return pattern.isIn(value);
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

  /// Asked of the workspace by the segment's key, so that a segment which changes compiles no link
  /// anew.
  private record SegmentIs(
      BiFunction<Visit, String, @Nullable Membership> membership, String segment, Membership wanted)
      implements Matcher {
    @Override
    public boolean matches(Visit visit) {
      return membership.apply(visit, segment) == wanted;
    }
  }
}
