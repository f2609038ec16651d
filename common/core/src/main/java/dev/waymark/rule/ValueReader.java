package dev.waymark.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.address.AddressBlocks;
import dev.waymark.channel.Key;
import dev.waymark.clock.ClockTime;
import dev.waymark.clock.TimeZones;
import dev.waymark.fault.Faults;
import dev.waymark.visitor.CaseFolding;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Languages;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the value of one condition into its meaning, and notes everything that is wrong with it.
final class ValueReader {
  /// Most values in a list.
  static final int MAX_VALUES = 250;

  /// Longest value, in characters.
  static final int MAX_LENGTH = 512;

  private static final int MINUTES_PER_HOUR = 60;

  private static final int FIRST_YEAR = 1970;

  private static final ZoneId UTC = ZoneOffset.UTC;

  private final ConditionField field;
  private final Operator operator;
  private final Faults faults;
  private final String pointer;
  private final String zonePointer;

  /// @param zoneName the member that names the time zone
  ValueReader(
      ConditionField field, Operator operator, Faults faults, String pointer, String zoneName) {
    this.field = field;
    this.operator = operator;
    this.faults = faults;
    this.pointer = Faults.at(pointer, "value");
    this.zonePointer = Faults.at(pointer, zoneName);
  }

  /// The meaning of the condition; null when something is wrong, which is noted.
  Condition.@Nullable Simple condition(JsonNode value, @Nullable String zoneText) {
    ZoneId zone = zoneText == null ? UTC : zone(zoneText);
    return switch (field.source()) {
      case Source.Choice choice -> choice(choice, null, value);
      case Source.Weekday weekday -> zone == null ? null : choice(weekday.in(zone), zone, value);
      case Source.TimeOfDay time -> zone == null ? null : time(time, zone, value);
      case Source.Date _ -> zone == null ? null : date(zone, value);
      case Source.Text text -> text(text, value);
      case Source.Language language -> language(language, value);
      case Source.Address address -> address(address, value);
      case Source.Parameter parameter -> parameter(parameter, value);
      case Source.Count count -> count(count, value);
      case Source.BusinessHours hours -> businessHours(hours, value);
      case Source.OfSegment segments -> segment(segments, value);
    };
  }

  private @Nullable ZoneId zone(String text) {
    ZoneId zone = TimeZones.of(text);
    if (zone == null) {
      faults.add(zonePointer, TimeZones.fault(text));
    }
    return zone;
  }

  // ---- values of a closed list

  private Condition.@Nullable Simple choice(
      Source.Choice choice, @Nullable ZoneId zone, JsonNode value) {
    List<Integer> ordinals = read(value, (one, at) -> ordinal(choice.vocabulary(), one, at));
    return ordinals == null
        ? null
        : new Condition.ChoiceIn(field, choice, zone, distinct(ordinals), operator.isNegated());
  }

  private @Nullable Integer ordinal(Vocabulary vocabulary, JsonNode value, String at) {
    String text = text(value, at);
    if (text == null) {
      return null;
    }
    int ordinal = vocabulary.ordinalOf(text);
    if (ordinal >= 0) {
      return ordinal;
    }
    String hint = vocabulary.hintFor(text);
    String kind = "'" + text + "' is not a " + field.label();
    if (hint != null) {
      faults.add(at, kind + "; did you mean '" + hint + "'?");
    } else if (vocabulary.size() <= 12) {
      faults.add(at, kind + "; there are " + String.join(", ", vocabulary.keys()) + ".");
    } else {
      faults.add(at, kind + "; use a code such as " + field.example() + ".");
    }
    return null;
  }

  // ---- time of day

  private Condition.@Nullable Simple time(Source.TimeOfDay source, ZoneId zone, JsonNode value) {
    return switch (operator) {
      case EQ, NEQ, IN, NOT_IN -> {
        List<Integer> hours = read(value, this::hour);
        yield hours == null
            ? null
            : new Condition.ChoiceIn(
                field, source.hourIn(zone), zone, distinct(hours), operator.isNegated());
      }
      case GT -> {
        Clock from = clock(value, pointer, false);
        yield from == null ? null : window(zone, from.untilMinute(), ClockTime.DAY, false);
      }
      case LT -> {
        Clock until = clock(value, pointer, false);
        yield until == null ? null : window(zone, 0, until.minute(), false);
      }
      case BETWEEN -> timeBetween(zone, value);
      case CONTAINS,
          NOT_CONTAINS,
          STARTS_WITH,
          NOT_STARTS_WITH,
          ENDS_WITH,
          MATCHES,
          BEFORE,
          AFTER ->
          throw notOurs();
    };
  }

