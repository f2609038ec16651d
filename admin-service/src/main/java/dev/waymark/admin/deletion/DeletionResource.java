package dev.waymark.admin.deletion;

import dev.waymark.admin.precondition.Precondition;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/deletion`.
@Path("/api/workspaces/{ws}/deletion")
@Produces(MediaType.APPLICATION_JSON)
final class DeletionResource {
  private final Deletions deletions;

  DeletionResource(Deletions deletions) {
    this.deletions = deletions;
  }

  @POST
  @Needs(Role.OWNER)
  @Fresh
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "deleteWorkspace")
  public DeletedWorkspaceView delete(
      @PathParam("ws") String ws,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return DeletedWorkspaceView.of(deletions.delete(ws, body.object(), Precondition.of(ifMatch)));
  }
}
