package dev.waymark.admin.workspace;

import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.version.VersionList;
import dev.waymark.admin.version.VersionNumber;
import dev.waymark.admin.version.VersionView;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.page.PageRequest;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/versions`.
@Path("/api/workspaces/{ws}/versions")
@Produces(MediaType.APPLICATION_JSON)
final class WorkspaceVersionResource {
  private final Workspaces workspaces;
  private final CurrentCaller caller;

  WorkspaceVersionResource(Workspaces workspaces, CurrentCaller caller) {
    this.workspaces = workspaces;
    this.caller = caller;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listWorkspaceVersions")
  public VersionList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    return workspaces.versions(ws, PageRequest.of(uri));
  }

  @GET
  @Path("/{version}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getWorkspaceVersion")
  public VersionView get(
      @PathParam("ws") String ws, @PathParam("version") String version, @Context UriInfo uri) {
    Long compare = VersionNumber.compared(uri);
    return workspaces.version(ws, VersionNumber.of(version), compare);
  }

  @POST
  @Path("/{version}/restore")
  @Needs(Role.OWNER)
  @Operation(operationId = "restoreWorkspaceVersion")
  public RestResponse<WorkspaceView> restore(
      @PathParam("ws") String ws,
      @PathParam("version") String version,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    Workspaces.Change change =
        workspaces.restore(ws, VersionNumber.of(version), Precondition.of(ifMatch), caller.get());
    return new Versioned<>(
            WorkspaceView.of(change, caller.get(), null), change.workspace().version())
        .ok();
  }
}