  private Condition.@Nullable Simple timeBetween(ZoneId zone, JsonNode value) {
    if (!isPair(value, "[\"14\", \"22\"] or [\"09:00\", \"17:30\"]")) {
      return null;
    }
    Clock first = clock(value.get(0), Faults.at(pointer, 0), false);
    Clock second = clock(value.get(1), Faults.at(pointer, 1), true);
    if (first == null || second == null) {
      return null;
    }
    if (first.wholeHour() != second.wholeHour()) {
      faults.add(pointer, "Both ends are hours (0 to 23), or both are HH:mm.");
      return null;
    }
    if (!first.wholeHour()) {
      if (first.minute() == second.minute()) {
        faults.add(pointer, "The ends are equal; for the whole day write [\"00:00\", \"24:00\"].");
        return null;
      }
      return window(zone, first.minute(), second.minute(), false);
    }
    int until = second.untilMinute();
    // From 6 to 5 the hours meet again: that is the whole day, not an empty window.
    return until % ClockTime.DAY == first.minute()
        ? window(zone, 0, ClockTime.DAY, true)
        : window(zone, first.minute(), until, true);
  }

  private Condition.Simple window(ZoneId zone, int from, int until, boolean wholeHours) {
    return new Condition.TimeWithin(field, zone, from, until, wholeHours);
  }

  /// A point on the clock as it was written: an hour stands for the whole hour, `HH:mm` for its
  /// minute.
  private record Clock(int minute, boolean wholeHour) {
    int untilMinute() {
      return minute + (wholeHour ? MINUTES_PER_HOUR : 1);
    }
  }

  private @Nullable Clock clock(JsonNode value, String at, boolean second) {
    if (value.isTextual() && value.textValue().indexOf(':') >= 0) {
      String text = value.textValue();
      int minute = ClockTime.minute(text);
      if (minute < 0 || (minute == ClockTime.DAY && !second)) {
        faults.add(
            at,
            "'"
                + text
                + "' is not a time; write HH:mm from 00:00 to 23:59, or 24:00 as the second end.");
        return null;
      }
      return new Clock(minute, false);
    }
    Integer hour = hour(value, at);
    return hour == null ? null : new Clock(hour * MINUTES_PER_HOUR, true);
  }

  private @Nullable Integer hour(JsonNode value, String at) {
    Long number = wholeNumber(value);
    if (number == null || number > 23) {
      boolean clockTime = value.isTextual() && ClockTime.minute(value.textValue()) >= 0;
      faults.add(
          at,
          clockTime
              ? "'"
                  + operator.key()
                  + "' compares whole hours, 0 to 23; HH:mm goes with gt, lt and"
                  + " between."
              : "An hour is a whole number from 0 to 23.");
      return null;
    }
    return number.intValue();
  }

  // ---- dates

  private Condition.@Nullable Simple date(ZoneId zone, JsonNode value) {
    if (operator != Operator.BETWEEN) {
      Moment moment = moment(value, pointer);
      if (moment == null) {
        return null;
      }
      long second = moment.epochSecond(zone);
      return operator == Operator.BEFORE
          ? new Condition.DateWithin(
              field, zone, Long.MIN_VALUE, second, null, moment.local, moment.wholeDay)
          : new Condition.DateWithin(
              field, zone, second, Long.MAX_VALUE, moment.local, null, moment.wholeDay);
    }
    if (!isPair(value, "[\"2030-06-01\", \"2030-07-01\"]")) {
      return null;
    }
    Moment first = moment(value.get(0), Faults.at(pointer, 0));
    Moment second = moment(value.get(1), Faults.at(pointer, 1));
    if (first == null || second == null) {
      return null;
    }
    if (first.wholeDay != second.wholeDay) {
      faults.add(pointer, "Both ends are dates, or both are dates with a time.");
      return null;
    }
    if (first.epochSecond(zone) >= second.epochSecond(zone)) {
      faults.add(
          pointer, "The second end comes after the first, and is itself not part of the span.");
      return null;
    }
    return new Condition.DateWithin(
        field,
        zone,
        first.epochSecond(zone),
        second.epochSecond(zone),
        first.local,
        second.local,
        first.wholeDay);
  }

