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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/links/{id}/simulate`.
@Path("/api/workspaces/{ws}/links/{id}/simulate")
@Tag(name = "Rules", description = "What rules can ask about, and what they decide.")
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
  @Operation(
      operationId = "simulate",
      summary = "Try a link out with a made-up visitor",
      description =
          "Decides through the code that serves visitors, and says why: each rule that was tried,"
              + " and for each of its conditions the fact that was seen and whether it held. Rules"
              + " that the plan pauses, or whose channel is passive, stand in the trace with the"
              + " reason; so do the entries of a hub in its page. With unlocked it looks behind a"
              + " password. Counts no click and moves nothing: a pool gives its first present"
              + " member, an A/B test its first variant, a sequence its first URL.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = SimulationBody.class),
              examples = {
                @ExampleObject(
                    name = "A German on a phone, on a Sunday",
                    value =
                        """
                        {
                          "country": "DE",
                          "user_agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                          "accept_language": "de-DE,de;q=0.9",
                          "referrer": "https://www.google.com/",
                          "query": "utm_source=twitter",
                          "cookies": {"variant": "b"},
                          "at": "2026-01-04T12:00:00Z",
                          "click_count": 1000
                        }\
                        """),
                @ExampleObject(name = "Somebody of whom nothing is known", value = "{}")
              }))
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
