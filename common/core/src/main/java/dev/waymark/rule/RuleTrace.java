package dev.waymark.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.clock.ClockTime;
import dev.waymark.clock.ZoneClock;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.Visit;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Why one rule matched a visit or did not: each of its conditions, with what was seen.
///
/// @param rule its name
/// @param summary the rule in plain words
/// @param matched whether its conditions held, and the rule is not switched off
/// @param match how many of the conditions must hold
/// @param conditions every condition in order, those after the first that failed too
public record RuleTrace(
    String rule, String summary, boolean matched, Match match, List<ConditionTrace> conditions) {
  /// Longest {@link ConditionTrace.Simple#seen}, in characters; a longer one ends in an ellipsis.
  public static final int MAX_SEEN = 512;

  /// What came of a condition or a group of them.
  public sealed interface ConditionTrace {

    /// Whether it held.
    boolean held();

    /// What came of one condition.
    ///
    /// @param field as in the rule
    /// @param operator as in the rule
    /// @param value as in the rule
    /// @param seen the fact of this visit, as people write it; the values of a repeated parameter
    ///   are joined with a comma; null when unknown or absent
    /// @param inside what came of the conditions of the segment that it names; null where it names
    ///   none that there is
    record Simple(
        String field,
        String operator,
        JsonNode value,
        @Nullable String seen,
        boolean held,
        @Nullable Inside inside)
        implements ConditionTrace {}

    /// What came of the conditions of a segment.
    ///
    /// @param match how many of them must hold
    record Inside(Match match, List<ConditionTrace> conditions) {
      /// A list of its own.
      public Inside {
        conditions = List.copyOf(conditions);
      }
    }

    /// What came of a group.
    ///
    /// @param any each of its conditions
    record AnyOf(List<Simple> any, boolean held) implements ConditionTrace {
      /// A list of its own.
      public AnyOf {
        any = List.copyOf(any);
      }
    }
  }

  /// Traces one rule, with keys in the place of names.
  ///
  /// @param place of the rule in the rules that were compiled
  public static RuleTrace of(Rule rule, CompiledRules compiled, int place, Visit visit) {
    return of(rule, compiled, place, visit, Names.NONE, Segments.NONE);
  }

  /// Traces one rule by asking the matchers that decide, all of them, without stopping at the first
  /// that fails.
  ///
  /// @param place of the rule in the rules that were compiled
  /// @param names for the summary
  /// @param segments for what is inside of those that it names
  public static RuleTrace of(
      Rule rule, CompiledRules compiled, int place, Visit visit, Names names, Segments segments) {
    return new RuleTrace(
        rule.name(),
        rule.summary(names),
        compiled.firstMatch(visit, place) == place,
        rule.when().match(),
        traced(rule.when(), i -> compiled.condition(place, i), visit, segments));
  }

  /// @param matchers by the places of the conditions
  private static List<ConditionTrace> traced(
      ConditionSet when, IntFunction<Matcher> matchers, Visit visit, Segments segments) {
    var traces = new ArrayList<ConditionTrace>();
    for (int i = 0; i < when.specs().size(); i++) {
      Matcher matcher = matchers.apply(i);
      boolean held = matcher.matches(visit);
      traces.add(
          switch (when.conditions().get(i)) {
            case Condition.Simple condition ->
                traced(
                    (ConditionSpec.Simple) when.specs().get(i), condition, visit, held, segments);
            case Condition.AnyOf(List<Condition.Simple> group) -> {
              var spec = (ConditionSpec.AnyOf) when.specs().get(i);
              Matcher[] compiled = ((Matchers.AnyOf) matcher).members();
              var members = new ArrayList<ConditionTrace.Simple>();
              for (int j = 0; j < group.size(); j++) {
                boolean one = compiled[j].matches(visit);
                members.add(traced(spec.any().get(j), group.get(j), visit, one, segments));
              }
              yield new ConditionTrace.AnyOf(members, held);
            }
          });
    }
    return List.copyOf(traces);
  }

  private static ConditionTrace.Simple traced(
      ConditionSpec.Simple spec,
      Condition.Simple condition,
      Visit visit,
      boolean held,
      Segments segments) {
    Segment segment =
        condition instanceof Condition.SegmentIs of ? segments.segment(of.segment()) : null;
    return new ConditionTrace.Simple(
        spec.field(),
        spec.operator(),
        spec.value(),
        seen(condition, visit),
        held,
        segment == null
            ? null
            : new ConditionTrace.Inside(
                segment.when().match(),
                traced(segment.when(), segment::condition, visit, Segments.NONE)));
  }

  private static @Nullable String seen(Condition.Simple condition, Visit visit) {
    return switch (condition) {
      case Condition.ChoiceIn c
          when c.zone() != null && c.field().source() instanceof Source.TimeOfDay ->
          clock(ZoneClock.of(c.zone()), visit);
      case Condition.ChoiceIn c -> {
        int ordinal = c.choice().ordinal().applyAsInt(visit);
        yield ordinal < 0 ? null : c.choice().vocabulary().key(ordinal);
      }
      case Condition.TimeWithin c -> clock(ZoneClock.of(c.zone()), visit);
      case Condition.DateWithin c ->
          LocalDateTime.ofInstant(Instant.ofEpochMilli(visit.epochMillis()), c.zone())
              .truncatedTo(ChronoUnit.MINUTES)
              .toString();
      case Condition.TextIn c -> c.source().shown().apply(visit);
      case Condition.TextHas c -> c.source().shown().apply(visit);
      case Condition.LanguageIn c -> tag(c.source(), visit);
      case Condition.LanguageStartsWith c -> tag(c.source(), visit);
      case Condition.AddressIn c -> {
        InetAddress address = c.source().address().apply(visit);
        yield address == null ? null : address.getHostAddress();
      }
      case Condition.ParameterIs c -> parameter(c.source(), c.name(), visit);
      case Condition.ParameterHas c -> parameter(c.source(), c.name(), visit);
      case Condition.CountWithin c -> Long.toString(c.source().count().applyAsLong(visit));
      case Condition.OpeningIs c -> {
        Opening opening = c.source().opening().apply(visit, c.schedule());
        yield opening == null ? null : opening.key();
      }
      case Condition.SegmentIs c -> {
        Membership membership = c.source().membership().apply(visit, c.segment());
        yield membership == null ? null : membership.key();
      }
    };
  }

  /// A visitor sends one long value, and each of a thousand conditions may ask for it.
  private static String shortened(String text) {
    if (text.length() <= MAX_SEEN) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(MAX_SEEN - 1));
    return text.substring(0, halved ? MAX_SEEN - 1 : MAX_SEEN) + "…";
  }

  private static String clock(ZoneClock clock, Visit visit) {
    return ClockTime.text(clock.minuteOfDay(visit.epochSecond()));
  }

  private static @Nullable String tag(Source.Language source, Visit visit) {
    LanguageTag tag = source.language().apply(visit);
    return tag == null ? null : tag.text();
  }

  private static @Nullable String parameter(Source.Parameter source, String name, Visit visit) {
    List<String> values = source.parameters().apply(visit).values(name);
    return values.isEmpty() ? null : shortened(String.join(", ", values));
  }
}