  /// A point in time as it was written.
  ///
  /// @param wholeDay whether without a time, which is midnight
  private record Moment(LocalDateTime local, boolean wholeDay) {
    /// A local time that a change of clocks skips moves forward by what is skipped; one that comes
    /// twice is the first.
    long epochSecond(ZoneId zone) {
      return local.atZone(zone).toEpochSecond();
    }
  }

  private @Nullable Moment moment(JsonNode value, String at) {
    String text = value.isTextual() ? value.textValue() : "";
    boolean wholeDay = text.length() == "2030-06-01".length();
    if (wholeDay || text.length() == "2030-06-01T09:00".length()) {
      try {
        LocalDateTime local =
            wholeDay ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
        if (local.getYear() >= FIRST_YEAR) {
          return new Moment(local, wholeDay);
        }
      } catch (DateTimeParseException e) {
        // told of below
      }
    }
    faults.add(at, "A date is written 2030-06-01, or with a time 2030-06-01T09:00, from 1970 on.");
    return null;
  }

  // ---- texts

  private Condition.@Nullable Simple text(Source.Text source, JsonNode value) {
    if (operator == Operator.MATCHES) {
      String pattern = text(value, pointer);
      TextTest test = pattern == null ? null : test(pattern);
      return test == null ? null : new Condition.TextHas(field, source, test, false);
    }
    List<String> values = read(value, (one, at) -> canonical(source, one, at));
    if (values == null) {
      return null;
    }
    return switch (operator) {
      case EQ, NEQ, IN, NOT_IN -> new Condition.TextIn(field, source, values, operator.isNegated());
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, NOT_STARTS_WITH, ENDS_WITH, MATCHES -> {
        TextTest test = test(values.getFirst());
        yield test == null
            ? null
            : new Condition.TextHas(field, source, test, operator.isNegated());
      }
      case GT, LT, BEFORE, AFTER, BETWEEN -> throw notOurs();
    };
  }

  /// What to look for in a text; null when it is no pattern, which is noted.
  private @Nullable TextTest test(String text) {
    return switch (operator) {
      case CONTAINS, NOT_CONTAINS -> new TextTest.Contains(text);
      case STARTS_WITH, NOT_STARTS_WITH -> new TextTest.StartsWith(text);
      case ENDS_WITH -> new TextTest.EndsWith(text);
      case MATCHES ->
          switch (TextPattern.compile(text)) {
            case TextPattern.Reading.Compiled(TextPattern pattern) -> new TextTest.Matches(pattern);
            case TextPattern.Reading.Refused(String reason) -> {
              faults.add(pointer, reason);
              yield null;
            }
          };
      case EQ, NEQ, IN, NOT_IN, GT, LT, BEFORE, AFTER, BETWEEN -> throw notOurs();
    };
  }

  private @Nullable String canonical(Source.Text source, JsonNode value, String at) {
    String text = text(value, at);
    if (text == null) {
      return null;
    }
    String canonical = source.canonical().apply(text);
    if (canonical == null) {
      faults.add(
          at,
          "'" + text + "' is not a " + field.label() + "; write it like " + field.example() + ".");
    }
    return canonical;
  }

  private Condition.@Nullable Simple language(Source.Language source, JsonNode value) {
    if (operator == Operator.STARTS_WITH || operator == Operator.NOT_STARTS_WITH) {
      String prefix = text(value, pointer);
      return prefix == null
          ? null
          : new Condition.LanguageStartsWith(
              field, source, CaseFolding.fold(prefix), operator.isNegated());
    }
    Languages.prepare();
    List<LanguageTag> tags = read(value, this::languageTag);
    return tags == null
        ? null
        : new Condition.LanguageIn(field, source, tags, operator.isNegated());
  }

