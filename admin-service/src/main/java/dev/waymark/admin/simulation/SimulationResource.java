package dev.waymark.admin.simulation;

import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.Links;
import dev.waymark.fault.Faults;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Router;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/links/{id}/simulate`.
@Path("/api/workspaces/{ws}/links/{id}/simulate")
@Produces(MediaType.APPLICATION_JSON)
final class SimulationResource {
  private final Links links;
  private final Readers readers;
  private final InstantSource clock;

  SimulationResource(Links links, Readers readers, InstantSource clock) {
    this.links = links;
    this.readers = readers;
    this.clock = clock;
  }

  @POST
  @Needs(Role.VIEWER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "simulate")
  public SimulationView simulate(
      @PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    LinkAsServed link = links.asServed(ws, id);
    var faults = new Faults();
    SimulatedVisit visit = VisitReader.read(body.object(), readers, link, clock.instant(), faults);
    ProblemException.throwIfAny(faults);
    return SimulationView.of(
        Router.explain(
            link.document(), link.surroundings(), link.takedowns(), visit, visit, Draws.UNMOVED),
        link,
        visit);
  }
}
