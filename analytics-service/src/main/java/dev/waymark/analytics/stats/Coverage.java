package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.SealedDays;
import dev.waymark.analytics.query.Clause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is read to answer for a span of time, so that every click in it is counted once: the images
/// of whole days, the rows of the rest, and the sums of rows that are gone.
///
/// The last cannot be cut any more: a day of which the span has only a part counts where it begins.
///
/// @param sealed days in the span whose image holds
/// @param rows the stretches between them
/// @param goneFrom the first day that begins in the span
/// @param goneTo the first day that begins after it
record Coverage(List<LocalDate> sealed, List<Stretch> rows, LocalDate goneFrom, LocalDate goneTo) {

  private static final LocalDate FIRST = LocalDate.EPOCH;

  /// A part of a span.
  ///
  /// @param from its first moment
  /// @param to the first moment after
  record Stretch(Instant from, Instant to) {}

  /// @param from a moment at which a quarter of an hour begins; null for the very beginning
  /// @param to another
  static Coverage of(Connection connection, @Nullable Instant from, Instant to)
      throws SQLException {
    Instant start = from == null ? startOf(FIRST) : from;
    LocalDate first = dayFrom(start);
    List<LocalDate> sealed = SealedDays.within(connection, first, lastBefore(to));
    return new Coverage(sealed, between(start, to, sealed), first, dayFrom(to));
  }

  static List<Stretch> between(Instant from, Instant to, List<LocalDate> without) {
    List<Stretch> stretches = new ArrayList<>();
    Instant at = from;
    for (LocalDate day : without) {
      if (at.isBefore(startOf(day))) {
        stretches.add(new Stretch(at, startOf(day)));
      }
      at = startOf(day.plusDays(1));
    }
    if (at.isBefore(to)) {
      stretches.add(new Stretch(at, to));
    }
    return stretches;
  }

  /// The first day that begins at a moment or after it.
  private static LocalDate dayFrom(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return startOf(day).equals(at) ? day : day.plusDays(1);
  }

  /// The day of which a moment is the first after, or in which it lies: no day from there on is
  /// whole.
  private static LocalDate lastBefore(Instant to) {
    return LocalDate.ofInstant(to, ZoneOffset.UTC);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// A condition on the rows of `click`.
  Clause onRows() {
    return inAny("at", rows);
  }

  /// Whether a time lies in one of some stretches.
  static Clause inAny(String time, List<Stretch> stretches) {
    if (stretches.isEmpty()) {
      return Clause.of("false");
    }
    Clause any = Clause.of("(");
    String or = "";
    for (Stretch stretch : stretches) {
      any =
          any.plus(
              "%1$s(%2$s >= ? and %2$s < ?)".formatted(or, time), stretch.from(), stretch.to());
      or = " or ";
    }
    return any.plus(")");
  }

  /// A condition on the tables of days, in both layers.
  Clause onDays() {
    return Clause.of(
        "((not gone and day = any (?)) or (gone and day >= ? and day < ?))",
        Clause.Elements.days(sealed),
        goneFrom,
        goneTo);
  }
}
