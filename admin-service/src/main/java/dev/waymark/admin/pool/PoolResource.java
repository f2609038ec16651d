package dev.waymark.admin.pool;

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

/// `/api/workspaces/{ws}/pools`.
@Path("/api/workspaces/{ws}/pools")
@Produces(MediaType.APPLICATION_JSON)
final class PoolResource {
  private final Pools pools;
  private final Idempotency idempotency;

  PoolResource(Pools pools, Idempotency idempotency) {
    this.pools = pools;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createPool")
  public RestResponse<PoolView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<PoolView> created =
        idempotency.once(
            idempotencyKey, uri, body, PoolView.class, () -> pools.create(ws, body.object()));
    return created.created(URI.create("/api/workspaces/" + ws + "/pools/" + created.body().key()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listPools")
  public PoolList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<PoolView> page = pools.page(ws, PageRequest.of(uri));
    return new PoolList(page.entries(), page.next());
  }

  @GET
  @Path("/{key}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getPool")
  public RestResponse<PoolView> get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return pools.get(ws, key).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changePool")
  public RestResponse<PoolView> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return pools.change(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "deletePool")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    pools.delete(ws, key, Precondition.of(ifMatch));
    return Done.OK;
  }
}
