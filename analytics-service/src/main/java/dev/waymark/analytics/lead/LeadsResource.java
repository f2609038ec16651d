package dev.waymark.analytics.lead;

import dev.waymark.service.access.AlsoForAdmin;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/leads`.
@Path("/api/workspaces/{ws}/leads")
@AlsoForAdmin
@Produces(MediaType.APPLICATION_JSON)
final class LeadsResource {
  private final Leads leads;
  private final InstantSource clock;

  LeadsResource(Leads leads, InstantSource clock) {
    this.leads = leads;
    this.clock = clock;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listLeads")
  public LeadsView list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = LeadsQuery.of(uri.getQueryParameters(), clock.instant());
    return LeadsView.of(leads.list(query, ws, query.limit() + 1), query.limit());
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Operation(operationId = "removeLead")
  public RemovedView remove(@PathParam("ws") String ws, @PathParam("id") String id) {
    leads.remove(ws, id);
    return new RemovedView(true);
  }
}
