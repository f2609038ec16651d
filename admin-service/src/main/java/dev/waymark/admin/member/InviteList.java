package dev.waymark.admin.member;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of invites.
///
/// @param nextCursor where the next page begins; null when this is the last
record InviteList(
    @Schema(required = true) List<InviteView> invites,
    @Schema(nullable = true) @Nullable String nextCursor) {

  /// An invite, without its token.
  ///
  /// @param invitedByEmail of the person who invites; null when it was a key or the operator
  @Schema(name = "Invite")
  record InviteView(
      @Schema(required = true) String id,
      @Schema(required = true) String workspaceId,
      @Schema(required = true) String email,
      @Schema(
              required = true,
              enumeration = {"viewer", "editor", "admin", "owner"})
          String role,
      @Schema(required = true) String invitedBy,
      @Schema(nullable = true) @Nullable String invitedByEmail,
      @Schema(required = true) Instant createdAt,
      @Schema(required = true) Instant expiresAt) {}
}
