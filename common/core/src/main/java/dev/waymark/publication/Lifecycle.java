package dev.waymark.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.link.DestinationUrl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a link answers, and what it says afterwards.
///
/// @param active false answers 410 whatever else there is
/// @param startsAt before it the link is not there; null for always
/// @param expiresAt from it on the link is over; null for never
/// @param maxClicks after so many human clicks the link is over; 1 or more, null for no limit
/// @param fallbackUrl where visitors go once it is over, as it stands; null answers 410
public record Lifecycle(
    boolean active,
    @Nullable Instant startsAt,
    @Nullable Instant expiresAt,
    @Nullable Long maxClicks,
    @Nullable String fallbackUrl) {

  /// Answers from now on, for good.
  public static final Lifecycle ALWAYS = new Lifecycle(true, null, null, null, null);

  /// Switched off.
  public static final Lifecycle OFF = new Lifecycle(false, null, null, null, null);

  static Lifecycle read(Members members, Faults faults) {
    if (members.raw("active") == null) {
      faults.add(members.at("active"), "Neither true nor false.");
    }
    return new Lifecycle(
        members.flag("active", true),
        members.instant("starts_at"),
        members.instant("expires_at"),
        members.number("max_clicks", 1, Long.MAX_VALUE),
        DestinationUrl.read(members.raw("fallback_url"), members.at("fallback_url"), faults));
  }

  void writeTo(ObjectNode json) {
    json.put("active", active);
    if (startsAt != null) {
      json.put("starts_at", startsAt.toString());
    }
    if (expiresAt != null) {
      json.put("expires_at", expiresAt.toString());
    }
    if (maxClicks != null) {
      json.put("max_clicks", maxClicks);
    }
    if (fallbackUrl != null) {
      json.put("fallback_url", fallbackUrl);
    }
  }
}
