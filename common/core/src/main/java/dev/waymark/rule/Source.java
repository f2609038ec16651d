package dev.waymark.rule;

import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Visit;
import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What kind of fact a field is and where a visit has it. The kind decides what values a condition
/// may name and how it is compiled; a new kind is a new record, and the compiler then names every
/// switch to fill.
public sealed interface Source {

  /// One value of a closed list.
  ///
  /// @param vocabulary the values
  /// @param ordinal the value of a visit, -1 when unknown
  record Choice(Vocabulary vocabulary, ToIntFunction<Visit> ordinal) implements Source {}

  /// Any text.
  ///
  /// @param text the text of a visit after case folding; null when unknown or absent, and empty
  ///   where it is certainly absent though it could be unknown
  /// @param shown the text of a visit as people know it; null where there is none
  /// @param observed whether null means that the visitor certainly has none, so that negations hold
  /// @param canonical a rule's value in the form that visits have; null when it can't be one
  record Text(
      Function<Visit, @Nullable String> text,
      Function<Visit, @Nullable String> shown,
      boolean observed,
      Function<String, @Nullable String> canonical)
      implements Source {}

  /// A language tag.
  ///
  /// @param language the tag of a visit; null when unknown
  record Language(Function<Visit, @Nullable LanguageTag> language) implements Source {}

  /// A network address.
  ///
  /// @param address that of a visit; null when unknown
  record Address(Function<Visit, @Nullable InetAddress> address) implements Source {}

  /// A named parameter, written `name=value`. A name that was not sent is certainly absent.
  ///
  /// @param parameters all parameters of a visit
  /// @param noun what one of them is called
  record Parameter(Function<Visit, Parameters> parameters, String noun) implements Source {}

  /// A whole number of 0 or more.
  ///
  /// @param count the number of a visit
  record Count(ToLongFunction<Visit> count) implements Source {}

  /// Whether a business-hours schedule is open at the moment of the visit, written `schedule=open`.
  ///
  /// @param opening what a schedule, by its key, is at the moment of a visit; null when there is no
  ///   such schedule
  record BusinessHours(BiFunction<Visit, String, @Nullable Opening> opening) implements Source {}

  /// Whether the visitor is in a segment of the workspace, written as its key.
  ///
  /// @param membership what the visitor of a visit is to a segment, by its key; null when that
  ///   cannot be said, or when there is no such segment
  record OfSegment(BiFunction<Visit, String, @Nullable Membership> membership) implements Source {}

  /// The day of the week at the moment of the visit, in a zone.
  record Weekday() implements Source {
    static final Vocabulary DAYS =
        Vocabulary.of(
            List.of(DayOfWeek.values()),
            day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT),
            (day, language) -> day.getDisplayName(TextStyle.FULL, language.locale()),
            Map.of());

    Choice in(ZoneId zone) {
      return ZoneChoices.of(zone).weekday();
    }
  }

  /// The date and time of the visit, in a zone.
  record Date() implements Source {}

  /// The time of day at the moment of the visit, in a zone.
  record TimeOfDay() implements Source {
    static final Vocabulary HOURS =
        Vocabulary.of(
            IntStream.range(0, 24).boxed().toList(),
            hour -> Integer.toString(hour),
            (hour, _) -> String.format(Locale.ROOT, "%02d:00", hour),
            Map.of());

    Choice hourIn(ZoneId zone) {
      return ZoneChoices.of(zone).hour();
    }
  }
}
