package dev.waymark.admin.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.answer.UtmParamsView;
import dev.waymark.admin.takedown.TakenDownView;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A workspace as it is answered.
///
/// @param role what the caller is in it
/// @param republishing whether some links are still served as they were before a change of it; null
///   where nobody asked
/// @param republished how many of these are not any more; null when none is, or nobody asked
/// @param changedLinks only in the answer to a change: the first links whose decisions it changes
/// @param changedLinksTotal only there: how many they are
/// @param changedLinksTotalExact only there: whether these are all
/// @param changedLinksNextCursor only there: of the list of the others; null when there are none
@Schema(name = "Workspace")
record WorkspaceView(
    @Schema(required = true) String id,
    @Schema(required = true) String name,
    @Schema(
            required = true,
            enumeration = {"free", "pro", "team", "agency"})
        String plan,
    @Schema(
            required = true,
            enumeration = {"viewer", "editor", "admin", "owner", "operator"})
        String role,
    @Schema(required = true) UtmParamsView defaultUtmParams,
    @Schema(nullable = true) @Nullable DestinationView defaultDestination,
    @Schema(required = true) String timeZone,
    @Schema(nullable = true) @Nullable String country,
    @Schema(nullable = true) @Nullable String homeUrl,
    @Schema(readOnly = true) @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable TakenDownView takenDown,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean republishing,
    @JsonInclude(JsonInclude.Include.NON_NULL) ChangedLinks.@Nullable Progress republished,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AffectedLink> changedLinks,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long changedLinksTotal,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean changedLinksTotalExact,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String changedLinksNextCursor) {

  /// Where visitors go when a link has nowhere to send them: to a page, or to a channel.
  @Schema(name = "DefaultDestination")
  record DestinationView(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel) {

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
    return of(workspace, standing(workspace, caller), takenDown, null, null, null);
  }

  /// @param takenDown null when it is not
  /// @param republished how far its links have followed a change; null when all have
  static WorkspaceView of(
      Workspace workspace,
      Caller caller,
      @Nullable TakenDownView takenDown,
      ChangedLinks.@Nullable Progress republished) {
    return of(
        workspace, standing(workspace, caller), takenDown, republished != null, republished, null);
  }

  /// @param takenDown null when it is not
  static WorkspaceView of(
      Workspaces.Change change, Caller caller, @Nullable TakenDownView takenDown) {
    return of(
        change.workspace(),
        standing(change.workspace(), caller),
        takenDown,
        change.following(),
        null,
        change.links());
  }

  /// One that the caller has just made, which a person who makes it is the owner of.
  static WorkspaceView ofNew(Workspace workspace, Caller caller) {
    String standing =
        caller instanceof Caller.Person ? Role.OWNER.key() : standing(workspace, caller);
    return of(workspace, standing, null, null, null, null);
  }

  private static String standing(Workspace workspace, Caller caller) {
    return Objects.requireNonNull(caller.standing(workspace.id()), "standing");
  }

  private static WorkspaceView of(
      Workspace workspace,
      String standing,
      @Nullable TakenDownView takenDown,
      @Nullable Boolean republishing,
      ChangedLinks.@Nullable Progress republished,
      ChangedLinks.@Nullable Found changed) {
    return new WorkspaceView(
        workspace.id(),
        workspace.name(),
        workspace.plan().key(),
        standing,
        UtmParamsView.of(workspace.defaultUtmParams()),
        DestinationView.of(workspace.defaultDestination()),
        workspace.timeZone(),
        workspace.country() == null ? null : workspace.country().code(),
        workspace.homeUrl(),
        takenDown,
        workspace.createdAt(),
        workspace.updatedAt(),
        republishing,
        republished,
        changed == null ? null : changed.links(),
        changed == null ? null : changed.total(),
        changed == null ? null : changed.exact(),
        changed == null ? null : changed.next());
  }
}
