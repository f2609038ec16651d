package dev.waymark.analytics.query;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a page of a list ends whose newest entries come first: at the entry with this time and id.
/// Opaque to callers, who can only hand it back.
///
/// @param at to the millisecond
/// @param id decides between entries of the same moment
public record Place(Instant at, String id) {
  private static final char SEPARATOR = '_';
  private static final int RADIX = 36;

  /// Beyond, there is no moment that a database can be asked about.
  private static final long END_MILLIS = Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

  /// Reads the form that callers hand back; null when it is none.
  static @Nullable Place parse(String text) {
    int end = text.indexOf(SEPARATOR);
    if (end < 1 || text.indexOf('\0') >= 0) {
      return null;
    }
    try {
      long millis = Long.parseLong(text.substring(0, end), RADIX);
      return millis < 0 || millis >= END_MILLIS
          ? null
          : new Place(Instant.ofEpochMilli(millis), text.substring(end + 1));
    } catch (NumberFormatException | DateTimeException _) {
      return null;
    }
  }

  /// The form that callers hand back.
  public String text() {
    return Long.toString(at.toEpochMilli(), RADIX) + SEPARATOR + id;
  }
}
