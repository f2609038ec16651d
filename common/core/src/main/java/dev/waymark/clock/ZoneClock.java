package dev.waymark.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Wall-clock time in a zone, for the moment of a visit.
///
/// The instant is converted to the zone, never a window to UTC, so daylight saving follows by
/// itself. The offset and the span in which it holds are kept, so that a visit costs two
/// comparisons and allocates nothing; a visit outside the span looks the next one up. There is one
/// clock per zone.
public final class ZoneClock {
  private static final Map<ZoneId, ZoneClock> CLOCKS = new ConcurrentHashMap<>();

  private static final int SECONDS_PER_DAY = 86_400;

  private final ZoneId zone;

  /// Replaced as a whole, so a racing reader sees one span or the other, both right.
  private volatile Span span;

  private ZoneClock(ZoneId zone) {
    this.zone = zone;
    this.span = spanAt(zone, 0);
  }

  /// The clock of a zone.
  public static ZoneClock of(ZoneId zone) {
    return CLOCKS.computeIfAbsent(zone, ZoneClock::new);
  }

  /// The zone.
  public ZoneId zone() {
    return zone;
  }

  /// 0 for Monday to 6 for Sunday.
  public int weekday(long epochSecond) {
    // 1970-01-01 was a Thursday.
    return (int) Math.floorMod(Math.floorDiv(local(epochSecond), SECONDS_PER_DAY) + 3, 7L);
  }

  /// 0 to 23.
  public int hour(long epochSecond) {
    return minuteOfDay(epochSecond) / 60;
  }

  /// 0 to 1439.
  public int minuteOfDay(long epochSecond) {
    return (int) (Math.floorMod(local(epochSecond), (long) SECONDS_PER_DAY) / 60);
  }

  /// What its hands show, as seconds since 1970-01-01T00:00:00 on that very clock.
  public long local(long epochSecond) {
    Span current = span;
    if (epochSecond < current.from || epochSecond >= current.until) {
      current = spanAt(zone, epochSecond);
      span = current;
    }
    return epochSecond + current.offsetSeconds;
  }

  private static Span spanAt(ZoneId zone, long epochSecond) {
    var rules = zone.getRules();
    var instant = Instant.ofEpochSecond(epochSecond);
    // previousTransition looks strictly before, so a visit at the very second of a change needs +1.
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    return new Span(
        previous == null ? Long.MIN_VALUE : previous.toEpochSecond(),
        next == null ? Long.MAX_VALUE : next.toEpochSecond(),
        rules.getOffset(instant).getTotalSeconds());
  }

  /// From (inclusive) and until (exclusive) in epoch seconds.
  private record Span(long from, long until, int offsetSeconds) {}
}
