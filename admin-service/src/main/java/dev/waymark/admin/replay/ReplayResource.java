package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/links/{id}/replay`.
@Path("/api/workspaces/{ws}/links/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
final class ReplayResource {
  private static final String DRAFT = "draft";
  private static final String FROM = "from";

  private final Replays replays;

  ReplayResource(Replays replays) {
    this.replays = replays;
  }

  @POST
  @Needs(Role.VIEWER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "replay")
  public ReplayView replay(@PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    var faults = new Faults();
    var members = new Members(body.object(), "", faults);
    JsonNode draft = members.raw(DRAFT);
    if (!(draft instanceof ObjectNode)) {
      faults.add(members.at(DRAFT), "This is an object, as a change of the link takes it.");
    }
    int before = faults.count();
    Instant from = members.instant(FROM);
    if (from == null && faults.count() == before) {
      faults.add(members.at(FROM), "A time is needed, such as 2026-11-01T00:00:00Z.");
    }
    Instant to = members.instant("to");
    members.end();
    return replays.replay(
        ws,
        id,
        draft instanceof ObjectNode patch ? patch : JsonNodeFactory.instance.objectNode(),
        from == null ? Instant.MIN : from,
        to,
        faults);
  }
}
