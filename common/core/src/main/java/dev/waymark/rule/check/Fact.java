package dev.waymark.rule.check;

import dev.waymark.rule.Condition;
import dev.waymark.rule.ConditionField;
import java.time.ZoneId;
import java.util.Objects;

/// One thing about a visit that is independent of all others, or is taken to be: that only makes
/// more visits look possible than there are.
///
/// @param field who asks about it. The continent follows from the country, so there is one fact for
///   both.
/// @param part which one of the field's: the name of a parameter, the key of a schedule or segment,
///   the offsets of a zone over time (zones that always agree are one); empty where the field is
///   one fact
record Fact(ConditionField field, Object part) {

  static Fact of(Condition.Simple condition) {
    return switch (condition) {
      case Condition.ChoiceIn c when c.field() == ConditionField.CONTINENT ->
          new Fact(ConditionField.COUNTRY, "");
      case Condition.ChoiceIn c when c.field().hasTimeZone() ->
          inZone(c.field(), Objects.requireNonNull(c.zone()));
      case Condition.ChoiceIn c -> new Fact(c.field(), "");
      case Condition.TimeWithin c -> inZone(c.field(), c.zone());
      case Condition.DateWithin c -> new Fact(c.field(), "");
      case Condition.TextIn c -> new Fact(c.field(), "");
      case Condition.TextHas c -> new Fact(c.field(), "");
      case Condition.LanguageIn c -> new Fact(c.field(), "");
      case Condition.LanguageStartsWith c -> new Fact(c.field(), "");
      case Condition.AddressIn c -> new Fact(c.field(), "");
      case Condition.ParameterIs c -> new Fact(c.field(), c.name());
      case Condition.ParameterHas c -> new Fact(c.field(), c.name());
      case Condition.CountWithin c -> new Fact(c.field(), "");
      case Condition.OpeningIs c -> new Fact(c.field(), c.schedule());
      case Condition.SegmentIs c -> new Fact(c.field(), c.segment());
    };
  }

  private static Fact inZone(ConditionField field, ZoneId zone) {
    return new Fact(field, zone.getRules());
  }
}
