package dev.waymark.admin.segment;

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

/// `/api/workspaces/{ws}/segments`.
@Path("/api/workspaces/{ws}/segments")
@Produces(MediaType.APPLICATION_JSON)
final class SegmentResource {
  private final Segments segments;
  private final Idempotency idempotency;

  SegmentResource(Segments segments, Idempotency idempotency) {
    this.segments = segments;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createSegment")
  public RestResponse<SegmentView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<SegmentView> created =
        idempotency.once(
            idempotencyKey, uri, body, SegmentView.class, () -> segments.create(ws, body.object()));
    return created.created(
        URI.create("/api/workspaces/" + ws + "/segments/" + created.body().key()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listSegments")
  public SegmentList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<SegmentView> page = segments.page(ws, PageRequest.of(uri));
    return new SegmentList(page.entries(), page.next());
  }

  @GET
  @Path("/{key}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getSegment")
  public RestResponse<SegmentView> get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return segments.get(ws, key).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeSegment")
  public RestResponse<SegmentView> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return segments.change(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "deleteSegment")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    segments.delete(ws, key, Precondition.of(ifMatch));
    return Done.OK;
  }
}
