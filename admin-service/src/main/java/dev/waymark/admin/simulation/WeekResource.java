package dev.waymark.admin.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/links/{id}/week`.
@Path("/api/workspaces/{ws}/links/{id}/week")
@Produces(MediaType.APPLICATION_JSON)
final class WeekResource {
  private static final TextRule ZONE = TextRule.line(100);

  private final Weeks weeks;

  WeekResource(Weeks weeks) {
    this.weeks = weeks;
  }

  @POST
  @Needs(Role.VIEWER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "playWeek")
  public WeekView play(@PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    var faults = new Faults();
    ObjectNode json = body.object();
    ObjectNode draft = Drafts.take(json, "draft", faults);
    var members = new Members(json, "", faults);
    String zone = members.text("time_zone", ZONE);
    var visitor = members.raw("visitor");
    members.end();
    return weeks.of(ws, id, draft, visitor, zone, faults);
  }
}
