package dev.waymark.admin.domain;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
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

/// `/api/workspaces/{ws}/domains`.
@Path("/api/workspaces/{ws}/domains")
@Produces(MediaType.APPLICATION_JSON)
final class DomainResource {
  private final Domains domains;
  private final Proofs proofs;
  private final Idempotency idempotency;

  DomainResource(Domains domains, Proofs proofs, Idempotency idempotency) {
    this.domains = domains;
    this.proofs = proofs;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "addDomain")
  public RestResponse<DomainView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    // Before the transaction of the claim, for it may ask DNS.
    proofs.refuseIfHeld(ws, body.object().path("domain").asText());
    Versioned<DomainView> created =
        idempotency.once(
            idempotencyKey, uri, body, DomainView.class, () -> domains.create(ws, body.object()));
    return created.created(URI.create("/api/workspaces/" + ws + "/domains/" + created.body().id()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listDomains")
  public DomainList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var request = PageRequest.of(uri);
    var page = domains.page(ws, request.cursor("-created_at"), request.limit());
    return new DomainList(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getDomain")
  public RestResponse<DomainView> get(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return domains.get(ws, id).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeDomain")
  public RestResponse<DomainView> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return domains.change(ws, id, Precondition.of(ifMatch), body.object()).ok();
  }

  @POST
  @Path("/{id}/verify")
  @Needs(Role.ADMIN)
  @Operation(operationId = "verifyDomain")
  public VerificationView verify(@PathParam("ws") String ws, @PathParam("id") String id) {
    return proofs.verify(ws, id);
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Operation(operationId = "removeDomain")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    domains.delete(ws, id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
