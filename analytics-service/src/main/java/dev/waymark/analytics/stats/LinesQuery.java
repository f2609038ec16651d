package dev.waymark.analytics.stats;

import dev.waymark.analytics.query.Parameters;
import dev.waymark.analytics.query.Span;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// Which lines are asked for: those of several links, over a few days.
///
/// @param links their ids: 1 to {@link #MOST_LINKS}
/// @param from the first moment
/// @param to the first moment after
/// @param zone whose days are meant
record LinesQuery(List<String> links, Instant from, Instant to, ZoneId zone) {
  static final int MOST_LINKS = 100;
  static final int MOST_DAYS = 31;
  private static final int DEFAULT_DAYS = 7;

  /// A list of its own.
  LinesQuery {
    links = List.copyOf(links);
  }

  /// Without any dates, the last seven days.
  static LinesQuery of(MultivaluedMap<String, String> given, Instant now) {
    var parameters = new Parameters(given, now, Parameters.WHICH, Set.of(Parameters.LINK));
    List<String> links = parameters.links(MOST_LINKS);
    ZoneId zone = parameters.zone();
    Span span = parameters.span(zone, true);
    Instant from = from(span, zone);
    var query = new LinesQuery(links, from, span.to(), zone);
    if (parameters.areFine() && query.dates().size() > MOST_DAYS) {
      parameters.fault("from", "At most " + MOST_DAYS + " days.");
    }
    parameters.end();
    return query;
  }

  private static Instant from(Span span, ZoneId zone) {
    Instant from = span.from();
    return from == null
        ? dayOf(span.to(), zone).minusDays(DEFAULT_DAYS - 1L).atStartOfDay(zone).toInstant()
        : from;
  }

  private static LocalDate dayOf(Instant end, ZoneId zone) {
    return end.minusMillis(1).atZone(zone).toLocalDate();
  }

  /// The days of the span, the first of them first.
  List<LocalDate> dates() {
    LocalDate first = from.atZone(zone).toLocalDate();
    return first.datesUntil(dayOf(to, zone).plusDays(1)).toList();
  }
}
