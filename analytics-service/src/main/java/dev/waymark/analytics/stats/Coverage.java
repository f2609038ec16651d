package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.SealedDays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
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
  String onRows() {
    return rows.isEmpty()
        ? "false"
        : "(" + String.join(" or ", Collections.nCopies(rows.size(), "(at >= ? and at < ?)")) + ")";
  }

  int bindRows(PreparedStatement statement, int index) throws SQLException {
    int next = index;
    for (Stretch stretch : rows) {
      statement.setObject(next++, stretch.from().atOffset(ZoneOffset.UTC));
      statement.setObject(next++, stretch.to().atOffset(ZoneOffset.UTC));
    }
    return next;
  }

  /// A condition on the tables of days, in both layers.
  String onDays() {
    return "((not gone and day = any (?)) or (gone and day >= ? and day < ?))";
  }

  int bindDays(PreparedStatement statement, int index) throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("date", sealed.toArray()));
    statement.setObject(index + 1, goneFrom);
    statement.setObject(index + 2, goneTo);
    return index + 3;
  }
}
