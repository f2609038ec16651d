package dev.waymark.admin.bulk;

import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/links/bulk`.
@Path("/api/workspaces/{ws}/links/bulk")
@Produces(MediaType.APPLICATION_JSON)
final class BulkResource {
  private final BulkLinks links;
  private final Idempotency idempotency;

  BulkResource(BulkLinks links, Idempotency idempotency) {
    this.links = links;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Expensive
  @Operation(operationId = "createLinks")
  public CreatedLinks create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    return idempotency
        .once(
            idempotencyKey,
            uri,
            body,
            CreatedLinks.class,
            () -> new Versioned<>(new CreatedLinks(links.create(ws, body.object())), 0))
        .body();
  }

  @PATCH
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "changeLinks")
  public ChangedLinks change(@PathParam("ws") String ws, JsonBody body) {
    return links.change(ws, body.object());
  }

  @DELETE
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "deleteLinks")
  public DeletedLinks delete(@PathParam("ws") String ws, JsonBody body) {
    return links.delete(ws, body.object());
  }
}
