package dev.waymark.admin.visit;

import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Neighbours;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.takedown.Takedowns;

/// A link that made-up visitors visit, one after the other, without asking why.
public final class Player {
  private final Link link;
  private final Workspace surroundings;
  private final Takedowns takedowns;
  private final Neighbours neighbours;

  /// @param document as it is published
  /// @param surroundings what it shares with the other links of its workspace
  /// @param takedowns those that can concern it
  /// @param neighbours the links to which its rules may lead
  public Player(
      LinkDocument document, Workspace surroundings, Takedowns takedowns, Neighbours neighbours) {
    this.link = Link.compile(document, new SharedMatchers());
    this.surroundings = surroundings;
    this.takedowns = takedowns;
    this.neighbours = neighbours;
  }

  /// What a visitor gets, who moves nothing.
  public Played play(SimulatedVisit visit) {
    Decision decision = Router.decide(link, surroundings, takedowns, visit, visit, neighbours);
    return Played.of(
        decision, Router.settle(decision, link, surroundings, takedowns, visit, Draws.UNMOVED));
  }
}
