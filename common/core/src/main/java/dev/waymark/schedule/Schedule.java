package dev.waymark.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.clock.ClockTime;
import dev.waymark.clock.ZoneClock;
import dev.waymark.fault.FaultList;
import dev.waymark.visitor.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When something is open: weekly hours in a zone, and dates that are exceptions to them.
/// Immutable.
///
/// Hours are wall-clock time, half-open. Those that run over midnight belong to the day on which
/// they open. An exception governs its whole calendar date: nothing else opens or stays open on it,
/// the tail of the night before included; its own hours may run on into the next day, unless that
/// has an exception itself. Where the clocks change, an hour that is skipped is never open and one
/// that comes twice is open twice, for it is the instant that is converted to the zone.
public final class Schedule {
  /// Most intervals that open on one day.
  public static final int MAX_INTERVALS = 24;

  /// Most exceptions of a schedule.
  public static final int MAX_EXCEPTIONS = 400;

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_DAY = ClockTime.DAY * SECONDS_PER_MINUTE;

  /// No zone is further from UTC.
  private static final long FARTHEST_OFFSET = ZoneOffset.MAX.getTotalSeconds();

  private final ZoneClock clock;
  private final Map<DayOfWeek, List<Interval>> weekly;
  private final NavigableMap<LocalDate, List<Interval>> exceptions;

  /// Monday to Sunday, as they are when no exception is near.
  private final DayTable[] week = new DayTable[7];

  /// The dates that are different, sorted, in days since 1970-01-01: those of exceptions, and those
  /// after them.
  private final long[] specialDays;

  private final DayTable[] specialTables;

