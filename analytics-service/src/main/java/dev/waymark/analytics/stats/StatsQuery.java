package dev.waymark.analytics.stats;

import dev.waymark.analytics.query.Parameters;
import dev.waymark.analytics.query.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
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

  private static final int MAX_DAYS_BY_HOUR = 93;
  private static final Set<String> SUMMARY = which("include_bots");
  private static final Set<String> SERIES = which("interval", "include_bots");
  private static final Set<String> BREAKDOWN = which("include_bots", "limit");

  /// The width of a point of a time series.
  enum Interval {
    HOUR,
    DAY;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Set<String> which(String... others) {
    Set<String> all = new HashSet<>(Parameters.WHICH);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  /// Of a sum: without any dates, all there ever was.
  static StatsQuery ofSummary(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, SUMMARY), true);
  }

  /// Of a comparison: without any dates, all there ever was.
  static StatsQuery ofComparison(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, Parameters.WHICH), true);
  }

  /// Of a time series: without any dates, the last thirty days.
  static StatsQuery ofSeries(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, SERIES), false);
  }

  /// Of a breakdown: without any dates, the last thirty days.
  static StatsQuery ofBreakdown(MultivaluedMap<String, String> parameters, Instant now) {
    return read(new Parameters(parameters, now, BREAKDOWN), false);
  }

  private static StatsQuery read(Parameters parameters, boolean open) {
    String link = parameters.link();
    ZoneId zone = parameters.zone();
    Interval interval = interval(parameters);
    boolean includeBots = parameters.flag("include_bots");
    int limit = parameters.limit();
    Span span = parameters.span(zone, open);
    if (!open && span.from() != null && parameters.areFine()) {
      checkLength(span.from(), span.to(), interval, parameters);
    }
    parameters.end();
    return new StatsQuery(link, span.from(), span.to(), zone, interval, includeBots, limit);
  }

  private static void checkLength(
      Instant from, Instant to, Interval interval, Parameters parameters) {
    int most = interval == Interval.HOUR ? MAX_DAYS_BY_HOUR : Parameters.MAX_DAYS;
    if (Duration.between(from, to).compareTo(Duration.ofDays(most)) > 0) {
      parameters.fault("from", "At most " + most + " days by the " + interval.key() + ".");
    }
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
    parameters.fault("interval", "This is 'hour' or 'day'.");
    return Interval.DAY;
  }
}
