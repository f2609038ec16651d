package dev.waymark.admin.dashboard.channel;

import dev.waymark.schedule.Schedule;
import dev.waymark.visitor.Opening;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says what hours mean at a moment.
final class HoursWords {
  /// How far it looks for the next change.
  private static final int DAYS = 15;

  private final ChannelMessages messages;
  private final Locale language;

  HoursWords(ChannelMessages messages, Locale language) {
    this.messages = messages;
    this.language = language;
  }

  /// "now open until 18:00 (Madrid)".
  String now(Schedule schedule, Instant now) {
    boolean isOpen = schedule.at(now.getEpochSecond()) == Opening.OPEN;
    Instant change = schedule.change(now, DAYS);
    if (change == null) {
      return isOpen ? messages.openAlways() : messages.closedLong();
    }
    String until = at(change, now, schedule.zone());
    return isOpen ? messages.openUntil(until) : messages.closedUntil(until);
  }

  /// A moment that comes, with its zone: "18:00 (Madrid)", "Mon 9:00 (Madrid)", "7 Jan 9:00".
  String at(Instant moment, Instant now, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    ZonedDateTime today = now.atZone(zone);
    String pattern =
        local.toLocalDate().equals(today.toLocalDate())
            ? "HH:mm"
            : local.toLocalDate().isBefore(today.toLocalDate().plusDays(7))
                ? "EEE HH:mm"
                : "d MMM HH:mm";
    return DateTimeFormatter.ofPattern(pattern, language).format(local) + " (" + place(zone) + ')';
  }

  /// The place that a zone is named for: "Madrid".
  static String place(ZoneId zone) {
    String id = zone.getId();
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
