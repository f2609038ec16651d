package dev.waymark.admin.session;

import dev.waymark.service.access.Caller;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who has signed in, as it is answered.
///
/// @param freshUntil until when what asks for a password typed lately can be done
@Schema(name = "Session")
public record SessionView(
    @Schema(required = true) String id,
    @Schema(required = true) PersonView person,
    @Schema(required = true) List<StandingView> workspaces,
    @Schema(required = true) Instant freshUntil) {

  /// What somebody is in a workspace.
  @Schema(name = "Standing")
  public record StandingView(
      @Schema(required = true) String workspaceId,
      @Schema(
              required = true,
              enumeration = {"viewer", "editor", "admin", "owner"})
          String role) {}

  static SessionView of(Caller.Person caller, PersonView person) {
    return new SessionView(
        caller.sessionId(),
        person,
        caller.roles().entrySet().stream()
            .map(role -> new StandingView(role.getKey(), role.getValue().key()))
            .sorted(Comparator.comparing(StandingView::workspaceId))
            .toList(),
        caller.freshUntil());
  }
}
