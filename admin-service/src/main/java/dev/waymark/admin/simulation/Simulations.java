package dev.waymark.admin.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.admin.visit.Visitor;
import dev.waymark.admin.visit.Visitors;
import dev.waymark.fault.Faults;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Router;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays made-up visitors on a link as it is, or as it would be after a change.
@Singleton
public class Simulations {
  /// Most moments that one call plays a visitor at.
  public static final int MAX_INSTANTS = 100;

  private final Links links;
  private final Visitors visitors;
  private final InstantSource clock;

  Simulations(Links links, Visitors visitors, InstantSource clock) {
    this.links = links;
    this.visitors = visitors;
    this.clock = clock;
  }

  /// What a visitor would get, and why.
  ///
  /// @param draft a JSON merge patch for the link, as a change takes it; null for the link as it is
  /// @param visitor as `simulate` takes it, without `draft` and `instants`
  /// @param instants when the visits would be, at most {@link #MAX_INSTANTS}; none for the one that
  ///   the visitor says
  /// @return an answer for each instant in their order, or the one answer
  /// @throws ProblemException when there is no such link, when the visitor or the draft has faults,
  ///   the draft's below `/draft`, or goes beyond the plan
  public List<SimulationView> play(
      String workspace,
      String link,
      @Nullable ObjectNode draft,
      JsonNode visitor,
      List<Instant> instants) {
    return play(workspace, link, draft, visitor, instants, new Faults());
  }

  /// @param faults of the rest of the body
  List<SimulationView> play(
      String workspace,
      String link,
      @Nullable ObjectNode draft,
      JsonNode visitor,
      List<Instant> instants,
      Faults faults) {
    Visitor read = Visitor.read(visitor, "", faults);
    LinkAsServed served = links.asServed(workspace, link, draft, "/draft", faults);
    SimulatedVisit visit =
        visitors.visit(
            read,
            served.document().id(),
            served.surroundings(),
            served.clickCount(),
            clock.instant());
    return instants.isEmpty()
        ? List.of(explained(served, visit))
        : instants.stream().map(at -> explained(served, visit.at(at))).toList();
  }

  private static SimulationView explained(LinkAsServed link, SimulatedVisit visit) {
    return SimulationView.of(
        Router.explain(
            link.document(),
            link.surroundings(),
            link.takedowns(),
            visit,
            visit,
            Draws.UNMOVED,
            link.neighbours()),
        link,
        visit);
  }
}
