package dev.waymark.admin.takedown;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.OperatorOnly;
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

/// `/api/takedowns`.
@Path("/api/takedowns")
@Produces(MediaType.APPLICATION_JSON)
final class TakedownResource {
  private final TakedownRegister register;
  private final Idempotency idempotency;

  TakedownResource(TakedownRegister register, Idempotency idempotency) {
    this.register = register;
    this.idempotency = idempotency;
  }

  @POST
  @OperatorOnly
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createTakedown")
  public RestResponse<TakedownView> create(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<TakedownView> created =
        idempotency.once(
            idempotencyKey, uri, body, TakedownView.class, () -> register.create(body.object()));
    return created.created(URI.create("/api/takedowns/" + created.body().id()));
  }

  @GET
  @OperatorOnly
  @Operation(operationId = "listTakedowns")
  public TakedownPage list(@Context UriInfo uri) {
    var page = register.page(PageRequest.of(uri, "what"));
    return new TakedownPage(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @OperatorOnly
  @Operation(operationId = "getTakedown")
  public RestResponse<TakedownView> get(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return register.get(id).okUnlessKnown(ifNoneMatch);
  }

  @DELETE
  @Path("/{id}")
  @OperatorOnly
  @Operation(operationId = "deleteTakedown")
  public Done delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    register.delete(id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
