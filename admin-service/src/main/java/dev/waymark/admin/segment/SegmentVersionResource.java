package dev.waymark.admin.segment;

import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.version.VersionList;
import dev.waymark.admin.version.VersionNumber;
import dev.waymark.admin.version.VersionView;
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

/// `/api/workspaces/{ws}/segments/{key}/versions`.
@Path("/api/workspaces/{ws}/segments/{key}/versions")
@Produces(MediaType.APPLICATION_JSON)
final class SegmentVersionResource {
  private final Segments segments;

  SegmentVersionResource(Segments segments) {
    this.segments = segments;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listSegmentVersions")
  public VersionList list(
      @PathParam("ws") String ws, @PathParam("key") String key, @Context UriInfo uri) {
    return segments.versions(ws, key, PageRequest.of(uri));
  }

  @GET
  @Path("/{version}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getSegmentVersion")
  public VersionView get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @PathParam("version") String version,
      @Context UriInfo uri) {
    Long compare = VersionNumber.compared(uri);
    return segments.version(ws, key, VersionNumber.of(version), compare);
  }

  @POST
  @Path("/{version}/restore")
  @Needs(Role.EDITOR)
  @Operation(operationId = "restoreSegmentVersion")
  public RestResponse<SegmentView> restore(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @PathParam("version") String version,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return segments.restore(ws, key, VersionNumber.of(version), Precondition.of(ifMatch)).ok();
  }
}
