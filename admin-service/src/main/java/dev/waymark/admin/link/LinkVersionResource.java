package dev.waymark.admin.link;

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

/// `/api/workspaces/{ws}/links/{id}/versions`.
@Path("/api/workspaces/{ws}/links/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
final class LinkVersionResource {
  private final Links links;
  private final LinkVersions versions;

  LinkVersionResource(Links links, LinkVersions versions) {
    this.links = links;
    this.versions = versions;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listLinkVersions")
  public VersionList list(
      @PathParam("ws") String ws, @PathParam("id") String id, @Context UriInfo uri) {
    return versions.page(ws, id, PageRequest.of(uri));
  }

  @GET
  @Path("/{version}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getLinkVersion")
  public VersionView get(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @PathParam("version") String version,
      @Context UriInfo uri) {
    Long compare = VersionNumber.compared(uri);
    return versions.get(ws, id, VersionNumber.of(version), compare);
  }

  @POST
  @Path("/{version}/restore")
  @Needs(Role.EDITOR)
  @Operation(operationId = "restoreLinkVersion")
  public RestResponse<LinkView> restore(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @PathParam("version") String version,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context UriInfo uri) {
    return links
        .restore(
            ws,
            id,
            VersionNumber.of(version),
            Precondition.of(ifMatch),
            LinkResource.acceptsFailingTests(uri))
        .ok();
  }
}
