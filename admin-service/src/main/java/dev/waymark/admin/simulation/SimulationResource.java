package dev.waymark.admin.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.Moments;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/links/{id}/simulate`.
@Path("/api/workspaces/{ws}/links/{id}/simulate")
@Produces(MediaType.APPLICATION_JSON)
final class SimulationResource {
  private static final String DRAFT = "draft";
  private static final String INSTANTS = "instants";

  private final Simulations simulations;

  SimulationResource(Simulations simulations) {
    this.simulations = simulations;
  }

  @POST
  @Needs(Role.VIEWER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Expensive
  @Operation(operationId = "simulate")
  public SimulationView simulate(
      @PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    ObjectNode visitor = body.object();
    var faults = new Faults();
    ObjectNode draft = Drafts.take(visitor, DRAFT, faults);
    JsonNode written = visitor.remove(INSTANTS);
    List<Instant> instants = instants(written, visitor.has("at"), faults);
    List<SimulationView> played = simulations.play(ws, id, draft, visitor, instants, faults);
    return instants.isEmpty() ? played.getFirst() : SimulationView.ofAll(played);
  }

  private static List<Instant> instants(@Nullable JsonNode json, boolean at, Faults faults) {
    if (json == null || json.isNull()) {
      return List.of();
    }
    String pointer = Faults.at("", INSTANTS);
    // Generated clients send an empty one where nothing was set.
    if (!json.isArray() || json.size() > Simulations.MAX_INSTANTS) {
      faults.add(pointer, "This is an array of at most " + Simulations.MAX_INSTANTS + " times.");
      return List.of();
    }
    if (at && !json.isEmpty()) {
      faults.add("/at", "A visit is at one time, or there are instants; not both.");
    }
    var instants = new ArrayList<Instant>();
    for (int i = 0; i < json.size(); i++) {
      Instant instant = Moments.parse(json.get(i).isTextual() ? json.get(i).textValue() : "");
      if (instant == null) {
        faults.add(Faults.at(pointer, i), Moments.FAULT);
      } else {
        instants.add(instant);
      }
    }
    return instants;
  }
}
