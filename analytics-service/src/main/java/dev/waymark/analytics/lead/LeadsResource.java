package dev.waymark.analytics.lead;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/leads`.
@Path("/api/workspaces/{ws}/leads")
@Tag(name = "Leads")
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
  @Operation(
      operationId = "listLeads",
      summary = "List leads",
      description = "The newest first, by when they were reported.")
  @APIResponse(responseCode = "200", description = "A page of leads.")
  public LeadsView list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = LeadsQuery.of(uri.getQueryParameters(), clock.instant());
    return LeadsView.of(leads.list(query, ws, query.limit() + 1), query.limit());
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.EDITOR)
  @Operation(
      operationId = "removeLead",
      summary = "Remove a lead",
      description =
          "One that was reported wrongly, or a sale that was called off. Every number is then as if"
              + " it had never been reported. Its `external_id` and the `Idempotency-Key` of its"
              + " report are forgotten with it: the same report again is a new lead.")
  @APIResponse(responseCode = "200", description = "It is gone.")
  public RemovedView remove(
      @PathParam("ws") String ws,
      @Parameter(description = "The lead's id.", example = "01kn1cr5g0h2m3n4p5q6r7s8t9")
          @PathParam("id")
          String id) {
    leads.remove(ws, id);
    return new RemovedView(true);
  }
}