  /// @param weekly the hours by the day they open on; a day that is left out is closed
  /// @param exceptions the hours of the dates that differ
  Schedule(
      ZoneId zone,
      Map<DayOfWeek, List<Interval>> weekly,
      NavigableMap<LocalDate, List<Interval>> exceptions) {
    this.clock = ZoneClock.of(zone);
    this.weekly = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, hours) -> this.weekly.put(day, Interval.joined(hours)));
    this.weekly.values().removeIf(List::isEmpty);
    this.exceptions = new TreeMap<>();
    exceptions.forEach((date, hours) -> this.exceptions.put(date, Interval.joined(hours)));
    for (DayOfWeek day : DayOfWeek.values()) {
      week[day.ordinal()] = new DayTable(weekly(day), weekly(day.minus(1)));
    }
    var special = new TreeMap<Long, DayTable>();
    for (LocalDate date : this.exceptions.keySet()) {
      special.put(date.toEpochDay(), new DayTable(opening(date), List.of()));
      LocalDate next = date.plusDays(1);
      if (!this.exceptions.containsKey(next)) {
        special.put(next.toEpochDay(), new DayTable(opening(next), opening(date)));
      }
    }
    this.specialDays = special.keySet().stream().mapToLong(Long::longValue).toArray();
    this.specialTables = special.values().toArray(DayTable[]::new);
  }

  /// What came of reading a schedule.
  public sealed interface Reading {}

  /// It was understood.
  public record Accepted(Schedule schedule) implements Reading {}

  /// It was not.
  ///
  /// @param faults every fault, at least one
  public record Rejected(FaultList faults) implements Reading {}

  /// Reads `time_zone`, `weekly` and `exceptions` of an object, whatever else it has.
  ///
  /// @param pointer where the object stands in the document; empty when it is the document
  public static Reading read(JsonNode json, String pointer) {
    return ScheduleReader.read(json, pointer);
  }

  /// `mon` to `sun`.
  static String key(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private List<Interval> weekly(DayOfWeek day) {
    return weekly.getOrDefault(day, List.of());
  }

  /// The hours that open on a date.
  private List<Interval> opening(LocalDate date) {
    List<Interval> exception = exceptions.get(date);
    return exception == null ? weekly(date.getDayOfWeek()) : exception;
  }

  /// The zone in which its hours are meant.
  public ZoneId zone() {
    return clock.zone();
  }

  /// Whether it is open at a moment. Costs a look-up in two tables and allocates nothing.
  ///
  /// @param epochSecond seconds since 1970-01-01T00:00:00Z
  public Opening at(long epochSecond) {
    long local = clock.local(epochSecond);
    long day = Math.floorDiv(local, (long) SECONDS_PER_DAY);
    int minute = (int) (local - day * SECONDS_PER_DAY) / SECONDS_PER_MINUTE;
    int special = Arrays.binarySearch(specialDays, day);
    // 1970-01-01 was a Thursday.
    DayTable table = special >= 0 ? specialTables[special] : week[(int) Math.floorMod(day + 3, 7L)];
    return table.isOpen(minute) ? Opening.OPEN : Opening.CLOSED;
  }

  /// The first moment after another at which it opens or closes; null when there is none within
  /// some days.
  ///
  /// @param days how far to look, 0 or more
  public @Nullable Instant change(Instant after, int days) {
    long first = Math.floorDiv(after.getEpochSecond(), (long) SECONDS_PER_MINUTE);
    Opening now = at(after.getEpochSecond());
    for (long minute = first + 1; minute <= first + (long) days * ClockTime.DAY; minute++) {
      if (at(minute * SECONDS_PER_MINUTE) != now) {
        return Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE);
      }
    }
    return null;
  }

  /// The hours of some days in a row.
  ///
  /// @param from the first date, in the schedule's zone
  /// @param days how many, 0 or more
  public List<DayHours> preview(LocalDate from, int days) {
    return from.datesUntil(from.plusDays(days)).map(this::preview).toList();
  }

  private DayHours preview(LocalDate date) {
    boolean cutAtMidnight = exceptions.containsKey(date.plusDays(1));
    long midnight = date.toEpochDay() * SECONDS_PER_DAY;
    var spans = new ArrayList<Span>();
    for (Interval interval : opening(date)) {
      int until = cutAtMidnight ? Math.min(interval.until(), ClockTime.DAY) : interval.until();
      addSpans(
          midnight + (long) interval.from() * SECONDS_PER_MINUTE,
          midnight + (long) until * SECONDS_PER_MINUTE,
          spans);
    }
    return new DayHours(date, exceptions.containsKey(date), hours(spans));
  }

  /// From (inclusive) and until (exclusive) in epoch seconds.
  private record Span(long from, long until) {}

  /// Adds the instants at which the zone's clocks show a span of local time: mostly one span, none
  /// where the clocks skip it, two where they come back to a part of it.
  private void addSpans(long localFrom, long localUntil, List<Span> spans) {
    ZoneRules rules = zone().getRules();
    long end = localUntil + FARTHEST_OFFSET;
    for (long start = localFrom - FARTHEST_OFFSET; start < end; ) {
      var instant = Instant.ofEpochSecond(start);
      long offset = rules.getOffset(instant).getTotalSeconds();
      ZoneOffsetTransition next = rules.nextTransition(instant);
      long changes = next == null ? end : next.toEpochSecond();
      long from = Math.max(start, localFrom - offset);
      long until = Math.min(changes, localUntil - offset);
      if (from < until) {
        spans.add(new Span(from, until));
      }
      start = changes;
    }
  }

  /// The spans in order, those that touch or overlap as one.
  private List<DayHours.Hours> hours(List<Span> spans) {
    spans.sort(Comparator.comparingLong(Span::from));
    var joined = new ArrayList<Span>();
    for (Span next : spans) {
      Span last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.from <= last.until) {
        joined.set(joined.size() - 1, new Span(last.from, Math.max(last.until, next.until)));
      } else {
        joined.add(next);
      }
    }
    return joined.stream().map(span -> new DayHours.Hours(opens(span), closes(span))).toList();
  }

  private OffsetDateTime opens(Span span) {
    return Instant.ofEpochSecond(span.from).atZone(zone()).toOffsetDateTime();
  }

  /// By the clock that showed the last open second: closing at midnight reads 00:00 even where the
  /// clocks then jump to 01:00.
  private OffsetDateTime closes(Span span) {
    return Instant.ofEpochSecond(span.until - 1).atZone(zone()).toOffsetDateTime().plusSeconds(1);
  }

  /// The wire form, which {@link #read} accepts: intervals sorted, touching ones as one.
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("time_zone", zone().getId());
    ObjectNode days = json.putObject("weekly");
    weekly.forEach((day, hours) -> add(hours, days.putArray(key(day))));
    ArrayNode dates = json.putArray("exceptions");
    exceptions.forEach(
        (date, hours) ->
            add(hours, dates.addObject().put("date", date.toString()).putArray("intervals")));
    return json;
  }

  private static void add(List<Interval> hours, ArrayNode list) {
    for (Interval interval : hours) {
      interval.addTo(list);
    }
  }

  /// Whether the other one has the same hours in the same zone, however they were written.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Schedule that
        && zone().equals(that.zone())
        && weekly.equals(that.weekly)
        && exceptions.equals(that.exceptions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(zone(), weekly, exceptions);
  }

  @Override
  public String toString() {
    return toJson().toString();
  }
}
