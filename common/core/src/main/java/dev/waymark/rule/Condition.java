package dev.waymark.rule;

import dev.waymark.address.AddressBlocks;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a condition means: checked, normalised, and ready to be compiled. The second of its three
/// forms, between {@link ConditionSpec} and the matcher.
///
/// A condition on a fact that is unknown does not hold, negated or not. A fact that is certainly
/// absent (a referrer, parameter or cookie that was not sent) makes negations hold and nothing
/// else.
public sealed interface Condition {

  /// A condition on one fact.
  sealed interface Simple extends Condition {

    /// The field it asks about.
    ConditionField field();
  }

  /// One of some conditions holds, at least.
  ///
  /// @param conditions one at least
  record AnyOf(List<Simple> conditions) implements Condition {
    /// A list of its own.
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }

  /// The fact is one of some values of a closed list.
  ///
  /// @param choice where the fact is
  /// @param zone the zone of a `time` or `day`; null for other fields
  /// @param values ordinals in the choice's vocabulary, in the order they were written
  record ChoiceIn(
      ConditionField field,
      Source.Choice choice,
      @Nullable ZoneId zone,
      List<Integer> values,
      boolean negated)
      implements Simple {}

  /// The time of day lies in a window.
  ///
  /// @param from first minute of the day, 0 to 1440
  /// @param until minute after the last, 0 to 1440. Before `from`: the window runs over midnight.
  ///   Equal to it: the window is empty (`lt 0`).
  /// @param wholeHours whether it was written as a range of hours, which only matters for its
  ///   wording
  record TimeWithin(ConditionField field, ZoneId zone, int from, int until, boolean wholeHours)
      implements Simple {}

  /// The moment lies in a span.
  ///
  /// @param from first second, since 1970-01-01T00:00:00Z; {@link Long#MIN_VALUE} for no beginning
  /// @param until second after the last; {@link Long#MAX_VALUE} for no end
  /// @param first the beginning as it was written, in the zone; null for none
  /// @param second the end as it was written; null for none
  /// @param wholeDays whether both were written without a time, which only matters for the wording
  record DateWithin(
      ConditionField field,
      ZoneId zone,
      long from,
      long until,
      @Nullable LocalDateTime first,
      @Nullable LocalDateTime second,
      boolean wholeDays)
      implements Simple {}

  /// The text is one of these, ignoring case.
  record TextIn(ConditionField field, Source.Text source, List<String> values, boolean negated)
      implements Simple {}

  /// A test holds for the text.
  record TextHas(ConditionField field, Source.Text source, TextTest test, boolean negated)
      implements Simple {}

  /// The preferred language is covered by one of these.
  record LanguageIn(
      ConditionField field, Source.Language source, List<LanguageTag> values, boolean negated)
      implements Simple {}

  /// The whole tag of the preferred language begins with this.
  ///
  /// @param prefix folded
  record LanguageStartsWith(
      ConditionField field, Source.Language source, String prefix, boolean negated)
      implements Simple {}

  /// The address is in one of some blocks.
  ///
  /// @param written the blocks as they were written
  record AddressIn(
      ConditionField field,
      Source.Address source,
      AddressBlocks blocks,
      List<String> written,
      boolean negated)
      implements Simple {}

  /// A parameter of this name has this value, ignoring case.
  ///
  /// @param value null asks only whether the name was sent
  record ParameterIs(
      ConditionField field,
      Source.Parameter source,
      String name,
      @Nullable String value,
      boolean negated)
      implements Simple {}

  /// A parameter of this name has a value for which a test holds.
  record ParameterHas(
      ConditionField field, Source.Parameter source, String name, TextTest test, boolean negated)
      implements Simple {}

  /// The number lies in a range, both ends included. An empty range has `min` above `max`.
  record CountWithin(ConditionField field, Source.Count source, long min, long max, boolean negated)
      implements Simple {}

  /// A schedule is open, or is closed. There are only these two, so a negation is the other one.
  ///
  /// @param schedule the schedule's key
  record OpeningIs(
      ConditionField field, Source.BusinessHours source, String schedule, Opening opening)
      implements Simple {}

  /// The visitor is in a segment, or is certainly not.
  ///
  /// @param segment the segment's key
  record SegmentIs(
      ConditionField field, Source.OfSegment source, String segment, Membership membership)
      implements Simple {}
}
