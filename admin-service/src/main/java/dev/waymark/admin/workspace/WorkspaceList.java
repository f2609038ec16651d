package dev.waymark.admin.workspace;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of workspaces.
///
/// @param nextCursor where the next page begins; null when this is the last
record WorkspaceList(
    @Schema(required = true) List<WorkspaceView> workspaces,
    @Schema(nullable = true) @Nullable String nextCursor) {}