  private @Nullable LanguageTag languageTag(JsonNode value, String at) {
    String text = text(value, at);
    if (text == null) {
      return null;
    }
    LanguageTag tag = LanguageTag.parse(text);
    if (tag == null) {
      String meant = Languages.meant(text);
      faults.add(
          at,
          meant != null
              ? "'" + text + "' is not a language; did you mean '" + meant + "'?"
              : "'" + text + "' is not a language; use a tag such as fr or pt-BR.");
    }
    return tag;
  }

  private Condition.@Nullable Simple address(Source.Address source, JsonNode value) {
    List<String> blocks = read(value, this::block);
    return blocks == null
        ? null
        : new Condition.AddressIn(
            field, source, AddressBlocks.of(blocks), blocks, operator.isNegated());
  }

  private @Nullable String block(JsonNode value, String at) {
    String text = text(value, at);
    String fault = text == null ? null : AddressBlocks.fault(text);
    if (fault != null) {
      faults.add(at, fault);
      return null;
    }
    return text;
  }

  private Condition.@Nullable Simple parameter(Source.Parameter source, JsonNode value) {
    String text = text(value, pointer);
    if (text == null) {
      return null;
    }
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String wanted = equals < 0 ? null : text.substring(equals + 1);
    if (name.isEmpty()) {
      faults.add(pointer, "A " + source.noun() + " is written name=value.");
      return null;
    }
    return switch (operator) {
      case EQ, NEQ -> new Condition.ParameterIs(field, source, name, wanted, operator.isNegated());
      case CONTAINS, NOT_CONTAINS, STARTS_WITH, NOT_STARTS_WITH, ENDS_WITH, MATCHES -> {
        if (wanted == null || wanted.isEmpty()) {
          faults.add(
              pointer, "'" + operator.key() + "' needs something to look for, written name=value.");
          yield null;
        }
        TextTest test = test(wanted);
        yield test == null
            ? null
            : new Condition.ParameterHas(field, source, name, test, operator.isNegated());
      }
      case IN, NOT_IN, GT, LT, BEFORE, AFTER, BETWEEN -> throw notOurs();
    };
  }

  // ---- counts

  private Condition.@Nullable Simple count(Source.Count source, JsonNode value) {
    if (operator == Operator.BETWEEN) {
      if (!isPair(value, "[100, 200]")) {
        return null;
      }
      Long min = countOf(value.get(0), Faults.at(pointer, 0));
      Long max = countOf(value.get(1), Faults.at(pointer, 1));
      if (min == null || max == null) {
        return null;
      }
      if (min > max) {
        faults.add(pointer, "The first end may not be greater than the second.");
        return null;
      }
      return new Condition.CountWithin(field, source, min, max, false);
    }
    Long number = countOf(value, pointer);
    if (number == null) {
      return null;
    }
    return switch (operator) {
      case EQ, NEQ ->
          new Condition.CountWithin(field, source, number, number, operator.isNegated());
      // No link has Long.MAX_VALUE clicks, so the sum cannot matter where it would overflow.
      case GT ->
          new Condition.CountWithin(
              field, source, number == Long.MAX_VALUE ? number : number + 1, Long.MAX_VALUE, false);
      case LT -> new Condition.CountWithin(field, source, 0, number - 1, false);
      case CONTAINS,
          NOT_CONTAINS,
          STARTS_WITH,
          NOT_STARTS_WITH,
          ENDS_WITH,
          MATCHES,
          IN,
          NOT_IN,
          BEFORE,
          AFTER,
          BETWEEN ->
          throw notOurs();
    };
  }

  private @Nullable Long countOf(JsonNode value, String at) {
    Long number = wholeNumber(value);
    if (number == null) {
      faults.add(at, "A " + field.label() + " is a whole number of 0 or more.");
    }
    return number;
  }

  // ---- business hours

