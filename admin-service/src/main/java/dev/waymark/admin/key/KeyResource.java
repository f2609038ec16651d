package dev.waymark.admin.key;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/// `/api/workspaces/{ws}/api-keys`.
@Path("/api/workspaces/{ws}/api-keys")
@Produces(MediaType.APPLICATION_JSON)
final class KeyResource {
  private final Keys keys;
  private final Idempotency idempotency;

  KeyResource(Keys keys, Idempotency idempotency) {
    this.keys = keys;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.OWNER)
  @Fresh
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createApiKey")
  public RestResponse<NewKeyView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<NewKeyView> created =
        idempotency.once(
            idempotencyKey,
            uri,
            body,
            NewKeyView.class,
            () -> new Versioned<>(keys.create(ws, body.object()), Keys.VERSION),
            NewKeyView::withoutKey);
    return created.created(
        URI.create("/api/workspaces/" + ws + "/api-keys/" + created.body().id()));
  }

  @GET
  @Needs(Role.OWNER)
  @Operation(operationId = "listApiKeys")
  public KeyList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var request = PageRequest.of(uri);
    var page = keys.page(ws, request.cursor("-created_at"), request.limit());
    return new KeyList(page.entries(), page.next());
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.OWNER)
  @Fresh
  @Operation(operationId = "deleteApiKey")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    keys.delete(ws, id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
