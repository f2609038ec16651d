package dev.waymark.admin.member;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An invite as whoever has its token sees it.
///
/// @param known whether somebody with its address can sign in already
@Schema(name = "OpenInvite")
record SeenInviteView(
    @Schema(required = true) String workspaceName,
    @Schema(required = true) String email,
    @Schema(
            required = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        String role,
    @Schema(required = true) boolean known,
    @Schema(required = true) Instant expiresAt) {

  static SeenInviteView of(Invites.Seen seen) {
    return new SeenInviteView(
        seen.workspaceName(),
        seen.invite().email(),
        seen.invite().role().key(),
        seen.isKnown(),
        seen.invite().endsAt());
  }
}
