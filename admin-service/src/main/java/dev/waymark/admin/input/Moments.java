package dev.waymark.admin.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Points in time as people write them: [RFC 3339](https://www.rfc-editor.org/info/rfc3339), kept
/// to the millisecond.
public final class Moments {
  /// What to say of a text that is none.
  public static final String FAULT =
      "This is a time such as 2026-01-02T03:04:05Z, from 1970 to 9999.";

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Moments() {}

  /// The moment; null when the text is none, or before 1970 or after 9999.
  public static @Nullable Instant parse(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      return moment.isBefore(Instant.EPOCH) || !moment.isBefore(END) ? null : moment;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
