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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/schedules`.
@Path("/api/workspaces/{ws}/schedules")
@Tag(name = "Schedules", description = "Business hours, which rules can ask about.")
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
  @Operation(
      operationId = "createSchedule",
      summary = "Create a schedule",
      description =
          "Weekly hours in a time zone, the workspace's unless another is named, and dates that are"
              + " exceptions. An interval ends before its second time, may end at 24:00, and may run"
              + " over midnight: it then belongs to the day on which it opens.")
  @APIResponse(
      responseCode = "201",
      description = "The new schedule.",
      content = @Content(schema = @Schema(implementation = ScheduleView.class)))
  @APIResponse(responseCode = "402", description = "The workspace has 200 schedules already.")
  @APIResponse(responseCode = "409", description = "The key is taken.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ScheduleBody.class),
              examples =
                  @ExampleObject(
                      name = "Madrid, with a lunch break and a holiday",
                      value =
                          """
                          {
                            "key": "madrid",
                            "name": "Madrid",
                            "time_zone": "Europe/Madrid",
                            "weekly": {
                              "mon": [["09:00", "14:00"], ["15:00", "18:00"]],
                              "fri": [["09:00", "14:00"]]
                            },
                            "exceptions": [{"date": "2026-12-25", "intervals": []}]
                          }\
                          """)))
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
  @Operation(
      operationId = "listSchedules",
      summary = "List the schedules",
      description = "By page, in the order of their keys.")
  public ScheduleList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    Page<ScheduleView> page = schedules.page(ws, PageRequest.of(uri));
    return new ScheduleList(page.entries(), page.next());
  }

  @GET
  @Path("/{key}")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "getSchedule",
      summary = "Read a schedule",
      description = "As it stands.")
  @APIResponse(responseCode = "200", description = "The schedule.")
  public RestResponse<ScheduleView> get(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return schedules.get(ws, key).okUnlessKnown(ifNoneMatch);
  }

  @GET
  @Path("/{key}/preview")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "previewSchedule",
      summary = "See the hours of 14 days",
      description =
          "Each date with the hours that begin on it, exceptions and changes of the clock included.")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "The first date; today in the schedule's zone, when left out.",
      schema = @Schema(type = SchemaType.STRING, examples = "2026-12-24"))
  public PreviewView preview(
      @PathParam("ws") String ws, @PathParam("key") String key, @Context UriInfo uri) {
    return schedules.preview(ws, key, uri.getQueryParameters().getFirst("from"));
  }

  @PATCH
  @Path("/{key}")
  @Needs(Role.EDITOR)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(
      operationId = "changeSchedule",
      summary = "Change a schedule",
      description =
          "A JSON merge patch (RFC 7396): what is left out stays, null clears, also a weekday; the"
              + " list of exceptions is replaced as a whole. The key stays.")
  @APIResponse(responseCode = "200", description = "The schedule after the change.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ScheduleBody.class),
              examples =
                  @ExampleObject(
                      name = "Saturdays too, no longer on Fridays",
                      value =
                          """
                          {"weekly": {"sat": [["10:00", "13:00"]], "fri": null}}\
                          """)))
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
  @Operation(
      operationId = "deleteSchedule",
      summary = "Delete a schedule",
      description = "Only one that no link and no pool uses.")
  @APIResponse(
      responseCode = "409",
      description = "The schedule is used; the answer names by what.")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    schedules.delete(ws, key, Precondition.of(ifMatch));
    return Done.OK;
  }
}
