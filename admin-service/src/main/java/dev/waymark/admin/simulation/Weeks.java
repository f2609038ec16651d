package dev.waymark.admin.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.visit.Played;
import dev.waymark.admin.visit.Player;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.admin.visit.Visitor;
import dev.waymark.admin.visit.Visitors;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.clock.TimeZones;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Plays a made-up visitor at every minute of the coming week.
@Singleton
public class Weeks {
  private final Links links;
  private final Workspaces workspaces;
  private final Visitors visitors;
  private final InstantSource clock;

  Weeks(Links links, Workspaces workspaces, Visitors visitors, InstantSource clock) {
    this.links = links;
    this.workspaces = workspaces;
    this.visitors = visitors;
    this.clock = clock;
  }

  /// What a visitor gets in the seven days from today on, and where that is something else, what
  /// they get without the draft.
  ///
  /// @param draft a JSON merge patch for the link, as a change takes it; null for the link as it is
  /// @param visitor as `simulate` takes it, without a time; null for somebody of whom nothing is
  ///   known
  /// @param zone by whose clocks; the name of a region, null for the workspace's
  /// @throws ProblemException when there is no such link, when the visitor, zone or draft has
  ///   faults, each below its name, or the draft goes beyond the plan
  @Transactional
  public WeekView of(
      String workspace,
      String link,
      @Nullable ObjectNode draft,
      @Nullable JsonNode visitor,
      @Nullable String zone) {
    return of(workspace, link, draft, visitor, zone, new Faults());
  }

  /// @param faults of the rest of the body
  @Transactional
  WeekView of(
      String workspace,
      String link,
      @Nullable ObjectNode draft,
      @Nullable JsonNode visitor,
      @Nullable String zone,
      Faults faults) {
    Visitor read =
        Visitor.read(
            visitor == null ? JsonNodeFactory.instance.objectNode() : visitor, "/visitor", faults);
    if (read.at() != null) {
      faults.add("/visitor/at", "A week is played at every minute; leave this out.");
    }
    String name = zone == null ? workspaces.get(workspace).timeZone() : zone;
    ZoneId known = TimeZones.of(name);
    if (known == null) {
      faults.add("/time_zone", TimeZones.fault(name));
      known = ZoneOffset.UTC;
    }
    Instant now = clock.instant();
    LinkAsServed served = links.asServed(workspace, link, draft, "/draft", faults);
    Function<Instant, Played> before =
        draft == null ? null : played(links.asServed(workspace, link), read, now);
    return new WeekView(
        known.getId(),
        Week.slots(played(served, read, now), before, known, LocalDate.ofInstant(now, known))
            .stream()
            .map(WeekView.SlotView::of)
            .toList());
  }

  private Function<Instant, Played> played(LinkAsServed link, Visitor visitor, Instant now) {
    var player =
        new Player(link.document(), link.surroundings(), link.takedowns(), link.neighbours());
    SimulatedVisit visit =
        visitors.visit(visitor, link.document().id(), link.surroundings(), link.clickCount(), now);
    return moment -> player.play(visit.at(moment));
  }
}
