package dev.waymark.admin.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.answer.UtmParamsView;
import dev.waymark.admin.takedown.TakenDownView;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.service.access.Caller;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A workspace as it is answered.
///
/// @param role what the caller is in it
/// @param changedLinks only in the answer to a change: the links whose decisions it changed
@Schema(name = "Workspace")
record WorkspaceView(
    @Schema(required = true, examples = "ws_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "Acme") String name,
    @Schema(
            required = true,
            enumeration = {"free", "pro", "team", "agency"})
        String plan,
    @Schema(
            required = true,
            description = "The role of the key that asks, or operator.",
            enumeration = {"viewer", "editor", "admin", "owner", "operator"})
        String role,
    @Schema(
            required = true,
            description = "For links that do not set a parameter of their own; null is not set.")
        UtmParamsView defaultUtmParams,
    @Schema(
            nullable = true,
            description = "Where visitors go when a link has nowhere to send them.")
        @Nullable DestinationView defaultDestination,
    @Schema(required = true, description = "An IANA region.", examples = "Europe/Madrid")
        String timeZone,
    @Schema(
            nullable = true,
            description =
                "The country whose phone numbers may be written without +, an ISO 3166-1 alpha-2"
                    + " code.",
            examples = "ES")
        @Nullable String country,
    @Schema(
            readOnly = true,
            description =
                "Why visitors of all its links get a 410; left out when they do not. Not covered by"
                    + " the ETag.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable TakenDownView takenDown,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(
            description =
                "Only in the answer to a PATCH: every link whose decisions a new plan changed,"
                    + " because rules of it were paused or came back.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<AffectedLink> changedLinks) {

  /// Where visitors go when a link has nowhere to send them: to a page, or to a channel.
  @Schema(
      name = "DefaultDestination",
      description = "A url or a channel, and not both. Replaced as a whole.")
  record DestinationView(
      @Schema(examples = "https://example.com/") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String url,
      @Schema(description = "The key of a channel.", examples = "office")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel) {

    static @Nullable DestinationView of(@Nullable DefaultDestination destination) {
      return switch (destination) {
        case null -> null;
        case DefaultDestination.Url(String url) -> new DestinationView(url, null);
        case DefaultDestination.Channel(String key) -> new DestinationView(null, key);
      };
    }
  }

  /// @param takenDown null when it is not
  static WorkspaceView of(Workspace workspace, Caller caller, @Nullable TakenDownView takenDown) {
    return of(workspace, caller, takenDown, null);
  }

  /// @param takenDown null when it is not
  static WorkspaceView of(
      Workspaces.Change change, Caller caller, @Nullable TakenDownView takenDown) {
    return of(change.workspace(), caller, takenDown, change.links());
  }

  private static WorkspaceView of(
      Workspace workspace,
      Caller caller,
      @Nullable TakenDownView takenDown,
      @Nullable List<AffectedLink> changedLinks) {
    return new WorkspaceView(
        workspace.id(),
        workspace.name(),
        workspace.plan().key(),
        caller.standing(),
        UtmParamsView.of(workspace.defaultUtmParams()),
        DestinationView.of(workspace.defaultDestination()),
        workspace.timeZone(),
        workspace.country() == null ? null : workspace.country().code(),
        takenDown,
        workspace.createdAt(),
        workspace.updatedAt(),
        changedLinks);
  }
}
