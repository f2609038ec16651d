package dev.waymark.admin.member;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An invite as it is answered once, when it was made.
///
/// @param token what is needed to accept it
/// @param url the page on which it is accepted, with the token behind its `#`
@Schema(name = "CreatedInvite")
record NewInviteView(
    @Schema(required = true) String id,
    @Schema(required = true) String email,
    @Schema(
            required = true,
            enumeration = {"viewer", "editor", "admin", "owner"})
        String role,
    @Schema(required = true) String token,
    @Schema(required = true) String url,
    @Schema(required = true) Instant expiresAt) {

  /// @param page what the address begins with, up to the path of the page
  static NewInviteView of(Invites.Made made, String page) {
    Invite invite = made.invite();
    return new NewInviteView(
        invite.id(),
        invite.email(),
        invite.role().key(),
        made.token().text(),
        page + "#" + made.token().text(),
        invite.endsAt());
  }

  /// Without the token.
  @Override
  public String toString() {
    return "NewInviteView[id=" + id + "]";
  }
}
