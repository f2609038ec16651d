package dev.waymark.analytics.stats;

import dev.waymark.analytics.problem.ProblemError;
import dev.waymark.analytics.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What statistics are asked for.
///
/// @param link one link's id; null for all of the workspace
/// @param from the first moment; null for the very beginning
/// @param to the first moment after
/// @param zone whose hours and days are meant
/// @param limit how many values of a breakdown are told apart
record StatsQuery(
    @Nullable String link,
    @Nullable Instant from,
    Instant to,
    ZoneId zone,
    Interval interval,
    boolean includeBots,
    int limit) {

  static final int DEFAULT_DAYS = 30;
  static final int MAX_DAYS = 1100;
  private static final int MAX_DAYS_BY_HOUR = 93;
  private static final int MAX_LINK = 100;
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final Set<String> SUMMARY = Set.of("link", "from", "to", "days", "time_zone");
  private static final Set<String> SERIES =
      Set.of("link", "from", "to", "days", "time_zone", "interval", "include_bots");

  private static final Set<String> BREAKDOWN =
      Set.of("link", "from", "to", "days", "time_zone", "include_bots", "limit");

  /// The width of a point of a time series.
  enum Interval {
    HOUR,
    DAY;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Of the summary: without any dates, all there ever was.
  static StatsQuery ofSummary(MultivaluedMap<String, String> parameters, Instant now) {
    return new Reader(parameters, now, SUMMARY).read(true);
  }

  /// Of a time series: without any dates, the last thirty days.
  static StatsQuery ofSeries(MultivaluedMap<String, String> parameters, Instant now) {
    return new Reader(parameters, now, SERIES).read(false);
  }

  /// Of a breakdown: without any dates, the last thirty days.
  static StatsQuery ofBreakdown(MultivaluedMap<String, String> parameters, Instant now) {
    return new Reader(parameters, now, BREAKDOWN).read(false);
  }

  /// Reads the parameters and notes every fault.
  private static final class Reader {
    private final MultivaluedMap<String, String> parameters;
    private final Instant now;
    private final List<ProblemError> faults = new ArrayList<>();

    Reader(MultivaluedMap<String, String> parameters, Instant now, Set<String> known) {
      this.parameters = parameters;
      this.now = now;
      parameters.forEach(
          (name, values) -> {
            if (!known.contains(name)) {
              fault(name, "There is no such parameter here.");
            } else if (values.size() > 1) {
              fault(name, "This may be given once.");
            }
          });
    }

    StatsQuery read(boolean openStart) {
      String link = text("link");
      if (link != null && (link.length() > MAX_LINK || link.indexOf('\0') >= 0)) {
        fault("link", "This is no link's id.");
      }
      ZoneId zone = zone();
      Interval interval = interval();
      boolean includeBots = flag("include_bots");
      int limit = number("limit", DEFAULT_LIMIT, MAX_LIMIT);
      Instant from = moment("from", zone, false);
      Instant to = moment("to", zone, true);
      Integer days = days();
      Instant end = to == null ? now : to;
      Instant start = from;
      if (from == null && (days != null || !openStart)) {
        int back = days == null ? DEFAULT_DAYS : days;
        start = end.atZone(zone).toLocalDate().minusDays(back - 1L).atStartOfDay(zone).toInstant();
        if (to != null
            && end.equals(end.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant())) {
          start = end.atZone(zone).toLocalDate().minusDays(back).atStartOfDay(zone).toInstant();
        }
      }
      if (days != null && from != null) {
        fault("days", "Give 'from' or 'days', not both.");
      }
      if (start != null && faults.isEmpty()) {
        checkSpan(start, end, interval, !openStart);
      }
      if (!faults.isEmpty()) {
        throw ProblemException.ofParameters(faults);
      }
      return new StatsQuery(link, start, end, zone, interval, includeBots, limit);
    }

    private void checkSpan(Instant from, Instant to, Interval interval, boolean series) {
      int most = series && interval == Interval.HOUR ? MAX_DAYS_BY_HOUR : MAX_DAYS;
      if (from.isAfter(to)) {
        fault("from", "'from' lies after 'to'.");
      } else if (series && Duration.between(from, to).compareTo(Duration.ofDays(most)) > 0) {
        fault("from", "At most " + most + " days by the " + interval.key() + ".");
      }
    }

    private @Nullable String text(String name) {
      String value = parameters.getFirst(name);
      return value == null || value.isBlank() ? null : value.strip();
    }

    private ZoneId zone() {
      String id = text("time_zone");
      if (id == null) {
        return ZoneOffset.UTC;
      }
      if (ZoneId.getAvailableZoneIds().contains(id)) {
        return ZoneId.of(id);
      }
      fault("time_zone", "There is no time zone '" + id + "'; one looks like Europe/Berlin.");
      return ZoneOffset.UTC;
    }

    private Interval interval() {
      String value = text("interval");
      if (value == null) {
        return Interval.DAY;
      }
      for (Interval interval : Interval.values()) {
        if (interval.key().equals(value)) {
          return interval;
        }
      }
      fault("interval", "This is 'hour' or 'day'.");
      return Interval.DAY;
    }

    private boolean flag(String name) {
      String value = text(name);
      if (value == null) {
        return false;
      }
      return switch (value) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> {
          fault(name, "This is 'true' or 'false'.");
          yield false;
        }
      };
    }

    private @Nullable Integer days() {
      return text("days") == null ? null : Integer.valueOf(number("days", DEFAULT_DAYS, MAX_DAYS));
    }

    private int number(String name, int absent, int most) {
      String value = text(name);
      if (value == null) {
        return absent;
      }
      try {
        int number = Integer.parseInt(value);
        if (number >= 1 && number <= most) {
          return number;
        }
      } catch (NumberFormatException _) {
        // as for a number out of bounds
      }
      fault(name, "This is a number from 1 to " + most + ".");
      return absent;
    }

    /// A moment, or a date: its beginning in the zone, or its end.
    private @Nullable Instant moment(String name, ZoneId zone, boolean end) {
      String value = text(name);
      if (value == null) {
        return null;
      }
      try {
        Instant moment =
            value.length() == "2026-03-01".length()
                ? LocalDate.parse(value).plusDays(end ? 1 : 0).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(now.plus(Duration.ofDays(366)))) {
          fault(name, "This lies too far away.");
        }
        return moment;
      } catch (DateTimeException _) {
        fault(name, "This is a date, such as 2026-03-01, or a time, such as 2026-03-01T08:30:00Z.");
        return null;
      }
    }

    private void fault(String name, String detail) {
      faults.add(new ProblemError(name, detail));
    }
  }
}
