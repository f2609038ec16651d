package dev.waymark.admin.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.input.Moments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A channel's status, and until when a passive one is so.
///
/// @param passiveUntil in the future; null for until somebody changes it
record Until(ChannelStatus status, @Nullable Instant passiveUntil) {
  private static final String MEMBER = "passive_until";

  /// Reads `passive_until`, which may have been written earlier: one that has passed means that the
  /// channel is active, and one of a channel that is turned means nothing any more.
  ///
  /// @param status as it was read
  /// @param sent what was sent by this request; null when all comes out of an export
  static Until read(
      ChannelStatus status,
      Members members,
      @Nullable ObjectNode sent,
      Instant now,
      Faults faults) {
    Instant read = Moments.read(members, MEMBER, faults);
    Instant until = read == null ? null : read.truncatedTo(ChronoUnit.SECONDS);
    if (until == null) {
      return new Until(status, null);
    }
    boolean isSent = sent != null && sent.hasNonNull(MEMBER);
    if (status == ChannelStatus.ACTIVE) {
      if (isSent) {
        faults.add(
            members.at(MEMBER),
            "Only a channel that is passive comes back by itself.",
            "Set status to passive, too.");
      }
      return new Until(status, null);
    }
    if (until.isAfter(now)) {
      return new Until(status, until);
    }
    if (isSent) {
      faults.add(members.at(MEMBER), "This moment has passed.");
    }
    boolean isTurned = sent != null && sent.has("status");
    return new Until(isTurned ? status : ChannelStatus.ACTIVE, null);
  }
}
