package dev.waymark.admin.dashboard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// A moment for a `<time data-local>`: in UTC, until a script writes it in the reader's zone.
///
/// @param machine as programs read it
/// @param text as people read it
public record Moment(String machine, String text) {
  /// A moment as it is shown.
  ///
  /// @param language of whoever reads it
  public static Moment of(Instant moment, Locale language) {
    return new Moment(
        moment.toString(),
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .format(moment.atOffset(ZoneOffset.UTC))
            + " UTC");
  }
}
