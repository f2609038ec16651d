package dev.waymark.analytics.stats;

import dev.waymark.analytics.query.Filter;
import dev.waymark.analytics.query.Parameters;
import dev.waymark.analytics.query.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What statistics are asked for.
///
/// @param link one link's id; null for all of the workspace
/// @param filter which of its clicks
/// @param from the first moment; null for the very beginning
/// @param to the first moment after
/// @param previous the span that it is compared with; null for none
/// @param zone whose hours and days are meant
/// @param limit how many values of a breakdown are told apart
record StatsQuery(
    @Nullable String link,
    Filter filter,
    @Nullable Instant from,
    Instant to,
    @Nullable Span previous,
    ZoneId zone,
    Interval interval,
    boolean includeBots,
    int limit) {

  private static final int MAX_DAYS_BY_HOUR = 93;
  private static final String COMPARE = "compare";
  private static final Set<String> SUMMARY = which("include_bots", COMPARE);
  private static final Set<String> SERIES = which("interval", "include_bots", COMPARE);
  private static final Set<String> BREAKDOWN = which("include_bots", "limit");
  private static final Set<String> GRID = which("include_bots");
  private static final Set<String> COMPARISON = which();

  /// The width of a point of a time series.
  enum Interval {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Set<String> which(String... others) {
    Set<String> all = new HashSet<>(Parameters.WHICH);
    all.addAll(Filter.NAMES);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  /// Of a sum: without any dates, all there ever was.
  static StatsQuery ofSummary(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, SUMMARY), true, now);
  }

  /// Of a comparison of variants: without any dates, all there ever was.
  static StatsQuery ofComparison(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, COMPARISON), true, now);
  }

  /// Of a time series: without any dates, the last thirty days.
  static StatsQuery ofSeries(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, SERIES), false, now);
  }

  /// Of a breakdown: without any dates, the last thirty days.
  static StatsQuery ofBreakdown(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, BREAKDOWN), false, now);
  }

  /// Of the hours of a week: without any dates, those of the last thirty days.
  static StatsQuery ofGrid(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, GRID), false, now);
  }

  private static StatsQuery read(Parameters parameters, boolean open, Instant now) {
    String link = parameters.link();
    Filter filter = parameters.filter();
    ZoneId zone = parameters.zone();
    Interval interval = interval(parameters);
    boolean includeBots = parameters.flag("include_bots");
    int limit = parameters.limit();
    boolean compares = compares(parameters);
    Span span = parameters.span(zone, open);
    if (!open && span.from() != null && parameters.areFine()) {
      checkLength(span.from(), span.to(), interval, parameters);
    }
    Span previous = null;
    if (compares && span.from() == null) {
      parameters.fault(COMPARE, "A comparison needs a beginning: give 'from' or 'days'.");
    } else if (compares && span.from() != null && parameters.areFine()) {
      previous = previous(span.from(), span.to(), parameters.text("to") == null, zone, now);
    }
    parameters.end();
    return new StatsQuery(
        link, filter, span.from(), span.to(), previous, zone, interval, includeBots, limit);
  }

  /// The span before one, as long as it is; when that has not come to its end, the same part of the
  /// one before. Whole months of the zone are compared with as many months, whole days with as many
  /// days, anything else with as much time.
  ///
  /// @param open whether its end is not said: it then lasts until the end of the day
  static Span previous(Instant from, Instant to, boolean open, ZoneId zone, Instant now) {
    ZonedDateTime start = from.atZone(zone);
    ZonedDateTime end =
        (open ? startOf(to.minusMillis(1).atZone(zone).toLocalDate().plusDays(1), zone) : to)
            .atZone(zone);
    Instant reached = now.isBefore(end.toInstant()) ? now : end.toInstant();
    if (reached.isBefore(from)) {
      reached = from;
    }
    LocalDate first = start.toLocalDate();
    LocalDate after = end.toLocalDate();
    if (!startOf(first, zone).equals(from) || !startOf(after, zone).equals(end.toInstant())) {
      Duration length = Duration.between(from, to);
      return new Span(from.minus(length), (reached.isAfter(to) ? to : reached).minus(length));
    }
    boolean months = first.getDayOfMonth() == 1 && after.getDayOfMonth() == 1;
    ChronoUnit unit = months ? ChronoUnit.MONTHS : ChronoUnit.DAYS;
    long length = unit.between(first, after);
    Instant begin = startOf(first.minus(length, unit), zone);
    Instant part =
        reached.equals(end.toInstant())
            ? from
            : reached.atZone(zone).minus(length, unit).toInstant();
    return new Span(begin, part.isAfter(from) ? from : part.isBefore(begin) ? begin : part);
  }

  private static Instant startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /// The same of the span that it is compared with.
  StatsQuery of(Span span) {
    return new StatsQuery(
        link, filter, span.from(), span.to(), null, zone, interval, includeBots, limit);
  }

  /// The first moment of all that is asked for; null for the very beginning.
  @Nullable Instant earliest() {
    Span before = previous;
    return before == null ? from : before.from();
  }

  private static void checkLength(
      Instant from, Instant to, Interval interval, Parameters parameters) {
    int most = interval == Interval.HOUR ? MAX_DAYS_BY_HOUR : Parameters.MAX_DAYS;
    if (Duration.between(from, to).compareTo(Duration.ofDays(most)) > 0) {
      parameters.fault("from", "At most " + most + " days by the " + interval.key() + ".");
    }
  }

  private static boolean compares(Parameters parameters) {
    String value = parameters.text(COMPARE);
    if (value != null && !value.equals("previous")) {
      parameters.fault(COMPARE, "This is 'previous'.");
    }
    return value != null;
  }

  private static Interval interval(Parameters parameters) {
    String value = parameters.text("interval");
    if (value == null) {
      return Interval.DAY;
    }
    for (Interval interval : Interval.values()) {
      if (interval.key().equals(value)) {
        return interval;
      }
    }
    parameters.fault("interval", "This is 'hour', 'day', 'week' or 'month'.");
    return Interval.DAY;
  }
}
