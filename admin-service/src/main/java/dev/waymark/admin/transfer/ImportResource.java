package dev.waymark.admin.transfer;

import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.Large;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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

/// `/api/workspaces/{ws}/import`.
@Path("/api/workspaces/{ws}/import")
@Produces(MediaType.APPLICATION_JSON)
final class ImportResource {
  private final CsvImport csv;
  private final Idempotency idempotency;

  ImportResource(CsvImport csv, Idempotency idempotency) {
    this.csv = csv;
    this.idempotency = idempotency;
  }

  @POST
  @Path("/links")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Expensive
  @Operation(operationId = "importLinks")
  public ImportView importLinks(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Large JsonBody body,
      @Context UriInfo uri) {
    if (body.object().path(CsvImport.DRY_RUN).asBoolean()) {
      // Nothing is made that must not be made twice.
      return csv.run(ws, body.object());
    }
    return idempotency
        .once(
            idempotencyKey,
            uri,
            body,
            ImportView.class,
            () -> new Versioned<>(csv.run(ws, body.object()), 0))
        .body();
  }
}
