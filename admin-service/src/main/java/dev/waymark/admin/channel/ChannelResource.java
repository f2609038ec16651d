package dev.waymark.admin.channel;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/channels`.
@Path("/api/workspaces/{ws}/channels")
@Produces(MediaType.APPLICATION_JSON)
final class ChannelResource {
  private final Channels channels;
  private final Idempotency idempotency;

  ChannelResource(Channels channels, Idempotency idempotency) {
    this.channels = channels;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createChannel")
  public RestResponse<ChannelView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<ChannelView> created =
        idempotency.once(
            idempotencyKey, uri, body, ChannelView.class, () -> channels.create(ws, body.object()));
    return created.created(
        URI.create("/api/workspaces/" + ws + "/channels/" + created.body().key()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listChannels")
  public ChannelList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<ChannelView> page = channels.page(ws, PageRequest.of(uri, "kind", "status"));
    return new ChannelList(page.entries(), page.next());
  }

  @GET
  @Path("/{key}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getChannel")
  public RestResponse<ChannelView> get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Versioned<ChannelView> found = channels.get(ws, key);
    // What became active by itself has the version that it had when it was passive.
    return found.body().hasReturned() ? found.ok() : found.okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeChannel")
  public RestResponse<ChannelView> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return channels.change(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @PUT
  @Path("/{key}/status")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "changeChannelStatus")
  public RestResponse<ChannelView> changeStatus(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return channels.changeStatus(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "deleteChannel")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    channels.delete(ws, key, Precondition.of(ifMatch));
    return Done.OK;
  }
}
