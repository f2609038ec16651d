package dev.waymark.analytics.lead;

import dev.waymark.analytics.access.Allows;
import dev.waymark.analytics.access.Audience;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `GET /api/workspaces/{ws}/leads`.
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
  @Allows(Audience.VIEWER)
  @Operation(
      operationId = "listLeads",
      summary = "List leads",
      description = "The newest first, by when they were reported.")
  @Parameter(name = "link", in = ParameterIn.QUERY, ref = "link")
  @Parameter(name = "from", in = ParameterIn.QUERY, ref = "from")
  @Parameter(name = "to", in = ParameterIn.QUERY, ref = "to")
  @Parameter(name = "days", in = ParameterIn.QUERY, ref = "days")
  @Parameter(name = "time_zone", in = ParameterIn.QUERY, ref = "time_zone")
  @Parameter(name = "limit", in = ParameterIn.QUERY, ref = "limit")
  @Parameter(name = "cursor", in = ParameterIn.QUERY, ref = "cursor")
  @APIResponse(
      responseCode = "200",
      description = "A page of leads.",
      content = @Content(schema = @Schema(implementation = LeadsView.class)))
  public LeadsView list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = LeadsQuery.of(uri.getQueryParameters(), clock.instant());
    return LeadsView.of(leads.list(query, ws, query.limit() + 1), query.limit());
  }
}
