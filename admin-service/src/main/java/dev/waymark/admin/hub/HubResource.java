package dev.waymark.admin.hub;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.link.LinkBody;
import dev.waymark.admin.link.LinkView;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/hubs`.
@Path("/api/workspaces/{ws}/hubs")
@Produces(MediaType.APPLICATION_JSON)
final class HubResource {
  private final Hubs hubs;
  private final Idempotency idempotency;

  HubResource(Hubs hubs, Idempotency idempotency) {
    this.hubs = hubs;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createHub")
  @RequestBodySchema(LinkBody.class)
  public RestResponse<LinkView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<LinkView> created =
        idempotency.once(
            idempotencyKey, uri, body, LinkView.class, () -> hubs.create(ws, body.object()));
    return created.created(URI.create("/api/workspaces/" + ws + "/hubs/" + created.body().id()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listHubs")
  public HubList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<LinkView> page = hubs.page(ws, PageRequest.of(uri));
    return new HubList(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getHub")
  public RestResponse<LinkView> get(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return hubs.get(ws, id).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeHub")
  @RequestBodySchema(LinkBody.class)
  public RestResponse<LinkView> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return hubs.change(ws, id, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "deleteHub")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    hubs.delete(ws, id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
