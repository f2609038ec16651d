package dev.waymark.admin.dashboard.statistics;

import java.time.LocalDate;
import java.util.Locale;

/// The periods that are offered.
enum Period {
  TODAY("today", 1),
  DAYS_7("7d", 7),
  DAYS_30("30d", 30),
  DAYS_90("90d", 90),
  MONTH("month", 0),
  LAST_MONTH("last-month", 0),
  YEAR("365d", 365),
  /// Two dates of one's own.
  OWN("own", 0);

  private final String key;
  private final int days;

  Period(String key, int days) {
    this.key = key;
    this.days = days;
  }

  /// The value in the address.
  String key() {
    return key;
  }

  /// The one with this key; {@link #DAYS_30} when there is none.
  static Period of(String key) {
    for (Period period : values()) {
      if (period.key.equals(key.toLowerCase(Locale.ROOT))) {
        return period;
      }
    }
    return DAYS_30;
  }

  /// Its first day.
  ///
  /// @param today in the zone of the page
  LocalDate first(LocalDate today) {
    return switch (this) {
      case MONTH -> today.withDayOfMonth(1);
      case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
      default -> today.minusDays(Math.max(days, 1) - 1L);
    };
  }

  /// Its last day, which may lie ahead.
  LocalDate last(LocalDate today) {
    return switch (this) {
      case MONTH -> today.withDayOfMonth(1).plusMonths(1).minusDays(1);
      case LAST_MONTH -> today.withDayOfMonth(1).minusDays(1);
      default -> today;
    };
  }
}
