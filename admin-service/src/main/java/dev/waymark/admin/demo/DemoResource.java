package dev.waymark.admin.demo;

import dev.waymark.service.access.OperatorOnly;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/demo`: for the local start, and no part of the API.
@Path("/api/workspaces/{ws}/demo")
@Produces(MediaType.APPLICATION_JSON)
final class DemoResource {
  private final Demos demos;

  DemoResource(Demos demos) {
    this.demos = demos;
  }

  /// What was done.
  record MarkedView(boolean demo) {}

  @PUT
  @OperatorOnly
  @Operation(operationId = "markDemo", hidden = true)
  public MarkedView mark(@PathParam("ws") String ws) {
    demos.mark(ws);
    return new MarkedView(true);
  }
}
