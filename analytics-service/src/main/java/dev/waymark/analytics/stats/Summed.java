package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.SummedDays;
import dev.waymark.analytics.query.Clause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What is read to count all clicks of a workspace in a span, each once: the days that are added
/// up, and the aggregates of the rest.
///
/// @param days that are added up
/// @param rest the stretches of the span outside of them that have clicks
record Summed(List<LocalDate> days, List<Coverage.Stretch> rest) {

  /// @param from the first moment, at which a quarter of an hour begins
  /// @param to the first moment after, another
  /// @param whole whether only days are wanted that lie in the span as a whole
  static Summed of(Connection connection, Instant from, Instant to, boolean whole)
      throws SQLException {
    SummedDays.Days noted =
        SummedDays.within(connection, dayOf(from), dayOf(to.minusMillis(1)).plusDays(1));
    List<LocalDate> days = new ArrayList<>();
    List<LocalDate> others = new ArrayList<>(noted.missing());
    for (LocalDate day : noted.summed()) {
      boolean cut = startOf(day).isBefore(from) || startOf(day.plusDays(1)).isAfter(to);
      (whole && cut ? others : days).add(day);
    }
    List<Coverage.Stretch> rest = new ArrayList<>();
    for (LocalDate day : others.stream().sorted().toList()) {
      Instant start = startOf(day).isBefore(from) ? from : startOf(day);
      Instant end = startOf(day.plusDays(1)).isAfter(to) ? to : startOf(day.plusDays(1));
      if (!rest.isEmpty() && rest.getLast().to().equals(start)) {
        start = rest.removeLast().from();
      }
      rest.add(new Coverage.Stretch(start, end));
    }
    return new Summed(days, rest);
  }

  private static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// A condition on a table of days.
  Clause onDays(String day) {
    return Clause.of(day + " = any (?)", Clause.Elements.days(days));
  }

  /// A condition on `click_bucket`.
  Clause onRest() {
    return Coverage.inAny("bucket", rest);
  }
}
