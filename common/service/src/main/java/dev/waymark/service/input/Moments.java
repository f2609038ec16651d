package dev.waymark.service.input;

import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Points in time as people write them: [RFC 3339](https://www.rfc-editor.org/info/rfc3339), from
/// 1970 to 9999 and kept to the millisecond, so that every place that stores them can.
public final class Moments {
  /// What to say of a text that is none.
  public static final String FAULT =
      "This is a time such as 2026-01-02T03:04:05Z, from 1970 to 9999.";

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Moments() {}

  /// The moment that a text names; null when it names none.
  public static @Nullable Instant parse(String text) {
    try {
      return storable(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// A moment as we write it: in UTC, with exactly three digits of milliseconds.
  public static String text(Instant moment) {
    return MILLISECONDS.format(moment);
  }

  /// A member that names a moment; null when absent, and after a fault.
  public static @Nullable Instant read(Members members, String name, Faults faults) {
    Instant moment = members.instant(name);
    Instant storable = moment == null ? null : storable(moment);
    if (moment != null && storable == null) {
      faults.add(members.at(name), FAULT);
    }
    return storable;
  }

  private static @Nullable Instant storable(Instant moment) {
    return moment.isBefore(Instant.EPOCH) || !moment.isBefore(END)
        ? null
        : moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
