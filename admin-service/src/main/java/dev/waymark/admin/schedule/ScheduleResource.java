package dev.waymark.admin.schedule;

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

/// `/api/workspaces/{ws}/schedules`.
@Path("/api/workspaces/{ws}/schedules")
@Produces(MediaType.APPLICATION_JSON)
final class ScheduleResource {
  private final Schedules schedules;
  private final Idempotency idempotency;

  ScheduleResource(Schedules schedules, Idempotency idempotency) {
    this.schedules = schedules;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createSchedule")
  public RestResponse<ScheduleView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<ScheduleView> created =
        idempotency.once(
            idempotencyKey,
            uri,
            body,
            ScheduleView.class,
            () -> schedules.create(ws, body.object()));
    return created.created(
        URI.create("/api/workspaces/" + ws + "/schedules/" + created.body().key()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listSchedules")
  public ScheduleList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<ScheduleView> page = schedules.page(ws, PageRequest.of(uri));
    return new ScheduleList(page.entries(), page.next());
  }

  @GET
  @Path("/{key}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getSchedule")
  public RestResponse<ScheduleView> get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return schedules.get(ws, key).okUnlessKnown(ifNoneMatch);
  }

  @GET
  @Path("/{key}/preview")
  @Needs(Role.VIEWER)
  @Operation(operationId = "previewSchedule")
  public PreviewView preview(
      @PathParam("ws") String ws, @PathParam("key") String key, @Context UriInfo uri) {
    return schedules.preview(ws, key, uri.getQueryParameters().getFirst("from"));
  }

  @PATCH
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeSchedule")
  public RestResponse<ScheduleView> change(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return schedules.change(ws, key, Precondition.of(ifMatch), body.object()).ok();
  }

  @DELETE
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "deleteSchedule")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    schedules.delete(ws, key, Precondition.of(ifMatch));
    return Done.OK;
  }
}
