package dev.waymark.admin.deletion;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of deleted workspaces.
///
/// @param nextCursor where the next page begins; null when this is the last
record DeletedWorkspaceList(
    @Schema(required = true) List<DeletedWorkspaceView> deletedWorkspaces,
    @Schema(nullable = true) @Nullable String nextCursor) {}
