package dev.waymark.admin.replay;

import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/links/{id}/clicks/{click}`.
@Path("/api/workspaces/{ws}/links/{id}/clicks/{click}")
@Produces(MediaType.APPLICATION_JSON)
final class DecidedClickResource {
  private final DecidedClicks clicks;

  DecidedClickResource(DecidedClicks clicks) {
    this.clicks = clicks;
  }

  @GET
  @Needs(Role.VIEWER)
  @Expensive
  @Operation(operationId = "getDecidedClick")
  public DecidedClickView get(
      @PathParam("ws") String ws, @PathParam("id") String id, @PathParam("click") String click) {
    return clicks.of(ws, id, click);
  }
}
