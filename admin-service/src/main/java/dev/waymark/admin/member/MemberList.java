package dev.waymark.admin.member;

import dev.waymark.admin.person.Memberships;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The members of a workspace, and who is asked to become one.
record MemberList(
    @Schema(required = true) List<MemberView> members,
    @Schema(required = true) List<PendingView> pendingInvites) {

  /// A member.
  @Schema(name = "Member")
  record MemberView(
      @Schema(required = true) String id,
      @Schema(required = true) String email,
      @Schema(required = true) String name,
      @Schema(
              required = true,
              enumeration = {"viewer", "editor", "admin", "owner"})
          String role,
      @Schema(required = true) Instant joinedAt) {}

  /// Somebody who has not accepted yet.
  @Schema(name = "PendingInvite")
  record PendingView(
      @Schema(required = true) String email,
      @Schema(
              required = true,
              enumeration = {"viewer", "editor", "admin", "owner"})
          String role,
      @Schema(required = true) Instant createdAt) {}

  static MemberList of(List<Memberships.Member> members, List<Invite> invites) {
    return new MemberList(
        members.stream()
            .map(
                member ->
                    new MemberView(
                        member.person().id(),
                        member.person().email(),
                        member.person().name(),
                        member.role().key(),
                        member.since()))
            .toList(),
        invites.stream()
            .map(invite -> new PendingView(invite.email(), invite.role().key(), invite.createdAt()))
            .toList());
  }
}
