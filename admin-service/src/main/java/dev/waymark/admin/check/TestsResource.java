package dev.waymark.admin.check;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/links/{id}/tests/run`.
@Path("/api/workspaces/{ws}/links/{id}/tests/run")
@Produces(MediaType.APPLICATION_JSON)
final class TestsResource {
  private final Checks checks;

  TestsResource(Checks checks) {
    this.checks = checks;
  }

  @POST
  @Needs(Role.VIEWER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "runTests")
  public TestResultList run(@PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    var faults = new Faults();
    var members = new Members(body.object(), "", faults);
    JsonNode draft = members.raw("draft");
    members.end();
    if (draft != null && !draft.isObject()) {
      faults.add("/draft", "This is an object, as a change of the link takes it.");
    }
    return checks.runTests(ws, id, draft instanceof ObjectNode patch ? patch : null, faults);
  }
}
