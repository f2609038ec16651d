package dev.waymark.admin.channel;

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

/// `/api/workspaces/{ws}/channels/{key}/versions`.
@Path("/api/workspaces/{ws}/channels/{key}/versions")
@Produces(MediaType.APPLICATION_JSON)
final class ChannelVersionResource {
  private final Channels channels;

  ChannelVersionResource(Channels channels) {
    this.channels = channels;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listChannelVersions")
  public VersionList list(
      @PathParam("ws") String ws, @PathParam("key") String key, @Context UriInfo uri) {
    return channels.versions(ws, key, PageRequest.of(uri));
  }

  @GET
  @Path("/{version}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getChannelVersion")
  public VersionView get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @PathParam("version") String version,
      @Context UriInfo uri) {
    Long compare = VersionNumber.compared(uri);
    return channels.version(ws, key, VersionNumber.of(version), compare);
  }

  @POST
  @Path("/{version}/restore")
  @Needs(Role.EDITOR)
  @Operation(operationId = "restoreChannelVersion")
  public RestResponse<ChannelView> restore(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @PathParam("version") String version,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return channels.restore(ws, key, VersionNumber.of(version), Precondition.of(ifMatch)).ok();
  }
}
