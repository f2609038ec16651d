package dev.waymark.admin.deletion;

import dev.waymark.admin.answer.Done;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/deleted-workspaces`.
@Path("/api/deleted-workspaces")
@Produces(MediaType.APPLICATION_JSON)
final class DeletedWorkspaceResource {
  private final Deletions deletions;
  private final CurrentCaller caller;

  DeletedWorkspaceResource(Deletions deletions, CurrentCaller caller) {
    this.deletions = deletions;
    this.caller = caller;
  }

  @GET
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
  @Path("/{id}/restore")
  @ForPeople(orOperator = true)
  @Fresh
  @Operation(operationId = "restoreDeletedWorkspace")
  public Done restore(@PathParam("id") String id) {
    deletions.takeBack(id, caller.get());
    return Done.OK;
  }
}