  private Condition.@Nullable Simple businessHours(Source.BusinessHours source, JsonNode value) {
    String text = text(value, pointer);
    if (text == null) {
      return null;
    }
    int equals = text.indexOf('=');
    Opening opening = equals < 0 ? null : opening(text.substring(equals + 1));
    if (opening == null) {
      faults.add(
          pointer,
          "Business hours are written schedule=open or schedule=closed, such as "
              + field.example()
              + ".");
      return null;
    }
    String schedule = text.substring(0, equals);
    String fault = Key.fault(schedule);
    if (fault != null) {
      faults.add(pointer, "'" + schedule + "' is not the key of a schedule. " + fault);
      return null;
    }
    return new Condition.OpeningIs(
        field, source, schedule, operator.isNegated() ? opening.other() : opening);
  }

  private static @Nullable Opening opening(String text) {
    for (Opening opening : Opening.values()) {
      if (opening.key().equalsIgnoreCase(text)) {
        return opening;
      }
    }
    return null;
  }

  // ---- segments

  private Condition.@Nullable Simple segment(Source.OfSegment source, JsonNode value) {
    String segment = text(value, pointer);
    if (segment == null) {
      return null;
    }
    String fault = Key.fault(segment);
    if (fault != null) {
      faults.add(pointer, "'" + segment + "' is not the key of a segment. " + fault);
      return null;
    }
    return new Condition.SegmentIs(
        field, source, segment, operator.isNegated() ? Membership.OUT : Membership.IN);
  }

  // ---- the shapes that values come in

  /// Reads one element; null when something is wrong with it, which is noted.
  private interface Element<V> {
    @Nullable V read(JsonNode value, String at);
  }

  /// The one value, or the values of the list that the operator takes; null when any is wrong.
  private <V> @Nullable List<V> read(JsonNode value, Element<V> element) {
    if (operator.arity() == Operator.Arity.ONE) {
      V one = element.read(value, pointer);
      return one == null ? null : List.of(one);
    }
    if (!value.isArray()) {
      faults.add(
          pointer, "'" + operator.key() + "' takes a list, such as [\"" + field.example() + "\"].");
      return null;
    }
    if (value.isEmpty() || value.size() > MAX_VALUES) {
      faults.add(pointer, "A list has 1 to " + MAX_VALUES + " values.");
      return null;
    }
    var values = new ArrayList<V>();
    for (int i = 0; i < value.size(); i++) {
      V one = element.read(value.get(i), Faults.at(pointer, i));
      if (one != null) {
        values.add(one);
      }
    }
    return values.size() == value.size() ? values : null;
  }

  private boolean isPair(JsonNode value, String example) {
    if (value.isArray() && value.size() == 2) {
      return true;
    }
    faults.add(pointer, "'between' takes two values, such as " + example + ".");
    return false;
  }

  private @Nullable String text(JsonNode value, String at) {
    if (!value.isTextual()) {
      faults.add(
          at,
          value.isArray()
              ? "'" + operator.key() + "' takes one value; a list goes with in and not_in."
              : "A " + field.label() + " is a text, such as \"" + field.example() + "\".");
      return null;
    }
    String text = value.textValue();
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      faults.add(at, "A value has 1 to " + MAX_LENGTH + " characters.");
      return null;
    }
    String unprintable = unprintable(text);
    if (unprintable != null) {
      faults.add(at, unprintable);
      return null;
    }
    return text;
  }

  /// What makes a text unfit to be stored or shown, as a sentence; null when nothing does.
  static @Nullable String unprintable(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c)) {
        return "A text may not contain control characters.";
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return "A text may not contain half a character (a lone surrogate).";
      }
      i += Character.charCount(c);
    }
    return null;
  }

  /// A whole number of 0 or more, as a JSON number or as digits in a text (`"09"` is 9); null when
  /// it is neither or does not fit.
  private static @Nullable Long wholeNumber(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue() >= 0 ? value.longValue() : null;
    }
    if (!value.isTextual() || value.textValue().isEmpty() || value.textValue().length() > 18) {
      return null;
    }
    long number = 0;
    for (int i = 0; i < value.textValue().length(); i++) {
      int digit = value.textValue().charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static List<Integer> distinct(List<Integer> values) {
    return values.stream().distinct().toList();
  }

  private IllegalStateException notOurs() {
    return new IllegalStateException(
        field.key() + " with " + operator.key() + " is not in the table of operators");
  }
}
