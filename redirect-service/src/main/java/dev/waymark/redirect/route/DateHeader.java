package dev.waymark.redirect.route;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The value of the [Date](https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1) header, encoded
/// once a second. For one event loop.
final class DateHeader {
  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private CharSequence value;

  DateHeader(InstantSource clock) {
    value = encode(clock.instant());
  }

  void tick(Instant now) {
    value = encode(now);
  }

  CharSequence value() {
    return value;
  }

  private static CharSequence encode(Instant now) {
    return HttpHeaders.createOptimized(IMF_FIXDATE.format(now));
  }
}
