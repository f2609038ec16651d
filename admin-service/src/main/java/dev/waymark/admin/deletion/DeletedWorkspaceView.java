package dev.waymark.admin.deletion;

import dev.waymark.admin.workspace.DeletedWorkspace;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A deleted workspace as it is answered.
///
/// @param restorableUntil when it is erased
@Schema(name = "DeletedWorkspace")
record DeletedWorkspaceView(
    @Schema(required = true) String id,
    @Schema(required = true) String name,
    @Schema(required = true) Instant deletedAt,
    @Schema(required = true) Instant restorableUntil) {

  static DeletedWorkspaceView of(DeletedWorkspace workspace) {
    return new DeletedWorkspaceView(
        workspace.id(), workspace.name(), workspace.deletedAt(), workspace.until());
  }
}
