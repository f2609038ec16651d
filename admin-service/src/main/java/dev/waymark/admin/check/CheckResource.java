package dev.waymark.admin.check;

import dev.waymark.admin.link.LinkBody;
import dev.waymark.admin.link.WarningList;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;

/// `/api/workspaces/{ws}/links/{id}/check`.
@Path("/api/workspaces/{ws}/links/{id}/check")
@Produces(MediaType.APPLICATION_JSON)
final class CheckResource {
  private final Checks checks;

  CheckResource(Checks checks) {
    this.checks = checks;
  }

  @POST
  @Needs(Role.VIEWER)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Expensive
  @Operation(operationId = "checkLink")
  @RequestBodySchema(LinkBody.class)
  public WarningList check(@PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    return checks.check(ws, id, body.object());
  }
}
