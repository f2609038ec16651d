package dev.waymark.admin.dashboard.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// The time that a page is about. What it is compared with is the API's business.
///
/// @param first its first day
/// @param last its last day
/// @param zone whose days are meant
/// @param from the first moment
/// @param to the first moment after: now, where it is not over
/// @param isOver whether it is over, and not cut by now
record Span(
    LocalDate first, LocalDate last, ZoneId zone, Instant from, Instant to, boolean isOver) {
  /// So few days are drawn by the hour.
  private static final int DAYS_BY_HOUR = 2;

  /// The longest that the API has days of.
  private static final int MOST_DAYS = 1_100;

  /// A span of whole days, cut by now.
  ///
  /// @param first no later than `last`; the span is shortened where it is too long
  static Span of(LocalDate first, LocalDate last, ZoneId zone, Instant now) {
    LocalDate begin =
        ChronoUnit.DAYS.between(first, last) < MOST_DAYS - 1
            ? first
            : last.minusDays(MOST_DAYS - 2L);
    Instant from = start(begin, zone);
    Instant end = start(last.plusDays(1), zone);
    boolean isOver = !now.isBefore(end);
    // A period that lies ahead is empty, not backwards.
    Instant to = isOver ? end : now.isBefore(from) ? from : now;
    return new Span(begin, last, zone, from, to, isOver);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /// How many days it has, those ahead included.
  long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /// Whether it is drawn by the hour.
  boolean isByHour() {
    return days() <= DAYS_BY_HOUR;
  }
}
