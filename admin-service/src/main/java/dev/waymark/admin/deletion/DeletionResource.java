package dev.waymark.admin.deletion;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/deletion` and `/api/deleted-workspaces`.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
final class DeletionResource {
  private final Deletions deletions;
  private final CurrentCaller caller;

  DeletionResource(Deletions deletions, CurrentCaller caller) {
    this.deletions = deletions;
    this.caller = caller;
  }

  @POST
  @Path("/workspaces/{ws}/deletion")
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

  @GET
  @Path("/deleted-workspaces")
  @ForPeople(orOperator = true)
  @Operation(operationId = "listDeletedWorkspaces")
  public DeletedWorkspaceList list(@Context UriInfo uri) {
    var request = PageRequest.of(uri);
    Page<DeletedWorkspaceView> page =
        deletions
            .page(caller.get(), request.cursor("-deleted_at"), request.limit())
            .map(DeletedWorkspaceView::of);
    return new DeletedWorkspaceList(page.entries(), page.next());
  }

  @POST
  @Path("/deleted-workspaces/{id}/restore")
  @ForPeople(orOperator = true)
  @Fresh
  @Operation(operationId = "restoreDeletedWorkspace")
  public Done restore(@PathParam("id") String id) {
    deletions.takeBack(id, caller.get());
    return Done.OK;
  }
}
