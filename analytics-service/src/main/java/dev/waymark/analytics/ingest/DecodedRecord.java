package dev.waymark.analytics.ingest;

import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A record of a producer's stream, understood as far as that goes without asking the database.
///
/// @param event null when it cannot be stored
/// @param reason why not; empty when it can
record DecodedRecord(long sequence, ByteBuffer payload, @Nullable ClickEvent event, String reason) {
  private static final long OLDEST_MILLIS = Duration.ofDays(400).toMillis();
  private static final long NEWEST_MILLIS = Duration.ofDays(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /// Reads a record.
  ///
  /// @param arrivedMillis when it came here first, since 1970: what its own time is judged by
  static DecodedRecord of(long sequence, ByteBuffer payload, long arrivedMillis) {
    return switch (ClickCodec.read(payload.duplicate())) {
      case ClickCodec.Unreadable unreadable ->
          new DecodedRecord(sequence, payload, null, unreadable.reason());
      case ClickCodec.Read read -> {
        long at = read.event().atMillis();
        yield at < arrivedMillis - OLDEST_MILLIS || at > arrivedMillis + NEWEST_MILLIS
            ? new DecodedRecord(sequence, payload, null, "Its time is out of range: " + at + ".")
            : new DecodedRecord(sequence, payload, read.event(), "");
      }
    };
  }

  /// The days of those that may be stored.
  static Set<LocalDate> daysOf(List<DecodedRecord> records) {
    var days = new TreeSet<LocalDate>();
    long lastDay = Long.MIN_VALUE;
    for (DecodedRecord reading : records) {
      if (reading.event() != null) {
        long day = Math.floorDiv(reading.event().atMillis(), DAY_MILLIS);
        if (day != lastDay) {
          days.add(LocalDate.ofEpochDay(day));
          lastDay = day;
        }
      }
    }
    return days;
  }
}
