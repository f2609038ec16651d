package dev.waymark.analytics.query;

import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request, read one after the other. Every fault is noted, and told by
/// {@link #end}; what was read before is then not to be used.
public final class Parameters {
  /// The days of a span that nothing is said about.
  public static final int DEFAULT_DAYS = 30;

  /// The longest span, where there is a bound.
  public static final int MAX_DAYS = 1100;

  /// The parameters that {@link #link}, {@link #zone} and {@link #span} read.
  public static final Set<String> WHICH = Set.of("link", "from", "to", "days", "time_zone");

  /// The parameter with the id of a link.
  public static final String LINK = "link";

  private static final Duration CLOCKS_AHEAD = Duration.ofDays(2);
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final int MAX_ID = 100;

  private final MultivaluedMap<String, String> given;
  private final Instant now;
  private final List<ProblemError> faults = new ArrayList<>();

  /// The parameters of a request.
  ///
  /// @param known those that make sense there: a misspelt one would otherwise go unnoticed and all
  ///   but those of {@link Filter} may be given once
  public Parameters(MultivaluedMap<String, String> given, Instant now, Set<String> known) {
    this(given, now, known, Filter.NAMES);
  }

  /// The same, where others may be given several times.
  public Parameters(
      MultivaluedMap<String, String> given,
      Instant now,
      Set<String> known,
      Set<String> repeatable) {
    this.given = given;
    this.now = now;
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            fault(name, "There is no such parameter here.");
          } else if (values.size() > 1 && !repeatable.contains(name)) {
            fault(name, "This may be given once.");
          }
        });
  }

  /// Notes a fault.
  public void fault(String name, String detail) {
    faults.add(ProblemError.inParameter(name, detail));
  }

  /// Whether nothing was found to be wrong so far.
  public boolean areFine() {
    return faults.isEmpty();
  }

  /// To be called when all was read.
  ///
  /// @throws ProblemException when anything is wrong
  public void end() {
    if (!faults.isEmpty()) {
      throw ProblemException.ofParameters(faults);
    }
  }

  /// A text; null when absent or blank.
  public @Nullable String text(String name) {
    String value = given.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /// `link`, the id of a link; null when absent.
  public @Nullable String link() {
    String link = text(LINK);
    if (link != null) {
      checkId(link);
    }
    return link;
  }

  private void checkId(String link) {
    if (link.length() > MAX_ID || link.indexOf('\0') >= 0) {
      fault(LINK, "This is no link's id.");
    }
  }

  /// `link`, the ids of some links, each once.
  ///
  /// @param most of them; at least one is there
  public List<String> links(int most) {
    List<String> links =
        given.getOrDefault(LINK, List.of()).stream()
            .map(String::strip)
            .filter(link -> !link.isEmpty())
            .distinct()
            .toList();
    if (links.isEmpty() || links.size() > most) {
      fault(LINK, "Name 1 to " + most + " links.");
    }
    links.forEach(this::checkId);
    return links;
  }

  /// `time_zone`, whose dates are meant; UTC when absent.
  public ZoneId zone() {
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

  /// A yes or no; no when absent.
  public boolean flag(String name) {
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

  /// Which clicks are meant; all of them when nothing is said.
  public Filter filter() {
    var wanted = new EnumMap<Fact, List<String>>(Fact.class);
    for (Fact fact : Fact.values()) {
      List<String> texts = given.get(fact.key());
      if (texts == null) {
        continue;
      }
      if (texts.size() > Fact.MOST_VALUES) {
        fault(fact.key(), "At most " + Fact.MOST_VALUES + " values.");
        continue;
      }
      var values = new LinkedHashSet<String>();
      for (String text : texts) {
        String value = fact.read(text.strip());
        if (value == null) {
          fault(fact.key(), fact.expected());
          break;
        }
        values.add(value);
      }
      wanted.put(fact, List.copyOf(values));
    }
    return wanted.isEmpty() ? Filter.NONE : new Filter(wanted);
  }

  /// `limit`, how many entries are told apart or make a page.
  public int limit() {
    return limit(DEFAULT_LIMIT, MAX_LIMIT);
  }

  /// `limit` with other bounds than usual.
  public int limit(int absent, int most) {
    return number("limit", absent, most);
  }

  /// `cursor`, where the page before ended; null for the beginning.
  public @Nullable Place cursor() {
    String text = text("cursor");
    if (text == null) {
      return null;
    }
    Place place = Place.parse(text);
    if (place == null) {
      fault("cursor", "This is no cursor; use the 'next_cursor' of the page before.");
    }
    return place;
  }

  /// `from`, `to` and `days`: the span that is asked for, up to now when nothing is said.
  ///
  /// @param open whether it begins at the very beginning when nothing is said, and not {@link
  ///   #DEFAULT_DAYS} before its end
  public Span span(ZoneId zone, boolean open) {
    Instant from = moment("from", zone, false);
    Instant to = moment("to", zone, true);
    Integer days = text("days") == null ? null : number("days", DEFAULT_DAYS, MAX_DAYS);
    Instant end = to == null ? now : to;
    Instant start = from;
    if (from == null && (days != null || !open)) {
      LocalDate last = end.minusMillis(to == null ? 0 : 1).atZone(zone).toLocalDate();
      int back = days == null ? DEFAULT_DAYS : days;
      start = last.minusDays(back - 1L).atStartOfDay(zone).toInstant();
    }
    if (days != null && from != null) {
      fault("days", "Give 'from' or 'days', not both.");
    } else if (start != null && start.isAfter(end)) {
      fault("from", "'from' lies after 'to'.");
    }
    return new Span(start, end);
  }

  /// The same for a list, which begins at the very beginning when nothing is said, and has what
  /// clocks that are ahead date into the future.
  public Span spanOfList(ZoneId zone) {
    Span span = span(zone, true);
    return text("to") == null ? new Span(span.from(), now.plus(CLOCKS_AHEAD)) : span;
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
}
